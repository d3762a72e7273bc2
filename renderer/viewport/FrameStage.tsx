import { type Ref, useRef } from 'react';
import { areaFigure } from '../format/frameFigures.ts';
import { frameName } from '../format/stillWords.ts';
import styles from './FrameStage.module.css';
import type { FrameStageHandle, FrameStageProps } from './frameStageProps.ts';
import { StageSurface } from './StageSurface.tsx';
import { useStageSize } from './useStageSize.ts';

/** The centre of the program: one frame with its contours, what it measures at its corners, and the tool in hand. */
export function FrameStage({ ref, ...props }: FrameStageProps & { readonly ref?: Ref<FrameStageHandle> }) {
  const stage = useRef<HTMLDivElement>(null);
  const size = useStageSize(stage);
  const { frameNumber, pullback, frameResult } = props;
  const area = areaFigure(frameResult?.lumenAreaMm2 ?? null, frameResult?.lumenAreaPx2 ?? null);
  const label = `${frameName(pullback.kind, frameNumber)} of ${pullback.numberOfFrames}, ${area === null ? 'no lumen area' : `lumen ${area.value} ${area.unit}, ${frameResult?.accepted === true ? 'accepted' : 'provisional'}`}`;
  const { reader, purpose, sequence } = props.analysis.read;
  // What tools hold belongs to one read of one pullback.
  const whose = [pullback.sopInstanceUid, reader, purpose, sequence].join(' ');
  return (
    <div ref={stage} className={styles.stage} data-frame-stage tabIndex={0} role="group" aria-label={label}>
      {size === null ? null : <StageSurface key={whose} {...props} stageRef={ref} element={stage} size={size} />}
    </div>
  );
}
