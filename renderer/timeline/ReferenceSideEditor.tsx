import type { ReactNode } from 'react';
import { segmentName } from '../../src/analysis/veinSegment.ts';
import { framesWords } from '../format/frameWords.ts';
import { Button } from '../panels/Button.tsx';
import { withMarkedSide } from '../panels/segments/referenceDraft.ts';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import { endReferenceRange } from './rangeMarking.ts';
import type { FrameRange } from './segmentRange.ts';
import styles from './timeline.module.css';

export interface ReferenceSideEditorProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
  readonly range: FrameRange;
  readonly left: number;
  readonly plotWidth: number;
}

const editorWidthPx = 420;

/** Which side of the selected segment's minimum a marked range lies on. */
export function ReferenceSideEditor({ reading, actions, range, left, plotWidth }: ReferenceSideEditorProps): ReactNode {
  const segment = reading.analysis.segments.find(({ id }) => id === reading.selectedSegmentId);
  const take = async (side: 'cranial' | 'caudal') => {
    if (segment === undefined) return;
    const reference = withMarkedSide(segment.reference, side, range.firstFrame, range.lastFrame);
    if (await actions.edit({ type: 'referenceChosen', segmentId: segment.id, reference })) endReferenceRange();
  };
  return (
    <div
      className={styles.editor}
      style={{ top: 18, left: Math.max(0, Math.min(left, plotWidth - editorWidthPx)) }}
      role="group"
      aria-label="Reference range"
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') endReferenceRange();
      }}
    >
      <span>{segment === undefined ? 'Select a segment first.' : `${framesWords(range.firstFrame, range.lastFrame)} as reference of ${segmentName(segment)}`}</span>
      {segment === undefined ? null : (
        <>
          <Button autoFocus onClick={() => void take('cranial')}>
            ▲ Cranial
          </Button>
          <Button onClick={() => void take('caudal')}>▼ Caudal</Button>
        </>
      )}
      <Button onClick={endReferenceRange}>Cancel</Button>
    </div>
  );
}
