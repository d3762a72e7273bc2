import { type PointerEvent, type ReactNode, useState } from 'react';
import { segmentName, type VeinSegment } from '../../src/analysis/veinSegment.ts';
import { countWords } from '../format/decimalWords.ts';
import { frameRangeWords } from '../format/frameWords.ts';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import { axisPress, followDrag } from './followDrag.ts';
import { frameAtX, type FrameScale, isOnPlot, spanOfFrames, spanOnPlot } from './frameScale.ts';
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
  const [end, setEnd] = useState<EndInHand | null>(null);
  const [drawn, setDrawn] = useState<FrameRange | null>(null);
  const [naming, setNaming] = useState<FrameRange | null>(null);
  const { segments } = reading.analysis;
  const { numberOfFrames } = scale;
  const startDrawing = (event: PointerEvent<HTMLElement>) => {
    const pressedAt = axisPress(event);
    if (pressedAt === null || !reading.mayEdit) return;
    const from = frameAtX(scale, pressedAt);
    const rangeTo = (x: number) => freeRange(from, frameAtX(scale, x), segments, numberOfFrames);
    setNaming(null);
    followDrag(event, {
      onMove: (x) => setDrawn(rangeTo(x)),
      onEnd: (x) => {
        const range = rangeTo(x);
        setDrawn(null);
        // A click is not a segment.
        if (range !== null && range.lastFrame > range.firstFrame) setNaming(range);
      },
      onCancel: () => setDrawn(null),
    });
  };
  const dragEnd = (event: PointerEvent<HTMLElement>, segment: VeinSegment, which: 'first' | 'last') => {
    if (axisPress(event) === null) return;
    const rangeAt = (x: number) => draggedEnd(segment, which, frameAtX(scale, x), segments, numberOfFrames);
    followDrag(event, {
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
    <div className={styles.bar} data-frame-axis onPointerDown={startDrawing}>
      {segments.length === 0 && preview === null ? <div className={styles.barWords}>{reading.mayEdit ? 'No segment yet: drag here to mark one' : 'No segment'}</div> : null}
      {segments.map((segment) => {
        const range = end?.id === segment.id ? end : segment;
        const { left, width } = spanOnPlot(scale, range.firstFrame, range.lastFrame);
        if (width === 0) return null;
        const ends = spanOfFrames(scale, range.firstFrame, range.lastFrame);
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
                {isOnPlot(scale, ends.left) ? <div className={styles.handle} style={{ left: left - 2 }} onPointerDown={(event) => dragEnd(event, segment, 'first')} /> : null}
                {isOnPlot(scale, ends.left + ends.width) ? <div className={styles.handle} style={{ left: left + width - 6 }} onPointerDown={(event) => dragEnd(event, segment, 'last')} /> : null}
              </>
            ) : null}
          </div>
        );
      })}
      {preview === null ? null : <div className={styles.draft} style={spanOfFrames(scale, preview.firstFrame, preview.lastFrame)} />}
      {naming === null ? null : (
        <NewSegmentEditor reading={reading} actions={actions} range={naming} left={spanOnPlot(scale, naming.firstFrame, naming.lastFrame).left} plotWidth={scale.width} onClose={() => setNaming(null)} />
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
