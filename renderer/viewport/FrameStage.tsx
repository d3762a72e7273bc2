import { type Ref, useRef } from 'react';
import styles from './FrameStage.module.css';
import type { FrameStageHandle, FrameStageProps } from './frameStageProps.ts';
import { StageSurface } from './StageSurface.tsx';
import { useStageSize } from './useStageSize.ts';

/** The centre of the program: one frame with its contours, what it measures at its corners, and the tool in hand. */
export function FrameStage({ ref, ...props }: FrameStageProps & { readonly ref?: Ref<FrameStageHandle> }) {
  const stage = useRef<HTMLDivElement>(null);
  const size = useStageSize(stage);
  const { frameNumber, pullback } = props;
  return (
    <div ref={stage} className={styles.stage} data-frame-stage tabIndex={0} role="group" aria-label={`Frame ${frameNumber} of ${pullback.numberOfFrames}`}>
      {size === null ? null : <StageSurface {...props} stageRef={ref} element={stage} size={size} />}
    </div>
  );
}
