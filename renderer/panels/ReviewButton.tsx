import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import type { PanelProps } from './panelProps.ts';
import { provisionalReview } from './segments/provisionalReview.ts';

/** The main button of a read that is under way: on to the next frame that nobody stands behind yet. */
export function ReviewButton({ reading, actions }: PanelProps): ReactNode {
  const { provisional, nextFrame } = provisionalReview(reading.analysis.contours, reading.frameNumber);
  if (nextFrame === null) return null;
  return (
    <Button kind="primary" main onClick={() => actions.goToFrame(nextFrame)}>
      Review {provisional} provisional <IconArrowRight size={16} stroke={1.75} aria-hidden="true" />
    </Button>
  );
}
