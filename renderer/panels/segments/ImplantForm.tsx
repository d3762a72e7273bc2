import type { ReactNode } from 'react';
import type { Implant } from '../../../src/analysis/implant.ts';
import type { Reading } from '../../reading/reading.ts';
import { Button } from '../Button.tsx';
import controls from '../controls.module.css';
import { NumberField } from '../NumberField.tsx';
import panel from '../panel.module.css';
import { TextField } from '../TextField.tsx';
import { useReveal } from '../useReveal.ts';
import { FrameRangeFields } from './FrameRangeFields.tsx';
import { type ImplantDraft, implantOf } from './implantDraft.ts';

export interface ImplantFormProps {
  readonly reading: Reading;
  readonly draft: ImplantDraft;
  readonly onChange: (draft: ImplantDraft) => void;
  readonly onCancel: () => void;
  readonly onKeep: (implant: Implant) => void;
}

/** A stent as the reader knows it: which one, its size as labelled, where it is seen. */
export function ImplantForm({ reading, draft, onChange, onCancel, onKeep }: ImplantFormProps): ReactNode {
  const reveal = useReveal<HTMLFormElement>();
  const made = implantOf(draft, reading.analysis.implants);
  return (
    <form
      ref={reveal}
      className={controls.form}
      aria-label="Stent"
      onSubmit={(event) => {
        event.preventDefault();
        if ('implant' in made) onKeep(made.implant);
      }}
    >
      <NumberField label="Placed as number" whole value={draft.order} min={1} max={20} onChange={(order) => onChange({ ...draft, order })} />
      <TextField label="Label" value={draft.label} onChange={(label) => onChange({ ...draft, label })} />
      <NumberField label="Diameter, as labelled" unit="mm" value={draft.nominalDiameterMm} min={1} max={40} onChange={(nominalDiameterMm) => onChange({ ...draft, nominalDiameterMm })} />
      <NumberField label="Length, as labelled" unit="mm" value={draft.nominalLengthMm} min={1} max={300} onChange={(nominalLengthMm) => onChange({ ...draft, nominalLengthMm })} />
      <div className={controls.wide}>
        <FrameRangeFields name="Stent" range={draft} numberOfFrames={reading.analysis.pullback.numberOfFrames} frameNumber={reading.frameNumber} onChange={(range) => onChange({ ...draft, ...range })} />
      </div>
      <label className={`${controls.wide} ${controls.check}`}>
        <input type="checkbox" checked={draft.lumenEqualsStent} onChange={(event) => onChange({ ...draft, lumenEqualsStent: event.target.checked })} />
        Lumen equals the stent here
      </label>
      <div className={`${controls.wide} ${panel.line}`}>
        <span className={panel.quietText}>{'lacking' in made ? made.lacking : ''}</span>
        <span className={`${panel.end} ${panel.line}`}>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" disabled={'lacking' in made}>
            Keep stent
          </Button>
        </span>
      </div>
    </form>
  );
}
