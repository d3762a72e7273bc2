import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Annotation } from '../../../src/analysis/annotation.ts';
import type { AnnotationResult } from '../../../src/measurement/annotationResult.ts';
import { annotationBasisWords, annotationFigureWords, annotationKindWords, annotationLackWords } from '../../format/annotationWords.ts';
import { selectAnnotation, useAnnotationSelection } from '../../overlay/annotationSelection.ts';
import { IconButton } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import { FrameLink } from '../FrameLink.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { useKeptWords } from '../useKeptWords.ts';
import styles from './frame.module.css';

/** What was measured and noted beside the contours: on the frame on screen, then on the others. */
export function NotesCard({ reading, actions }: PanelProps): ReactNode {
  const { annotations } = reading.analysis;
  const here = annotations.filter(({ frameNumber }) => frameNumber === reading.frameNumber);
  const otherCount = annotations.length - here.length;
  const otherFrames = [...new Set(annotations.map(({ frameNumber }) => frameNumber))].filter((frameNumber) => frameNumber !== reading.frameNumber).toSorted((a, b) => a - b);
  const row = (annotation: Annotation) => (
    <NoteRow key={annotation.id} reading={reading} actions={actions} annotation={annotation} result={reading.measurement.annotations.find(({ annotationId }) => annotationId === annotation.id)} />
  );
  return (
    <Card title="Notes and calipers">
      {here.length === 0 ? (
        <CardPart>
          <p className={panel.quietText}>None on this frame. Measure a length (1), an angle (2) or a free area (3), write a note (4), bookmark the frame (B). None of them changes a figure of the vein.</p>
        </CardPart>
      ) : (
        <CardPart>
          <ul className={styles.notes} aria-label="On this frame">
            {here.map(row)}
          </ul>
        </CardPart>
      )}
      {otherCount === 0 ? null : (
        <CardPart>
          <details>
            <summary className={panel.secondary}>{otherCount} on other frames</summary>
            {otherFrames.map((other) => (
              <section key={other} className={styles.notesOfFrame} aria-label={`On frame ${other}`}>
                <FrameLink frameNumber={other} onGo={actions.goToFrame} />
                <ul className={styles.notes}>{annotations.filter(({ frameNumber }) => frameNumber === other).map(row)}</ul>
              </section>
            ))}
          </details>
        </CardPart>
      )}
    </Card>
  );
}

interface NoteRowProps extends PanelProps {
  readonly annotation: Annotation;
  readonly result: AnnotationResult | undefined;
}

/** One of them: what it is, its figure, the reader's words, whether the report has it. A click on its name shows it on its frame. */
function NoteRow({ reading, actions, annotation, result }: NoteRowProps): ReactNode {
  const { id, shape, frameNumber, includedInReport } = annotation;
  const selected = useAnnotationSelection((selection) => selection.id === id) && reading.selectedContourId === null && frameNumber === reading.frameNumber;
  const kind = annotationKindWords[shape.kind];
  const figure = result === undefined ? null : annotationFigureWords(shape.kind, result);
  const lack = result === undefined ? null : annotationLackWords(result);
  const called = figure === null ? `${kind} on frame ${frameNumber}` : `${kind} ${figure}`;
  const change = (part: Partial<Annotation>) => actions.edit({ type: 'annotationSet', annotation: { ...annotation, ...part } });
  // A note without words is none.
  const note = useKeptWords(annotation.note, (words) => (shape.kind === 'text' && words.trim() === '' ? Promise.resolve(true) : change({ note: words.trim() })));
  const show = () => {
    actions.goToFrame(frameNumber);
    actions.selectContour(null);
    selectAnnotation(id);
  };
  return (
    <li>
      <div className={panel.line} style={{ flexWrap: 'nowrap' }}>
        <button type="button" className={controls.link} aria-pressed={selected} onClick={show}>
          {kind}
        </button>
        <span className={`${panel.grow} ${styles.noteFigure}`} title={result === undefined ? undefined : annotationBasisWords(result)}>
          {figure}
        </span>
        <label className={controls.check}>
          <input type="checkbox" checked={includedInReport} disabled={!reading.mayEdit} onChange={(event) => void change({ includedInReport: event.target.checked })} />
          In report
        </label>
        {reading.mayEdit ? (
          <IconButton label={`Delete: ${called}`} onClick={() => void actions.edit({ type: 'annotationDeleted', id })}>
            <IconTrash size={16} stroke={1.75} aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
      {lack === null ? null : <p className={panel.quietText}>{lack}</p>}
      {reading.mayEdit ? (
        <input
          className={controls.input}
          aria-label={`Words for: ${called}`}
          placeholder="Note"
          maxLength={1000}
          value={note.words}
          onChange={(event) => note.onChange(event.target.value)}
          onBlur={note.onBlur}
        />
      ) : annotation.note === '' ? null : (
        <p className={panel.words}>{annotation.note}</p>
      )}
    </li>
  );
}
