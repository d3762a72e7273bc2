import { type ReactNode, useState } from 'react';
import { accesses, type AcquisitionRecord, type Direction, directions, etiologies, phases, postures, respirations } from '../../../src/analysis/acquisitionRecord.ts';
import { choiceWords } from '../../format/choiceWords.ts';
import { whoWhenWords } from '../../format/timeWords.ts';
import { Button } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import { NumberField } from '../NumberField.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { SelectField } from '../SelectField.tsx';
import { TextField } from '../TextField.tsx';
import { useReveal } from '../useReveal.ts';

interface AcquisitionDraft {
  readonly record: AcquisitionRecord;
  readonly run: number | null;
  readonly direction: Direction | 'unknown';
}

const options = <Value extends string>(values: readonly Value[]) => values.map((value) => ({ value, words: choiceWords(value) }));

/** How the pullback was taken, by the reader's word. Nothing of it is filled in by the program. */
export function AcquisitionCard({ reading, actions }: PanelProps): ReactNode {
  const [draft, setDraft] = useState<AcquisitionDraft | null>(null);
  const { acquisition, direction } = reading.analysis;
  const confirmed = acquisition.confirmedAt !== null;
  const confirm = async ({ record, run, direction: way }: AcquisitionDraft) => {
    if (run === null) return;
    const followUpDate = record.phase === 'followUp' ? record.followUpDate : null;
    const confirmedRecord = { ...record, run, followUpDate, catheter: record.catheter.trim(), confirmedAt: new Date().toISOString() };
    if (await actions.edit({ type: 'acquisitionConfirmed', acquisition: confirmedRecord, direction: way === 'unknown' ? null : way })) setDraft(null);
  };
  return (
    <Card
      title="Acquisition"
      aside={
        reading.mayEdit ? (
          <Button kind="quiet" aria-expanded={draft !== null} onClick={() => setDraft(draft === null ? { record: acquisition, run: acquisition.run, direction: direction ?? 'unknown' } : null)}>
            {confirmed ? 'Change' : 'Confirm'}
          </Button>
        ) : undefined
      }
    >
      <CardPart>
        {draft === null ? (
          <>
            {confirmed ? null : <span className={panel.warningText} style={{ font: 'var(--vl-type-12)' }}>○ Not confirmed yet</span>}
            {confirmed ? (
              <p className={panel.words}>
                {summary(acquisition, direction)}
                <br />
                <span className={panel.quietText}>Confirmed {whoWhenWords(null, acquisition.confirmedAt)}</span>
              </p>
            ) : (
              <p className={panel.words}>Phase, etiology and direction are not in the file. Confirm them once.</p>
            )}
          </>
        ) : (
          <AcquisitionForm draft={draft} onChange={setDraft} onCancel={() => setDraft(null)} onConfirm={() => void confirm(draft)} />
        )}
      </CardPart>
    </Card>
  );
}

function summary(record: AcquisitionRecord, direction: Direction | null): string {
  const stated = [record.etiology, record.position, record.respiration].filter((value) => value !== 'unknown').map((value) => choiceWords(value).toLowerCase());
  const access = record.access === 'unknown' ? [] : [`${record.access} access`];
  const run = `run ${record.run}${record.runOfRecord ? ' of record' : ', not of record'}`;
  const phase = record.phase === 'unknown' ? 'Phase not stated' : choiceWords(record.phase);
  const followUp = record.followUpDate === null ? [] : [record.followUpDate];
  return [phase, ...followUp, run, direction === null ? 'direction not stated' : choiceWords(direction).toLowerCase(), ...stated, ...access, ...(record.catheter === '' ? [] : [record.catheter])].join(', ');
}

interface AcquisitionFormProps {
  readonly draft: AcquisitionDraft;
  readonly onChange: (draft: AcquisitionDraft) => void;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

function AcquisitionForm({ draft, onChange, onCancel, onConfirm }: AcquisitionFormProps): ReactNode {
  const reveal = useReveal<HTMLFormElement>();
  const { record } = draft;
  const change = (changes: Partial<AcquisitionRecord>) => onChange({ ...draft, record: { ...record, ...changes } });
  return (
    <form
      ref={reveal}
      className={controls.form}
      aria-label="Acquisition"
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm();
      }}
    >
      <div className={record.phase === 'followUp' ? '' : controls.wide}>
        <SelectField label="Phase" value={record.phase} options={options(phases)} onChange={(phase) => change({ phase })} />
      </div>
      {record.phase === 'followUp' ? (
        <TextField label="Date of follow-up" type="date" value={record.followUpDate ?? ''} onChange={(date) => change({ followUpDate: date === '' ? null : date })} />
      ) : null}
      <NumberField label="Run" whole value={draft.run} min={1} max={99} onChange={(run) => onChange({ ...draft, run })} />
      <label className={controls.check} style={{ height: 28 }}>
        <input type="checkbox" checked={record.runOfRecord} onChange={(event) => change({ runOfRecord: event.target.checked })} />
        Run of record
      </label>
      <div className={controls.wide}>
        <SelectField label="Direction" value={draft.direction} options={options<Direction | 'unknown'>([...directions, 'unknown'])} onChange={(direction) => onChange({ ...draft, direction })} />
      </div>
      <SelectField label="Etiology" value={record.etiology} options={options(etiologies)} onChange={(etiology) => change({ etiology })} />
      <SelectField label="Posture" value={record.position} options={options(postures)} onChange={(position) => change({ position })} />
      <SelectField label="Respiration" value={record.respiration} options={options(respirations)} onChange={(respiration) => change({ respiration })} />
      <SelectField label="Access" value={record.access} options={options(accesses)} onChange={(access) => change({ access })} />
      <div className={controls.wide}>
        <TextField label="Catheter" value={record.catheter} onChange={(catheter) => change({ catheter })} />
      </div>
      <div className={`${controls.wide} ${panel.line}`}>
        <span className={panel.quietText}>{draft.run === null ? 'Give the number of the run.' : ''}</span>
        <span className={`${panel.end} ${panel.line}`}>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" disabled={draft.run === null}>
            Confirm
          </Button>
        </span>
      </div>
    </form>
  );
}
