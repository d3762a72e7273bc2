import { type ReactNode, useState } from 'react';
import { lesionRuleWords } from '../../format/lesionWords.ts';
import { Button } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import { NumberField } from '../NumberField.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { SelectField } from '../SelectField.tsx';
import { useReveal } from '../useReveal.ts';
import { lesionDraftOf, lesionRuleOf } from './lesionDraft.ts';

export interface LesionSettingProps extends PanelProps {
  /** The form is open. */
  readonly changing: boolean;
  readonly onChanging: (changing: boolean) => void;
}

/** What the reader calls a lesion, and how far beyond it a stent has to reach to cover it. Nothing is a lesion until it is said. */
export function LesionSetting({ reading, actions, changing, onChanging }: LesionSettingProps): ReactNode {
  const { lesionRule } = reading.analysis;
  return (
    <Card
      title="Lesion"
      aside={
        reading.mayEdit && lesionRule !== null ? (
          <Button kind="quiet" aria-expanded={changing} onClick={() => onChanging(!changing)}>
            Change
          </Button>
        ) : null
      }
    >
      <CardPart>
        {lesionRule === null ? null : <p className={panel.words}>{lesionRuleWords(lesionRule)}</p>}
        {changing ? <LesionForm reading={reading} actions={actions} onClose={() => onChanging(false)} /> : null}
      </CardPart>
    </Card>
  );
}

function LesionForm({ reading, actions, onClose }: PanelProps & { readonly onClose: () => void }): ReactNode {
  const kept = reading.analysis.lesionRule;
  const [draft, setDraft] = useState(() => lesionDraftOf(kept));
  const reveal = useReveal<HTMLFormElement>();
  const made = lesionRuleOf(draft);
  const set = (lesionRule: typeof kept) => void actions.edit({ type: 'lesionRuleSet', lesionRule }).then((done) => done && onClose());
  return (
    <form
      ref={reveal}
      className={controls.form}
      aria-label="Lesion"
      onSubmit={(event) => {
        event.preventDefault();
        if ('lesionRule' in made) set(made.lesionRule);
      }}
    >
      <div className={controls.wide}>
        <SelectField
          label="A lesion has"
          value={draft.kind}
          options={[
            { value: 'areaStenosis', words: 'Area stenosis above' },
            { value: 'areaBelow', words: 'Lumen below' },
          ]}
          onChange={(kind) => setDraft({ ...draft, kind })}
        />
      </div>
      {draft.kind === 'areaStenosis' ? (
        <NumberField label="Area stenosis above" unit="%" value={draft.abovePercent} min={0} max={100} onChange={(abovePercent) => setDraft({ ...draft, abovePercent })} />
      ) : (
        <NumberField label="Lumen below" unit="mm²" value={draft.areaMm2} min={1} max={1000} onChange={(areaMm2) => setDraft({ ...draft, areaMm2 })} />
      )}
      <NumberField label="Margin for a stent" unit="mm" value={draft.coverageMarginMm} min={0} max={100} onChange={(coverageMarginMm) => setDraft({ ...draft, coverageMarginMm })} />
      <div className={`${controls.wide} ${panel.line}`}>
        <span className={panel.quietText}>{'lacking' in made ? made.lacking : ''}</span>
        <span className={`${panel.end} ${panel.line}`}>
          {kept === null ? null : <Button onClick={() => set(null)}>Unset</Button>}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" disabled={'lacking' in made}>
            Set
          </Button>
        </span>
      </div>
    </form>
  );
}
