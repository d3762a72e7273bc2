import { IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type Finding, findingKinds, findingWords } from '../../../src/analysis/finding.ts';
import { framesWords } from '../../format/frameWords.ts';
import { Button, IconButton } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import { FrameLink } from '../FrameLink.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { SelectField } from '../SelectField.tsx';
import { TextField } from '../TextField.tsx';
import { useReveal } from '../useReveal.ts';
import { FrameRangeFields } from './FrameRangeFields.tsx';
import type { RangeDraft } from './referenceDraft.ts';
import styles from './segments.module.css';

interface FindingDraft extends RangeDraft, Pick<Finding, 'id' | 'kind' | 'note'> {}

/** What the reader saw on stretches of the pullback. */
export function FindingList({ reading, actions }: PanelProps): ReactNode {
  const [draft, setDraft] = useState<FindingDraft | null>(null);
  const findings = reading.analysis.findings.toSorted((a, b) => a.firstFrame - b.firstFrame);
  const add = () => setDraft({ id: crypto.randomUUID(), kind: 'compression', firstFrame: reading.frameNumber, lastFrame: reading.frameNumber, note: '' });
  const keep = (finding: FindingDraft) => {
    const { firstFrame, lastFrame } = finding;
    if (firstFrame === null || lastFrame === null) return;
    void actions.edit({ type: 'findingSet', finding: { ...finding, firstFrame, lastFrame, note: finding.note.trim() } }).then((done) => done && setDraft(null));
  };
  const form = draft === null ? null : <FindingForm reading={reading} draft={draft} onChange={setDraft} onCancel={() => setDraft(null)} onKeep={keep} />;
  const isNew = draft !== null && !findings.some(({ id }) => id === draft.id);
  return (
    <Card
      title="Findings"
      aside={
        reading.mayEdit ? (
          <Button kind="quiet" onClick={add}>
            Add at this frame
          </Button>
        ) : null
      }
    >
      {isNew ? <CardPart>{form}</CardPart> : null}
      {findings.length === 0 ? null : (
        <ul className={styles.list}>
          {findings.map((finding) => (
            <li key={finding.id}>
              <div className={panel.line}>
                <span className={`${panel.secondary} ${panel.grow}`}>{findingWords(finding)}</span>
                <FrameLink frameNumber={finding.firstFrame} words={framesWords(finding.firstFrame, finding.lastFrame)} onGo={actions.goToFrame} />
                {reading.mayEdit ? (
                  <span>
                    <IconButton label={`Change ${findingWords(finding)}`} onClick={() => setDraft(draft?.id === finding.id ? null : finding)}>
                      <IconPencil size={16} stroke={1.75} aria-hidden="true" />
                    </IconButton>
                    <IconButton label={`Delete ${findingWords(finding)}`} onClick={() => void actions.edit({ type: 'findingDeleted', id: finding.id })}>
                      <IconTrash size={16} stroke={1.75} aria-hidden="true" />
                    </IconButton>
                  </span>
                ) : null}
              </div>
              {finding.note === '' || finding.kind === 'other' ? null : <p className={panel.words}>{finding.note}</p>}
              {draft?.id === finding.id ? form : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface FindingFormProps {
  readonly reading: PanelProps['reading'];
  readonly draft: FindingDraft;
  readonly onChange: (draft: FindingDraft) => void;
  readonly onCancel: () => void;
  readonly onKeep: (draft: FindingDraft) => void;
}

function FindingForm({ reading, draft, onChange, onCancel, onKeep }: FindingFormProps): ReactNode {
  const reveal = useReveal<HTMLFormElement>();
  const { firstFrame, lastFrame } = draft;
  const problem =
    firstFrame === null || lastFrame === null
      ? 'Give the first and the last frame.'
      : firstFrame > lastFrame
        ? 'The first frame lies behind the last.'
        : draft.kind === 'other' && draft.note.trim() === ''
          ? 'Say what it is.'
          : null;
  return (
    <form
      ref={reveal}
      className={controls.form}
      aria-label="Finding"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) onKeep(draft);
      }}
    >
      <div className={controls.wide}>
        <SelectField label="Finding" value={draft.kind} options={findingKinds.map((kind) => ({ value: kind, words: findingWords({ kind, note: '' }) }))} onChange={(kind) => onChange({ ...draft, kind })} />
      </div>
      <div className={controls.wide}>
        <FrameRangeFields name="Finding" range={draft} numberOfFrames={reading.analysis.pullback.numberOfFrames} frameNumber={reading.frameNumber} onChange={(range) => onChange({ ...draft, ...range })} />
      </div>
      <div className={controls.wide}>
        <TextField label="Note" value={draft.note} onChange={(note) => onChange({ ...draft, note })} />
      </div>
      <div className={`${controls.wide} ${panel.line}`}>
        <span className={panel.quietText}>{problem}</span>
        <span className={`${panel.end} ${panel.line}`}>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" disabled={problem !== null}>
            Keep finding
          </Button>
        </span>
      </div>
    </form>
  );
}
