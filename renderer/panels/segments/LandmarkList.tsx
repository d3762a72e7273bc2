import { IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type Landmark, landmarkBases, landmarkNames, landmarkWords } from '../../../src/analysis/landmark.ts';
import { choiceWords } from '../../format/choiceWords.ts';
import { Button, IconButton } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import { FrameLink } from '../FrameLink.tsx';
import { NumberField } from '../NumberField.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { SelectField } from '../SelectField.tsx';
import { TextField } from '../TextField.tsx';
import { useReveal } from '../useReveal.ts';
import styles from './segments.module.css';

/** What the reader recognised along the vein, and how. */
export function LandmarkList({ reading, actions }: PanelProps): ReactNode {
  const [draft, setDraft] = useState<Landmark | null>(null);
  const landmarks = reading.analysis.landmarks.toSorted((a, b) => a.frameNumber - b.frameNumber);
  const add = () => setDraft({ id: crypto.randomUUID(), frameNumber: reading.frameNumber, name: 'iliacConfluence', basis: 'seen', note: '' });
  const form =
    draft === null ? null : (
      <LandmarkForm
        draft={draft}
        numberOfFrames={reading.analysis.pullback.numberOfFrames}
        onChange={setDraft}
        onDone={(landmark) => {
          if (landmark === null) setDraft(null);
          else void actions.edit({ type: 'landmarkSet', landmark }).then((done) => done && setDraft(null));
        }}
      />
    );
  const isNew = draft !== null && !landmarks.some(({ id }) => id === draft.id);
  return (
    <Card
      title="Landmarks"
      aside={
        reading.mayEdit ? (
          <Button kind="quiet" onClick={add}>
            Add at this frame
          </Button>
        ) : null
      }
    >
      {isNew ? <CardPart>{form}</CardPart> : null}
      {landmarks.length === 0 ? null : (
        <ul className={styles.list}>
          {landmarks.map((landmark) => (
            <li key={landmark.id}>
              <div className={panel.line}>
                <span className={`${panel.secondary} ${panel.grow}`}>
                  {landmarkWords(landmark)} <span className={panel.quietText}>{landmark.basis}</span>
                </span>
                <FrameLink frameNumber={landmark.frameNumber} onGo={actions.goToFrame} />
                {reading.mayEdit ? (
                  <span>
                    <IconButton label={`Change ${landmarkWords(landmark)}`} onClick={() => setDraft(draft?.id === landmark.id ? null : landmark)}>
                      <IconPencil size={16} stroke={1.75} aria-hidden="true" />
                    </IconButton>
                    <IconButton label={`Delete ${landmarkWords(landmark)}`} onClick={() => void actions.edit({ type: 'landmarkDeleted', id: landmark.id })}>
                      <IconTrash size={16} stroke={1.75} aria-hidden="true" />
                    </IconButton>
                  </span>
                ) : null}
              </div>
              {draft?.id === landmark.id ? form : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface LandmarkFormProps {
  readonly draft: Landmark;
  readonly numberOfFrames: number;
  readonly onChange: (draft: Landmark) => void;
  /** null: let go. */
  readonly onDone: (landmark: Landmark | null) => void;
}

function LandmarkForm({ draft, numberOfFrames, onChange, onDone }: LandmarkFormProps): ReactNode {
  const reveal = useReveal<HTMLFormElement>();
  const lacksName = draft.name === 'other' && draft.note.trim() === '';
  return (
    <form
      ref={reveal}
      className={controls.form}
      aria-label="Landmark"
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacksName) onDone({ ...draft, note: draft.note.trim() });
      }}
    >
      <div className={controls.wide}>
        <SelectField label="Landmark" value={draft.name} options={landmarkNames.map((name) => ({ value: name, words: landmarkWords({ name, note: '' }) }))} onChange={(name) => onChange({ ...draft, name })} />
      </div>
      <SelectField label="Known how" value={draft.basis} options={landmarkBases.map((basis) => ({ value: basis, words: choiceWords(basis) }))} onChange={(basis) => onChange({ ...draft, basis })} />
      <NumberField label="Frame" whole value={draft.frameNumber} min={1} max={numberOfFrames} onChange={(frameNumber) => frameNumber !== null && onChange({ ...draft, frameNumber })} />
      <div className={controls.wide}>
        <TextField label={draft.name === 'other' ? 'Name' : 'Note'} value={draft.note} onChange={(note) => onChange({ ...draft, note })} />
      </div>
      <div className={`${controls.wide} ${panel.line}`}>
        <span className={panel.quietText}>{lacksName ? 'Give it a name.' : ''}</span>
        <span className={`${panel.end} ${panel.line}`}>
          <Button onClick={() => onDone(null)}>Cancel</Button>
          <Button type="submit" disabled={lacksName}>
            Keep landmark
          </Button>
        </span>
      </div>
    </form>
  );
}
