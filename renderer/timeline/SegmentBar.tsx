import { type ReactNode, useRef, useState } from 'react';
import { segmentName, type VeinSegment } from '../../src/analysis/veinSegment.ts';
import { countWords } from '../format/decimalWords.ts';
import { frameRangeWords } from '../format/frameWords.ts';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import { frameAtX, type FrameScale, spanOfFrames } from './frameScale.ts';
import { horizontalDrag } from './horizontalDrag.ts';
import { NewSegmentEditor } from './NewSegmentEditor.tsx';
import { draggedEnd, type FrameRange, freeRange } from './segmentRange.ts';
import styles from './timeline.module.css';

export interface SegmentBarProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
  readonly scale: FrameScale;
}

interface EndInHand extends FrameRange {
  readonly id: string;
}

/** The vein segments over the axis: a click selects, an end is dragged, a drag over free space begins a new one. */
export function SegmentBar({ reading, actions, scale }: SegmentBarProps): ReactNode {
  const bar = useRef<HTMLDivElement>(null);
  const [end, setEnd] = useState<EndInHand | null>(null);
  const [drawn, setDrawn] = useState<FrameRange | null>(null);
  const [naming, setNaming] = useState<FrameRange | null>(null);
  const { segments } = reading.analysis;
  const { numberOfFrames } = scale;
  const from = useRef(1);
  const startDrawing = horizontalDrag(() => bar.current, {
    onStart: (x) => {
      from.current = frameAtX(scale, x);
      setNaming(null);
      return reading.mayEdit && freeRange(from.current, from.current, segments, numberOfFrames) !== null;
    },
    onMove: (x) => setDrawn(freeRange(from.current, frameAtX(scale, x), segments, numberOfFrames)),
    onEnd: (x) => {
      const range = freeRange(from.current, frameAtX(scale, x), segments, numberOfFrames);
      setDrawn(null);
      // A click is not a segment.
      if (range !== null && range.lastFrame > range.firstFrame) setNaming(range);
    },
    onCancel: () => setDrawn(null),
  });
  const dragEnd = (segment: VeinSegment, which: 'first' | 'last') => {
    const rangeAt = (x: number) => draggedEnd(segment, which, frameAtX(scale, x), segments, numberOfFrames);
    return horizontalDrag(() => bar.current, {
      onStart: () => reading.mayEdit,
      onMove: (x) => setEnd({ id: segment.id, ...rangeAt(x) }),
      onEnd: (x) => {
        setEnd(null);
        const range = rangeAt(x);
        if (range.firstFrame === segment.firstFrame && range.lastFrame === segment.lastFrame) return;
        void actions.edit({ type: 'segmentChanged', segment: { ...segment, ...range } });
      },
      onCancel: () => setEnd(null),
    });
  };
  const preview = drawn ?? naming;
  return (
    <div ref={bar} className={styles.bar} onPointerDown={startDrawing}>
      {segments.length === 0 && preview === null ? <div className={styles.barWords}>{reading.mayEdit ? 'No segment yet: drag here to mark one' : 'No segment'}</div> : null}
      {segments.map((segment) => {
        const range = end?.id === segment.id ? end : segment;
        const { left, width } = spanOfFrames(scale, range.firstFrame, range.lastFrame);
        return (
          <div key={segment.id}>
            <SegmentBlock
              segment={{ ...segment, firstFrame: range.firstFrame, lastFrame: range.lastFrame }}
              left={left}
              width={width}
              provisional={reading.measurement.segments.find(({ id }) => id === segment.id)?.provisionalFrames ?? 0}
              selected={segment.id === reading.selectedSegmentId}
              onSelect={() => actions.selectSegment(segment.id)}
            />
            {reading.mayEdit ? (
              <>
                <div className={styles.handle} style={{ left: left - 2 }} onPointerDown={dragEnd(segment, 'first')} />
                <div className={styles.handle} style={{ left: left + width - 6 }} onPointerDown={dragEnd(segment, 'last')} />
              </>
            ) : null}
          </div>
        );
      })}
      {preview === null ? null : <div className={styles.draft} style={spanOfFrames(scale, preview.firstFrame, preview.lastFrame)} />}
      {naming === null ? null : (
        <NewSegmentEditor reading={reading} actions={actions} range={naming} left={spanOfFrames(scale, naming.firstFrame, naming.lastFrame).left} plotWidth={scale.width} onClose={() => setNaming(null)} />
      )}
    </div>
  );
}

interface SegmentBlockProps {
  readonly segment: VeinSegment;
  readonly left: number;
  readonly width: number;
  readonly provisional: number;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

/** What is shown gives way where the block is narrow; the count of provisional frames stays longest. */
function SegmentBlock({ segment, left, width, provisional, selected, onSelect }: SegmentBlockProps): ReactNode {
  const name = segmentName(segment);
  const range = frameRangeWords(segment.firstFrame, segment.lastFrame);
  const words = provisional === 0 ? '' : width > 170 ? `${provisional} provisional` : `○ ${provisional}`;
  return (
    <button
      type="button"
      className={`${styles.segment} ${selected ? styles.selected : ''}`}
      style={{ left, width }}
      aria-pressed={selected}
      aria-label={`${name}, frames ${range}${provisional === 0 ? '' : `, ${countWords(provisional, 'frame')} provisional`}`}
      title={`${name}, frames ${range}`}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={onSelect}
    >
      {width > 36 ? <strong>{name}</strong> : null}
      {width > 110 ? <span>{range}</span> : null}
      {width > 64 && words !== '' ? <em>{words}</em> : null}
    </button>
  );
}
