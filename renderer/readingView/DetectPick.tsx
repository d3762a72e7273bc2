import { useState } from 'react';
import { settledFrames } from '../../src/analysis/proposals.ts';
import { segmentName } from '../../src/analysis/veinSegment.ts';
import { useApp } from '../app/appStore.ts';
import { detectFrame, detectFrames } from '../detection/detectionWork.ts';
import { framesFrom } from '../detection/framesFrom.ts';
import { Button } from '../panels/Button.tsx';
import { FrameRangeFields } from '../panels/segments/FrameRangeFields.tsx';
import type { RangeDraft } from '../panels/segments/referenceDraft.ts';
import type { Reading } from '../reading/reading.ts';
import styles from './FramePick.module.css';
import { closeFramePick, InPlaceMenu } from './InPlaceMenu.tsx';

/** Where to detect the lumen: on this frame, in a segment, in a range, on all frames. */
export function DetectPick({ reading }: { readonly reading: Reading }) {
  const open = useApp((app) => app.open);
  const { analysis, frameNumber } = reading;
  const { numberOfFrames } = analysis.pullback;
  const [range, setRange] = useState<RangeDraft>({ firstFrame: frameNumber, lastFrame: Math.min(numberOfFrames, frameNumber + 20) });
  if (open === null) return null;
  const settled = settledFrames(analysis).size;
  const run = (frameNumbers: readonly number[], words: string) => {
    void detectFrames(open, frameNumbers, words);
    closeFramePick();
  };
  const { firstFrame, lastFrame } = range;
  const isRange = firstFrame !== null && lastFrame !== null && firstFrame <= lastFrame;
  return (
    <InPlaceMenu title="Detect the lumen" role="dialog">
      <button
        type="button"
        className={styles.option}
        onClick={() => {
          void detectFrame(open);
          closeFramePick();
        }}
      >
        On frame {frameNumber}
      </button>
      {analysis.segments.map((segment) => (
        <button key={segment.id} type="button" className={styles.option} onClick={() => run(framesFrom(segment.firstFrame, segment.lastFrame), `Detecting ${segmentName(segment)}`)}>
          In {segmentName(segment)}, frames {segment.firstFrame}–{segment.lastFrame}
        </button>
      ))}
      <button type="button" className={styles.option} onClick={() => run(framesFrom(1, numberOfFrames), 'Detecting all frames')}>
        On all {numberOfFrames} frames
      </button>
      <div className={styles.form}>
        <FrameRangeFields name="Detect" range={range} numberOfFrames={numberOfFrames} frameNumber={frameNumber} onChange={setRange} />
        <Button disabled={!isRange} onClick={() => isRange && run(framesFrom(firstFrame, lastFrame), `Detecting frames ${firstFrame}–${lastFrame}`)}>
          Detect this range
        </Button>
        <p className={styles.note}>
          Proposals are provisional until you accept them. {settled === 0 ? '' : `${settled} ${settled === 1 ? 'frame' : 'frames'} with a reader’s word stay as they are.`}
        </p>
      </div>
    </InPlaceMenu>
  );
}
