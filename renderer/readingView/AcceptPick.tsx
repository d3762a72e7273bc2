import { useState } from 'react';
import { countWords } from '../format/decimalWords.ts';
import { acceptedNow, provisionalAbove } from '../detection/acceptance.ts';
import { Button } from '../panels/Button.tsx';
import { FrameRangeFields } from '../panels/segments/FrameRangeFields.tsx';
import type { RangeDraft } from '../panels/segments/referenceDraft.ts';
import type { PanelProps } from '../panels/panelProps.ts';
import styles from './FramePick.module.css';
import { closeFramePick, InPlaceMenu } from './InPlaceMenu.tsx';

/** Accepts several proposals at once: those of a range that are sure enough. What it would accept is counted before it does. */
export function AcceptPick({ reading, actions }: PanelProps) {
  const { analysis, frameNumber } = reading;
  const { numberOfFrames } = analysis.pullback;
  const segment = analysis.segments.find(({ id }) => id === reading.selectedSegmentId);
  const [range, setRange] = useState<RangeDraft>({ firstFrame: segment?.firstFrame ?? 1, lastFrame: segment?.lastFrame ?? numberOfFrames });
  const [leastPercent, setLeastPercent] = useState(70);
  const { firstFrame, lastFrame } = range;
  const within = firstFrame === null || lastFrame === null || firstFrame > lastFrame ? null : { firstFrame, lastFrame };
  const all = within === null ? [] : provisionalAbove(analysis.contours, within, 0);
  const chosen = within === null ? [] : provisionalAbove(analysis.contours, within, leastPercent / 100);
  const accept = () => {
    void actions.edit(acceptedNow(chosen.map(({ id }) => id), reading.reader, false));
    closeFramePick();
  };
  return (
    <InPlaceMenu title="Accept proposals" role="dialog">
      <div className={styles.form}>
        <label className={styles.slider}>
          <span>Border confidence at least {leastPercent} %</span>
          <input type="range" min={0} max={100} step={5} value={leastPercent} onChange={(event) => setLeastPercent(Number(event.target.value))} />
        </label>
        <FrameRangeFields name="Accept" range={range} numberOfFrames={numberOfFrames} frameNumber={frameNumber} onChange={setRange} />
        <p className={styles.count} role="status">
          Accepts {chosen.length} of {all.length} provisional
        </p>
        <Button kind="primary" disabled={chosen.length === 0} onClick={accept}>
          Accept {countWords(chosen.length, 'contour')} unseen
        </Button>
        <p className={styles.note}>They stay labelled “accepted unseen” until you accept them on screen, and a minimum or a reference that rests on one is not final.</p>
      </div>
    </InPlaceMenu>
  );
}
