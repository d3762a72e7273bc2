import { IconArrowRight, IconWand } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { actionOf, runAction } from '../actions/actionTable.ts';
import { useDetectionWork } from '../detection/detectionJob.ts';
import { Button } from './Button.tsx';
import type { PanelProps } from './panelProps.ts';
import { provisionalReview } from './segments/provisionalReview.ts';

/** The main button of a read that is under way: proposals for all frames where there is nothing yet, then on to the next that nobody stands behind. */
export function ReviewButton({ reading }: Pick<PanelProps, 'reading'>): ReactNode {
  const { provisional, nextFrame } = provisionalReview(reading.analysis.contours, reading.frameNumber);
  const mayDetect = useDetectionWork((work) => work.job === null) && reading.mayEdit && reading.analysis.contours.length === 0;
  if (nextFrame === null) {
    return mayDetect ? (
      <Button kind="primary" main onClick={() => runAction(actionOf('contour.detectAll'))}>
        <IconWand size={16} stroke={1.75} aria-hidden="true" /> Detect all {reading.analysis.pullback.numberOfFrames} frames
      </Button>
    ) : null;
  }
  return (
    <Button kind="primary" main onClick={() => runAction(actionOf('frame.review'))}>
      Review {provisional} provisional <IconArrowRight size={16} stroke={1.75} aria-hidden="true" />
    </Button>
  );
}
