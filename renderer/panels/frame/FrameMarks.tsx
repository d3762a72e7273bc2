import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type FrameMark, type FrameMarkWord, type NotMeasurableReason, notMeasurableReasons } from '../../../src/analysis/frameMark.ts';
import type { HoldResult } from '../../../src/measurement/holdResult.ts';
import { frameMarkWords, notMeasurableWords } from '../../format/choiceWords.ts';
import { framesWords } from '../../format/frameWords.ts';
import { holdName } from '../../format/holdWords.ts';
import { Button, IconButton } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import { NumberField } from '../NumberField.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { FrameRangeFields } from '../segments/FrameRangeFields.tsx';
import type { RangeDraft } from '../segments/referenceDraft.ts';
import { SelectField } from '../SelectField.tsx';
import { TextField } from '../TextField.tsx';
import { useReveal } from '../useReveal.ts';
import { HoldFigures } from './HoldFigures.tsx';

interface MarkDraft extends RangeDraft {
  readonly mark: FrameMarkWord['mark'];
  readonly reason: NotMeasurableReason;
  readonly note: string;
  readonly catheterMm: number | null;
  /** What the catheter is told by. */
  readonly catheterBy: 'diameter' | 'area';
}

const marks: readonly { readonly value: FrameMarkWord['mark']; readonly words: string }[] = [
  { value: 'occluded', words: 'Occluded: no lumen' },
  { value: 'collapsedOnCatheter', words: 'Collapsed on the catheter' },
  { value: 'notMeasurable', words: 'Not measurable' },
];

/** The reader's word about frames without a lumen to trace: a missing contour says nothing. */
export function FrameMarks({ reading, actions }: PanelProps): ReactNode {
  const [draft, setDraft] = useState<MarkDraft | null>(null);
  const { frameNumber } = reading;
  const { holds } = reading.measurement;
  const here = reading.analysis.frameMarks.filter(({ id, firstFrame, lastFrame }) => (firstFrame <= frameNumber && lastFrame >= frameNumber) || holds.some(({ frameMarkId }) => frameMarkId === id));
  const open = () => setDraft({ mark: 'notMeasurable', reason: 'shadow', note: '', catheterMm: null, catheterBy: 'diameter', firstFrame: frameNumber, lastFrame: frameNumber });
  return (
    <Card
      title="Frame marks"
      aside={
        reading.mayEdit ? (
          <Button kind="quiet" aria-expanded={draft !== null} onClick={() => (draft === null ? open() : setDraft(null))}>
            Mark frames
          </Button>
        ) : undefined
      }
    >
      {here.map((frameMark) => (
        <CardPart key={frameMark.id}>
          <FrameMarkRow reading={reading} actions={actions} frameMark={frameMark} hold={holds.find(({ frameMarkId }) => frameMarkId === frameMark.id)} />
        </CardPart>
      ))}
      {draft === null ? null : (
        <CardPart>
          <MarkForm
            reading={reading}
            draft={draft}
            onChange={setDraft}
            onCancel={() => setDraft(null)}
            onMark={(word, firstFrame, lastFrame) =>
              void actions.edit({ type: 'frameMarkSet', frameMark: { id: crypto.randomUUID(), firstFrame, lastFrame, word } }).then((done) => done && setDraft(null))
            }
          />
        </CardPart>
      )}
    </Card>
  );
}

/** What one mark says; a hold with what was measured in it. */
function FrameMarkRow({ reading, actions, frameMark, hold }: PanelProps & { readonly frameMark: FrameMark; readonly hold: HoldResult | undefined }): ReactNode {
  const words = frameMarkWords(frameMark.word);
  return (
    <>
      <div className={panel.line} style={{ flexWrap: 'nowrap' }}>
        <span className={`${panel.secondary} ${panel.grow}`}>
          {hold === undefined ? words : holdName(hold)}
          <br />
          <span className={panel.quietText}>{hold === undefined ? framesWords(frameMark.firstFrame, frameMark.lastFrame) : words}</span>
        </span>
        {reading.mayEdit ? (
          <IconButton label={`Delete mark: ${words}`} onClick={() => void actions.edit({ type: 'frameMarkDeleted', id: frameMark.id })}>
            <IconTrash size={16} stroke={1.75} aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
      {hold === undefined ? null : <HoldFigures hold={hold} goToFrame={actions.goToFrame} />}
    </>
  );
}

interface MarkFormProps {
  readonly reading: PanelProps['reading'];
  readonly draft: MarkDraft;
  readonly onChange: (draft: MarkDraft) => void;
  readonly onCancel: () => void;
  readonly onMark: (word: FrameMarkWord, firstFrame: number, lastFrame: number) => void;
}

function MarkForm({ reading, draft, onChange, onCancel, onMark }: MarkFormProps): ReactNode {
  const reveal = useReveal<HTMLFormElement>();
  const word = wordOf(draft);
  const { firstFrame, lastFrame } = draft;
  const problem = firstFrame === null || lastFrame === null ? 'Give the first and the last frame.' : firstFrame > lastFrame ? 'The first frame lies behind the last.' : typeof word === 'string' ? word : null;
  return (
    <form
      ref={reveal}
      className={controls.form}
      aria-label="Mark frames"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null && typeof word !== 'string' && firstFrame !== null && lastFrame !== null) onMark(word, firstFrame, lastFrame);
      }}
    >
      <div className={draft.mark === 'occluded' ? controls.wide : ''}>
        <SelectField label="Mark" value={draft.mark} options={marks} onChange={(mark) => onChange({ ...draft, mark })} />
      </div>
      {draft.mark === 'notMeasurable' ? (
        <SelectField label="Reason" value={draft.reason} options={notMeasurableReasons.map((reason) => ({ value: reason, words: notMeasurableWords[reason] }))} onChange={(reason) => onChange({ ...draft, reason })} />
      ) : null}
      {draft.mark === 'collapsedOnCatheter' ? (
        <>
          <SelectField
            label="Catheter by"
            value={draft.catheterBy}
            options={[
              { value: 'diameter', words: 'Diameter, mm' },
              { value: 'area', words: 'Area, mm²' },
            ]}
            onChange={(catheterBy) => onChange({ ...draft, catheterBy, catheterMm: null })}
          />
          <NumberField
            label={draft.catheterBy === 'diameter' ? 'Catheter diameter' : 'Catheter area'}
            unit={draft.catheterBy === 'diameter' ? 'mm' : 'mm²'}
            value={draft.catheterMm}
            min={0.1}
            max={draft.catheterBy === 'diameter' ? 20 : 300}
            onChange={(catheterMm) => onChange({ ...draft, catheterMm })}
          />
        </>
      ) : null}
      {draft.mark === 'notMeasurable' ? (
        <div className={controls.wide}>
          <TextField label={draft.reason === 'other' ? 'What it is' : 'Note'} value={draft.note} onChange={(note) => onChange({ ...draft, note })} />
        </div>
      ) : null}
      <div className={controls.wide}>
        <FrameRangeFields name="Mark" range={draft} numberOfFrames={reading.analysis.pullback.numberOfFrames} frameNumber={reading.frameNumber} onChange={(range) => onChange({ ...draft, ...range })} />
      </div>
      <div className={`${controls.wide} ${panel.line}`}>
        <span className={panel.quietText}>{problem}</span>
        <span className={`${panel.end} ${panel.line}`}>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" disabled={problem !== null}>
            Mark
          </Button>
        </span>
      </div>
    </form>
  );
}

/** The word that the draft makes, or what it lacks. */
function wordOf(draft: MarkDraft): FrameMarkWord | string {
  switch (draft.mark) {
    case 'occluded':
      return { mark: 'occluded' };
    case 'collapsedOnCatheter': {
      const { catheterMm } = draft;
      if (catheterMm === null) return `Type the catheter's ${draft.catheterBy}.`;
      return { mark: 'collapsedOnCatheter', catheterAreaMm2: draft.catheterBy === 'area' ? catheterMm : (Math.PI * catheterMm * catheterMm) / 4 };
    }
    case 'notMeasurable':
      return draft.reason === 'other' && draft.note.trim() === '' ? 'Say what it is.' : { mark: 'notMeasurable', reason: draft.reason, note: draft.note.trim() };
  }
}
