import { IconCircle, IconCircleDot, IconGridDots, IconQuestionMark } from '@tabler/icons-react';
import type { Phase } from '../../src/analysis/acquisitionRecord.ts';

/** The phase as a sign: a plain ring before, a dot in it after balloon or thrombus removal, a mesh once a stent is in. */
export function PhaseSign({ phase, size = 16 }: { readonly phase: Phase; readonly size?: number }) {
  const Sign = phase === 'unknown' ? IconQuestionMark : phase === 'preStent' ? IconCircle : phase === 'afterBalloon' || phase === 'afterThrombusRemoval' ? IconCircleDot : IconGridDots;
  return <Sign size={size} stroke={1.75} aria-hidden="true" />;
}
