import { type ReactNode, useState } from 'react';
import { segmentName, type Side, type Vein } from '../../../src/analysis/veinSegment.ts';
import type { ComparisonPreset } from '../../../src/measurement/comparisonPreset.ts';
import { Button } from '../Button.tsx';
import controls from '../controls.module.css';
import { NumberField } from '../NumberField.tsx';
import panel from '../panel.module.css';
import { TextField } from '../TextField.tsx';
import { useReveal } from '../useReveal.ts';

export interface PresetFormProps {
  readonly vein: Vein;
  readonly side: Side | null;
  /** Names that are given away already: a preset is never changed, only replaced. */
  readonly taken: readonly string[];
  readonly onAdd: (preset: ComparisonPreset) => Promise<void>;
  readonly onCancel: () => void;
}

/** A comparison area of the reader's own, which has to say where it comes from. */
export function PresetForm({ vein, side, taken, onAdd, onCancel }: PresetFormProps): ReactNode {
  const [label, setLabel] = useState('');
  const [citation, setCitation] = useState('');
  const [areaMm2, setAreaMm2] = useState<number | null>(null);
  const reveal = useReveal<HTMLFormElement>();
  const name = label.trim();
  const problem = name === '' ? 'Give it a name.' : taken.includes(name) ? 'This name is taken.' : citation.trim() === '' ? 'Say where the area comes from.' : areaMm2 === null ? 'Type the area.' : null;
  return (
    <form
      ref={reveal}
      className={controls.form}
      aria-label="Own comparison area"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem !== null || areaMm2 === null) return;
        // The program has not read the source that the reader cites.
        void onAdd({ name, label: name, citation: citation.trim(), verified: false, areas: [{ vein, side, areaMm2 }], addedByReader: true });
      }}
    >
      <TextField label="Name" value={label} onChange={setLabel} />
      <NumberField label={`Area of ${segmentName({ vein, side })}`} unit="mm²" value={areaMm2} min={1} max={5000} onChange={setAreaMm2} />
      <div className={controls.wide}>
        <TextField label="Source" value={citation} onChange={setCitation} placeholder="Citation or protocol" />
      </div>
      <div className={`${controls.wide} ${panel.line}`}>
        <span className={panel.quietText}>{problem}</span>
        <span className={`${panel.end} ${panel.line}`}>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" disabled={problem !== null}>
            Add
          </Button>
        </span>
      </div>
    </form>
  );
}
