import { type ReactNode, useState } from 'react';
import { type Side, sides, type Vein, veins, type VeinSegment } from '../../../src/analysis/veinSegment.ts';
import { Button } from '../Button.tsx';
import controls from '../controls.module.css';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { SelectField } from '../SelectField.tsx';
import { useReveal } from '../useReveal.ts';
import { FrameRangeFields } from './FrameRangeFields.tsx';
import { newSegment, type SegmentDraft, segmentProblem } from './segmentDraft.ts';

export interface SegmentFormProps extends PanelProps {
  /** null: a new one. */
  readonly segment: VeinSegment | null;
  readonly start: SegmentDraft;
  readonly onClose: () => void;
}

const veinOptions = veins.map((vein: Vein) => ({ value: vein, words: vein }));
const sideOptions = sides.map((side: Side) => ({ value: side, words: side === 'left' ? 'Left' : 'Right' }));

/** Which vein, which side, from where to where. */
export function SegmentForm({ reading, actions, segment, start, onClose }: SegmentFormProps): ReactNode {
  const [draft, setDraft] = useState(start);
  const reveal = useReveal<HTMLFormElement>();
  const problem = segmentProblem(draft, segment?.id ?? null, reading.analysis.segments);
  const submit = async () => {
    const { firstFrame, lastFrame, vein } = draft;
    if (problem !== null || firstFrame === null || lastFrame === null) return;
    const side = vein === 'IVC' ? null : draft.side;
    const made = segment === null ? newSegment({ ...draft, firstFrame, lastFrame }, crypto.randomUUID(), reading.presets) : { ...segment, vein, side, firstFrame, lastFrame };
    if (!(await actions.edit({ type: segment === null ? 'segmentAdded' : 'segmentChanged', segment: made }))) return;
    actions.selectSegment(made.id);
    onClose();
  };
  return (
    <form
      ref={reveal}
      className={controls.form}
      aria-label={segment === null ? 'New segment' : 'Change segment'}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <SelectField label="Vein" value={draft.vein} options={veinOptions} onChange={(vein) => setDraft({ ...draft, vein })} />
      {draft.vein === 'IVC' ? <span /> : <SelectField label="Side" value={draft.side} options={sideOptions} onChange={(side) => setDraft({ ...draft, side })} />}
      <div className={controls.wide}>
        <FrameRangeFields
          name="Segment"
          range={draft}
          numberOfFrames={reading.analysis.pullback.numberOfFrames}
          frameNumber={reading.frameNumber}
          onChange={(range) => setDraft({ ...draft, ...range })}
        />
      </div>
      <div className={`${controls.wide} ${panel.line}`}>
        <span className={panel.quietText}>{problem}</span>
        <span className={`${panel.end} ${panel.line}`}>
          {segment === null ? null : (
            <Button title="Its contours stay" onClick={() => void actions.edit({ type: 'segmentDeleted', id: segment.id })}>
              Delete
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" disabled={problem !== null}>
            {segment === null ? 'Create segment' : 'Change segment'}
          </Button>
        </span>
      </div>
    </form>
  );
}
