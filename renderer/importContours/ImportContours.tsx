import { IconAlertOctagon } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Contour } from '../../src/contour/contour.ts';
import { type ForeignContours, foreignNames, type ImportAnswers } from '../../src/exchange/foreignContours.ts';
import { importTarget } from '../../src/exchange/importTarget.ts';
import { takeOver } from '../../src/exchange/takeOver.ts';
import { framesWords } from '../../src/report/reportWords.ts';
import type { FrameSource } from '../frames/frameSource.ts';
import { Button } from '../panels/Button.tsx';
import controls from '../panels/controls.module.css';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import { ContourPreview } from './ContourPreview.tsx';
import { askForContours, closeImport, useImport } from './importStore.ts';
import styles from './importContours.module.css';
import { useForeignContours } from './useForeignContours.ts';

interface ImportContoursProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
  readonly frames: FrameSource;
}

/** What a file of another program holds for the read on screen, before it is taken over; nothing where no file was chosen. */
export function ImportContours(props: ImportContoursProps): ReactNode {
  const file = useImport((state) => state.file);
  return file === null ? null : <ImportDialog key={`${file.name} ${file.lastModified}`} file={file} {...props} />;
}

function ImportDialog({ file, reading, actions, frames }: ImportContoursProps & { readonly file: File }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const [answers, setAnswers] = useState<ImportAnswers>({});
  const [replaceProvisional, setReplaceProvisional] = useState(false);
  const { analysis, details } = reading;
  const target = useMemo(() => importTarget(details.pullback, analysis), [details.pullback, analysis]);
  const state = useForeignContours(file, target, answers);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const foreign = state.kind === 'read' ? state.foreign : null;
  const taken = foreign === null ? null : takeOver(analysis, foreign.contours, { replaceProvisional, from: foreignNames[foreign.format] });
  const isOpen = foreign?.questions.some(({ answer }) => answer === null) === true;
  const count = taken?.edit.contours.length ?? 0;
  const take = async () => {
    if (taken === null) return;
    // Whoever has not said who reads is asked now, and needs the window for it.
    closeImport();
    if (!(await actions.edit(taken.edit))) return;
    const [first] = taken.edit.contours;
    if (first !== undefined) actions.goToFrame(first.frameNumber);
    actions.say(`${contoursWords(count)} taken over, provisional. Look at each and accept it.`);
  };
  return (
    // Its keys are its own, not the frame's.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog ref={dialog} className={styles.dialog} aria-label="Import contours" onClose={closeImport} onKeyDown={(event) => event.stopPropagation()}>
      <header className={styles.head}>
        <h2>Import contours</h2>
        <span className={styles.quiet}>
          {file.name}
          {foreign === null ? '' : `, ${foreignNames[foreign.format]}${foreign.writer === null ? '' : `, by ${foreign.writer}`}`}
        </span>
      </header>
      {state.kind === 'reading' ? <p className={styles.body}>Reading the file…</p> : null}
      {state.kind === 'refused' ? (
        <div className={styles.refusal} role="alert">
          <IconAlertOctagon size={16} stroke={1.75} aria-hidden="true" />
          <span>{state.sentence}</span>
        </div>
      ) : null}
      {foreign === null || taken === null ? null : (
        <div className={styles.columns}>
          <ContourPreview reading={reading} frames={frames} contours={foreign.contours} />
          {/* Scrolls, so it can be reached by keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={styles.findings} tabIndex={0} role="group" aria-label="What the file holds">
            <p className={styles.found}>{foundWords(foreign.contours)}</p>
            <Questions foreign={foreign} answers={answers} onAnswers={setAnswers} />
            {taken.leftOut.length === 0 && !replaceProvisional ? null : <Occupied leftOut={taken.leftOut} replaceProvisional={replaceProvisional} onReplace={setReplaceProvisional} />}
            <Sentences title="To know" sentences={foreign.notes} />
            <Sentences title="Not taken over" sentences={foreign.notTaken.map(({ where, reason }) => `${where}: ${reason}`)} />
          </div>
        </div>
      )}
      <footer className={styles.foot}>
        <Button onClick={() => void askForContours()}>Another file…</Button>
        <span className={styles.quiet}>{isOpen ? 'Answer what the file leaves open.' : ''}</span>
        <Button onClick={closeImport}>Cancel</Button>
        <Button kind="primary" disabled={count === 0 || isOpen || !reading.mayEdit} onClick={() => void take()}>
          {count === 0 ? 'Take over' : `Take over ${contoursWords(count)}`}
        </Button>
      </footer>
    </dialog>
  );
}

function Questions({ foreign, answers, onAnswers }: { readonly foreign: ForeignContours; readonly answers: ImportAnswers; readonly onAnswers: (answers: ImportAnswers) => void }): ReactNode {
  return foreign.questions.map(({ id, words, options }) => (
    <fieldset key={id} className={styles.question}>
      <legend>{words}</legend>
      {options.map((option) => (
        <label key={option.value} className={controls.check}>
          <input type="radio" name={id} checked={answers[id] === option.value} onChange={() => onAnswers({ ...answers, [id]: option.value })} />
          {option.words}
        </label>
      ))}
    </fieldset>
  ));
}

/** Frames that have a contour of the kind already. */
function Occupied({ leftOut, replaceProvisional, onReplace }: { readonly leftOut: readonly Contour[]; readonly replaceProvisional: boolean; readonly onReplace: (replace: boolean) => void }): ReactNode {
  const kept = leftOut.length === 0 ? 'No frame keeps a contour in the place of the file’s.' : `Frames ${framesWords(leftOut.map(({ frameNumber }) => frameNumber))} have a contour of the kind already and keep it.`;
  return (
    <section className={styles.part}>
      <h3>Already contoured</h3>
      <p>{kept}</p>
      <label className={controls.check}>
        <input type="checkbox" checked={replaceProvisional} onChange={(event) => onReplace(event.target.checked)} />
        Replace provisional ones
      </label>
    </section>
  );
}

function Sentences({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }): ReactNode {
  if (sentences.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function foundWords(contours: readonly Contour[]): string {
  const kinds = (['lumen', 'stent'] as const).flatMap((kind) => {
    const frames = contours.filter((contour) => contour.kind === kind).map(({ frameNumber }) => frameNumber);
    return frames.length === 0 ? [] : [`${frames.length} ${kind} contour${frames.length === 1 ? '' : 's'} on frame${frames.length === 1 ? '' : 's'} ${framesWords(frames)}`];
  });
  return kinds.length === 0 ? 'The file holds no contour that can be taken over.' : `${kinds.join('; ')}.`;
}

function contoursWords(count: number): string {
  return `${count} contour${count === 1 ? '' : 's'}`;
}
