import { memo, type ReactNode } from 'react';
import type { FrameResult, SegmentResult } from '../../../src/measurement/results.ts';
import type { Pullback } from '../../../src/pullback/pullback.ts';
import { countWords } from '../../format/decimalWords.ts';
import { FrameLink } from '../FrameLink.tsx';
import panel from '../panel.module.css';

export interface ContouredStripProps {
  readonly result: SegmentResult;
  readonly kind: Pullback['kind'];
  readonly frames: readonly FrameResult[];
  readonly goToFrame: (frameNumber: number) => void;
}

const width = 280;
const height = 8;

/** Which frames of the segment are measured: filled where accepted, outlined while provisional. One path each, however many frames. */
export const ContouredStrip = memo(function ContouredStrip({ result, kind, frames, goToFrame }: ContouredStripProps): ReactNode {
  // Stills cover nothing between them, and have no gaps.
  const stills = kind === 'stills';
  const own = frames.filter((frame) => frame.frameNumber >= result.firstFrame && frame.frameNumber <= result.lastFrame);
  const step = width / result.totalFrames;
  const tick = Math.min(3, Math.max(1, step * 0.8));
  const pathOf = (accepted: boolean) =>
    own
      .filter((frame) => frame.accepted === accepted)
      .map((frame) => `M${((frame.frameNumber - result.firstFrame + 0.5) * step - tick / 2).toFixed(2)} 1h${tick.toFixed(2)}v${height - 2}h${(-tick).toFixed(2)}z`)
      .join('');
  return (
    <>
      <div className={panel.line}>
        <span className={panel.label}>Contoured</span>
        <span className={`${panel.secondary} ${panel.end}`}>
          <strong style={{ color: 'var(--vl-text-1)' }}>{result.contouredFrames}</strong> of {stills ? countWords(result.totalFrames, 'still') : `${countWords(result.totalFrames, 'frame')}, largest gap ${result.largestGapFrames}`}
        </span>
      </div>
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" height={height} preserveAspectRatio="none" role="img" aria-label={`${result.contouredFrames} of ${result.totalFrames} frames measured`}>
        <rect x="0" y={height / 2 - 0.5} width={width} height="1" fill="var(--vl-line-strong)" />
        <path d={pathOf(true)} fill="var(--vl-lumen)" />
        <path d={pathOf(false)} fill="none" stroke="var(--vl-warning)" strokeWidth="0.9" />
      </svg>
      {stills || result.largestGapFirstFrame === null || result.largestGapFrames < 2 ? null : (
        <FrameLink
          frameNumber={result.largestGapFirstFrame + Math.floor(result.largestGapFrames / 2)}
          words={`Into the largest gap, from frame ${result.largestGapFirstFrame}`}
          onGo={goToFrame}
        />
      )}
    </>
  );
});
