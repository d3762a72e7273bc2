import { type PointerEvent, type ReactNode, useMemo } from 'react';
import { calibrationAtCentre } from '../../src/measurement/contourCalibration.ts';
import { decimalWords } from '../format/decimalWords.ts';
import { type AreaPoint, areaCurve } from '../timeline/areaCurve.ts';
import { areaTicks, roundStep } from '../timeline/axisTicks.ts';
import type { Place } from '../timeline/curvePaths.ts';
import { axisPress, followDrag } from '../timeline/followDrag.ts';
import { useElementSize } from '../timeline/useElementSize.ts';
import { type PairAxis, type Places, rangeOfAxis } from './pairAxis.ts';
import { Comparison, Curve, isSameVein, Key, Minimum, Reference, ReferenceWords, segmentRowPx, Segments, type SelectedVein, Stents } from './PairMarks.tsx';
import type { PairedPullback } from './PairSide.tsx';
import styles from './pairView.module.css';

export interface PairPlotProps {
  readonly before: PairedPullback;
  readonly after: PairedPullback;
  readonly axis: PairAxis;
  /** What the axis is counted from: `the iliac confluence`, `the linked frames`. */
  readonly linkWords: string;
  /** The place on screen. */
  readonly place: number;
  readonly onPlace: (place: number) => void;
  readonly selected: SelectedVein;
}

const gutter = { left: 100, right: 16 };
/** Minima nearer to each other than this have their words on either side. */
const minimumWordsPx = 26;
/** From the playhead, whose place is written over the ticks. */
const playheadRoomPx = 34;

/** Both area curves over the one axis, the segments of each above, the stents below. A press or a drag moves both pullbacks. */
export function PairPlot({ before, after, axis, linkWords, place, onPlace, selected }: PairPlotProps): ReactNode {
  const [ref, { width: whole, height }] = useElementSize();
  const width = Math.max(1, whole - gutter.left - gutter.right);
  const { least, most } = useMemo(() => rangeOfAxis(axis), [axis]);
  const span = Math.max(1e-9, most - least);
  const xOf = (at: number) => ((at - least) / span) * width;
  const curves = useMemo(() => ({ before: curveOf(before), after: curveOf(after) }), [before, after]);
  const comparable = curves.before.unit === 'mm²' && curves.after.unit === 'mm²';
  const stents = useMemo(() => stentPoints(after), [after]);
  const ofSelected = (side: PairedPullback) => side.measurement.segments.find((result) => isSameVein(result, selected));
  const compared = ofSelected(after)?.comparison?.areaMm2 ?? 0;
  const largest = comparable ? [...curves.before.points, ...curves.after.points, ...stents].reduce((high, { area }) => Math.max(high, area), compared) : 0;
  const { ceiling, values } = areaTicks(largest, 3);
  const top = 2 * segmentRowPx + 14;
  const bottom = Math.max(top + 20, height - 36);
  const yOf = (area: number) => bottom - (area / ceiling) * (bottom - top);
  const minima = [before, after].map((side) => yOf(ofSelected(side)?.minimumLumenArea?.areaMm2 ?? 0));
  const minimaAreClose = Math.abs(minima[0]! - minima[1]!) < minimumWordsPx;
  const placeOn = (places: Places): Place => ({ x: (frameNumber) => xOf(places[frameNumber - 1] ?? Number.NaN), y: yOf });
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const pressedAt = axisPress(event);
    if (pressedAt === null) return;
    const moveTo = (x: number) => onPlace(least + (Math.min(width, Math.max(0, x)) / width) * span);
    moveTo(pressedAt);
    followDrag(event, { onMove: moveTo, onEnd: moveTo });
  };
  const playheadX = xOf(Math.min(most, Math.max(least, place)));
  const step = roundStep(span, Math.max(1, Math.floor(width / 110)));
  const ticks = Array.from({ length: Math.floor(most / step) - Math.ceil(least / step) + 1 }, (_, index) => (Math.ceil(least / step) + index) * step);
  const unitWords = axis.unit === 'mm' ? `mm caudal of ${linkWords}` : `linked by frames, counted from ${linkWords}: positions or directions are not known on both`;
  return (
    <div ref={ref} className={styles.plot}>
      <div className={styles.gutter} style={{ width: gutter.left }}>
        <span style={{ top: 2 }}>Before</span>
        <span style={{ top: 2 + segmentRowPx }}>After</span>
        {values.map((area) => (comparable ? <span key={area} className={styles.areaTick} style={{ top: yOf(area) }}>{decimalWords(area, 0)}</span> : null))}
        <span style={{ top: top - 8 }}>{comparable ? 'mm²' : ''}</span>
      </div>
      <div className={styles.axis} data-frame-axis style={{ left: gutter.left, width }} onPointerDown={onPointerDown}>
        <svg width={width} height={height} aria-hidden="true">
          {comparable ? values.map((area) => <line key={area} x1="0" x2={width} y1={yOf(area)} y2={yOf(area)} stroke="var(--vl-line)" />) : null}
          <Segments side={before} places={axis.before} y={2} xOf={xOf} selected={selected} />
          <Segments side={after} places={axis.after} y={2 + segmentRowPx} xOf={xOf} selected={selected} />
          <line x1={xOf(0)} x2={xOf(0)} y1={top - 8} y2={bottom} stroke="var(--vl-text-3)" strokeDasharray="1 3" />
          {comparable ? (
            <>
              <Reference side={before} places={axis.before} xOf={xOf} top={top} bottom={bottom} selected={selected} outlined />
              <Reference side={after} places={axis.after} xOf={xOf} top={top} bottom={bottom} selected={selected} />
              <Curve points={stents} gap={after.analysis.maximumGapFrames} place={placeOn(axis.after)} colour="var(--vl-stent)" thin />
              <Curve points={curves.before.points} gap={before.analysis.maximumGapFrames} place={placeOn(axis.before)} colour="var(--vl-lumen)" />
              <Curve points={curves.after.points} gap={after.analysis.maximumGapFrames} place={placeOn(axis.after)} colour="var(--vl-stent)" square />
              <Comparison side={after} places={axis.after} xOf={xOf} yOf={yOf} selected={selected} />
              <ReferenceWords before={before} after={after} places={axis.after} xOf={xOf} y={top + 12} width={width} selected={selected} />
              <Minimum side={before} words="before" place={placeOn(axis.before)} selected={selected} width={width} />
              <Minimum side={after} words="after" place={placeOn(axis.after)} selected={selected} width={width} above={minimaAreClose} />
            </>
          ) : null}
          <Stents side={after} places={axis.after} xOf={xOf} bottom={bottom} />
          {ticks.filter((at) => Math.abs(xOf(at) - playheadX) > playheadRoomPx).map((at) => (
            <text key={at} className={styles.tick} x={xOf(at)} y={bottom + 15} textAnchor="middle">
              {at > 0 ? '+' : ''}
              {decimalWords(at === 0 ? 0 : at, Number.isInteger(step) ? 0 : 1)}
            </text>
          ))}
        </svg>
        {comparable ? null : <div className={styles.noCurve}>Areas in px² of two pullbacks cannot be compared: calibrate both to see their curves.</div>}
        <div className={styles.playhead} style={{ transform: `translateX(${playheadX}px)` }} />
        <output className={styles.playheadPlace} style={{ top: bottom + 2, left: Math.min(width - 8, playheadX) }}>
          {place > 0 ? '+' : ''}
          {decimalWords(place, axis.unit === 'mm' ? 1 : 0)}
        </output>
      </div>
      <div className={styles.plotFoot}>
        <span>{unitWords}</span>
        {comparable ? (
          <span className={styles.legend}>
            <Key colour="var(--vl-lumen)" words="lumen before" />
            <Key colour="var(--vl-stent)" square words="lumen after" />
            {stents.length === 0 ? null : <Key colour="var(--vl-stent)" thin words="stent after" />}
          </span>
        ) : null}
      </div>
    </div>
  );
}

function curveOf({ measurement, analysis, basis }: PairedPullback) {
  return areaCurve(measurement.frames, calibrationAtCentre(analysis, basis).calibration.kind === 'calibrated');
}

/** Areas of the stent where it is another curve than the lumen. */
function stentPoints({ measurement }: PairedPullback): readonly AreaPoint[] {
  return measurement.frames.flatMap(({ frameNumber, stent, lumenEqualsStent }): AreaPoint[] =>
    stent === null || stent.areaMm2 === null || lumenEqualsStent ? [] : [{ frameNumber, area: stent.areaMm2, accepted: stent.accepted, state: 'measured' }],
  );
}
