import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, type RefCallback, useEffect, useMemo, useState } from 'react';
import type { Implant } from '../../src/analysis/implant.ts';
import type { MeasurementResult, SegmentResult } from '../../src/measurement/results.ts';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import { type AreaCurve, type AreaPoint, areaStrokes, pointsAround } from './areaCurve.ts';
import { atMostPath, dotPath, dotRadius, type Place, strokePath } from './curvePaths.ts';
import { axisPress, followDrag } from './followDrag.ts';
import { frameAtX, type FrameScale, spanOfFrames, xOfFrame } from './frameScale.ts';
import { chooseReferenceSide, dragReferenceRange, endReferenceRange, useRangeMarking } from './rangeMarking.ts';
import { ReferenceBands } from './ReferenceBands.tsx';
import { ReferenceSideEditor } from './ReferenceSideEditor.tsx';
import { SegmentMarks } from './SegmentMarks.tsx';
import { StentEnds } from './StentEnds.tsx';
import { LesionBracket, StentBars, StentCurve } from './StentMarks.tsx';
import type { ElementSize } from './useElementSize.ts';
import styles from './timeline.module.css';

export interface AreaPlotProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
  readonly scale: FrameScale;
  readonly curve: AreaCurve;
  /** Areas of the stent, in the curve's unit. */
  readonly stentPoints: readonly AreaPoint[];
  readonly ceiling: number;
  readonly gridAreas: readonly number[];
  readonly size: ElementSize;
  readonly sizeRef: RefCallback<HTMLElement>;
}

/** Lumen area along the pullback. A drag moves through the frames, or marks a reference range where that was asked for. */
export function AreaPlot({ reading, actions, scale, curve, stentPoints, ceiling, gridAreas, size, sizeRef }: AreaPlotProps): ReactNode {
  const marking = useRangeMarking((store) => store.marking);
  const [stentInHand, setStentInHand] = useState<Implant | null>(null);
  const marks = marking.state === 'waiting' || marking.state === 'dragging';
  useEffect(() => {
    if (!marks) return undefined;
    const letGo = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') endReferenceRange();
    };
    window.addEventListener('keydown', letGo);
    return () => window.removeEventListener('keydown', letGo);
  }, [marks]);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const pressedAt = axisPress(event);
    if (pressedAt === null) return;
    const from = frameAtX(scale, pressedAt);
    const moveTo = (x: number) => (marks ? dragReferenceRange(from, frameAtX(scale, x)) : actions.goToFrame(frameAtX(scale, x)));
    moveTo(pressedAt);
    followDrag(event, { onMove: moveTo, onEnd: () => marks && chooseReferenceSide(), onCancel: endReferenceRange });
  };
  const range = markedRange(marking);
  const implants = useMemo(
    () => reading.analysis.implants.map((implant) => (implant.id === stentInHand?.id ? stentInHand : implant)).toSorted((a, b) => a.order - b.order),
    [reading.analysis.implants, stentInHand],
  );
  return (
    <div
      ref={sizeRef}
      data-frame-axis
      className={`${styles.area} ${marks ? styles.marking : ''}`}
      role="slider"
      tabIndex={0}
      aria-label="Frame"
      aria-valuemin={1}
      aria-valuemax={scale.numberOfFrames}
      aria-valuenow={reading.frameNumber}
      onPointerDown={onPointerDown}
      onKeyDown={(event) => stepByKey(event, reading, actions)}
    >
      <svg width={size.width} height={size.height} aria-hidden="true">
        <CurvePicture
          analysisLandmarks={reading.analysis.landmarks}
          // Between stills lies nobody knows what: no line joins even neighbours.
          maximumGapFrames={reading.details.pullback.kind === 'stills' ? -1 : reading.analysis.maximumGapFrames}
          implants={implants}
          measurement={reading.measurement}
          selectedSegmentId={reading.selectedSegmentId}
          scale={scale}
          height={size.height}
          curve={curve}
          stentPoints={stentPoints}
          ceiling={ceiling}
          gridAreas={gridAreas}
        />
        {range === null ? null : <rect y="0" height={size.height} {...bandAt(scale, range.firstFrame, range.lastFrame)} fill="rgb(255 255 255 / 12%)" stroke="#fff" strokeDasharray="3 3" />}
      </svg>
      {reading.mayEdit && size.height > 0 && !marks ? <StentEnds implants={implants} actions={actions} scale={scale} bottom={plotEdges(size.height).bottom} onDrag={setStentInHand} /> : null}
      {curve.points.length === 0 ? <div className={styles.empty}>No lumen contoured yet</div> : null}
      {marking.state === 'waiting' ? (
        <div className={styles.hint} role="status">
          Drag over the reference frames{' '}
          <button type="button" onPointerDown={(event) => event.stopPropagation()} onClick={endReferenceRange}>
            Cancel
          </button>
        </div>
      ) : null}
      {marking.state === 'choosing' ? <ReferenceSideEditor reading={reading} actions={actions} range={marking} left={xOfFrame(scale, marking.firstFrame)} plotWidth={scale.width} /> : null}
    </div>
  );
}

function markedRange(marking: ReturnType<typeof useRangeMarking.getState>['marking']): { readonly firstFrame: number; readonly lastFrame: number } | null {
  if (marking.state === 'choosing') return marking;
  if (marking.state !== 'dragging') return null;
  return { firstFrame: Math.min(marking.fromFrame, marking.toFrame), lastFrame: Math.max(marking.fromFrame, marking.toFrame) };
}

function bandAt(scale: FrameScale, firstFrame: number, lastFrame: number): { readonly x: number; readonly width: number } {
  const { left, width } = spanOfFrames(scale, firstFrame, lastFrame);
  return { x: left, width };
}

function stepByKey(event: KeyboardEvent, reading: Reading, actions: ReadingActions): void {
  const last = reading.analysis.pullback.numberOfFrames;
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: reading.frameNumber - 1,
    ArrowRight: reading.frameNumber + 1,
    PageDown: reading.frameNumber + 10,
    PageUp: reading.frameNumber - 10,
    Home: 1,
    End: last,
  };
  const target = targets[event.key];
  if (target === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  actions.goToFrame(Math.min(last, Math.max(1, target)));
}

/** Where the highest and the lowest area lie: room above for words, below so that a point at 0 shows whole. */
function plotEdges(height: number): { readonly top: number; readonly bottom: number } {
  return { top: 16, bottom: Math.max(17, height - 4) };
}

interface CurvePictureProps {
  readonly analysisLandmarks: Reading['analysis']['landmarks'];
  readonly maximumGapFrames: number;
  readonly implants: Reading['analysis']['implants'];
  readonly measurement: MeasurementResult;
  readonly selectedSegmentId: string | null;
  readonly scale: FrameScale;
  readonly height: number;
  readonly curve: AreaCurve;
  readonly stentPoints: readonly AreaPoint[];
  readonly ceiling: number;
  readonly gridAreas: readonly number[];
}

/** All that does not change with the frame on screen: drawn again only when what it shows changes. */
const CurvePicture = memo(function CurvePicture(props: CurvePictureProps): ReactNode {
  const { analysisLandmarks, maximumGapFrames, implants, measurement, selectedSegmentId, scale, height, curve, stentPoints, ceiling, gridAreas } = props;
  const { segments } = measurement;
  const { width, frames } = scale;
  const place: Place = useMemo(() => {
    const { top, bottom } = plotEdges(height);
    return { x: (frameNumber) => xOfFrame(scale, frameNumber), y: (area) => bottom - (area / ceiling) * (bottom - top) };
  }, [scale, height, ceiling]);
  const stepFrames = useMemo(() => medianStep(curve), [curve]);
  const radius = dotRadius((width / frames) * stepFrames);
  const paths = useMemo(() => {
    const points = pointsAround(curve.points, scale.fromFrame, scale.fromFrame + scale.frames + 1);
    const strokes = areaStrokes(points, maximumGapFrames);
    const plain = points.filter(({ state }) => state !== 'atMost');
    return {
      accepted: strokePath(strokes.filter(({ accepted }) => accepted), place),
      provisional: strokePath(strokes.filter(({ accepted }) => !accepted), place),
      filled: dotPath(plain.filter(({ accepted }) => accepted), place, radius),
      hollow: dotPath(plain.filter(({ accepted }) => !accepted), place, radius),
      atMost: atMostPath(points.filter(({ state }) => state === 'atMost'), place, 3),
    };
  }, [curve, radius, maximumGapFrames, place, scale]);
  const selected = segments.find(({ id }) => id === selectedSegmentId);
  if (height === 0 || width === 0) return null;
  return (
    <g>
      {gridAreas.map((area) => (
        <line key={area} x1="0" x2={width} y1={place.y(area)} y2={place.y(area)} stroke="var(--vl-line)" strokeWidth="1" opacity={area === 0 ? 1 : 0.7} />
      ))}
      {analysisLandmarks.map(({ id, frameNumber }) => (
        <line key={id} x1={place.x(frameNumber)} x2={place.x(frameNumber)} y1="-4" y2={height} stroke="var(--vl-text-3)" strokeDasharray="1 3" />
      ))}
      {selected === undefined ? null : <ReferenceBands result={selected} scale={scale} height={height} unit={curve.unit} />}
      {selected?.lesion == null ? null : <LesionBracket lesion={selected.lesion} positionSource={measurement.positionSource} scale={scale} />}
      <StentCurve points={stentPoints} maximumGapFrames={maximumGapFrames} scale={scale} place={place} radius={radius + 0.5} />
      <path d={paths.accepted} fill="none" stroke="var(--vl-lumen)" strokeWidth="1.5" />
      <path d={paths.provisional} fill="none" stroke="var(--vl-lumen)" strokeWidth="1.25" strokeDasharray="3 3" opacity="0.85" />
      <path d={paths.filled} fill="var(--vl-lumen)" />
      <path d={paths.hollow} fill="var(--vl-panel)" stroke="var(--vl-lumen)" strokeWidth="1.2" />
      <path d={paths.atMost} fill="var(--vl-panel)" stroke="var(--vl-lumen)" strokeWidth="1.2" />
      <StentBars implants={implants} measurement={measurement} scale={scale} bottom={place.y(0)} />
      {segments.map((result) => (
        <SegmentMarks key={result.id} result={result} selected={result.id === selectedSegmentId} scale={scale} freeLeftPx={freeLeftOf(result, segments, scale)} place={place} height={height} unit={curve.unit} />
      ))}
    </g>
  );
});

function freeLeftOf(result: SegmentResult, segments: readonly SegmentResult[], scale: FrameScale): number {
  const before = segments.filter(({ lastFrame }) => lastFrame < result.firstFrame).reduce((last, { lastFrame }) => Math.max(last, lastFrame), 0);
  return spanOfFrames(scale, before + 1, result.firstFrame - 1).width;
}

/** Usual distance between neighbouring points in frames. */
function medianStep({ points }: AreaCurve): number {
  const steps = points.slice(1).map((point, index) => point.frameNumber - (points[index]?.frameNumber ?? 0));
  return steps.toSorted((a, b) => a - b)[steps.length >> 1] ?? 1;
}
