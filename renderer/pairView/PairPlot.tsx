import { type PointerEvent, type ReactNode, useMemo } from 'react';
import { segmentName } from '../../src/analysis/veinSegment.ts';
import { calibrationAtCentre } from '../../src/measurement/contourCalibration.ts';
import type { SegmentResult } from '../../src/measurement/results.ts';
import { bareAreaWords } from '../format/areaWords.ts';
import { decimalWords } from '../format/decimalWords.ts';
import { type AreaPoint, areaCurve, areaStrokes } from '../timeline/areaCurve.ts';
import { areaTicks, roundStep } from '../timeline/axisTicks.ts';
import { dotPath, type Place, squarePath, strokePath } from '../timeline/curvePaths.ts';
import { axisPress, followDrag } from '../timeline/followDrag.ts';
import { useElementSize } from '../timeline/useElementSize.ts';
import { type PairAxis, type Places, rangeOfAxis } from './pairAxis.ts';
import type { PairedPullback } from './PairSide.tsx';
import styles from './pairView.module.css';

export interface PairPlotProps {
  readonly before: PairedPullback;
  readonly after: PairedPullback;
  readonly axis: PairAxis;
  /** What the axis is counted from: `the iliac confluence`. */
  readonly linkWords: string;
  /** The place on screen. */
  readonly place: number;
  readonly onPlace: (place: number) => void;
  /** The vein whose minima are named. */
  readonly selected: Pick<SegmentResult, 'vein' | 'side'> | null;
}

const gutter = { left: 100, right: 16 };
const rowHeight = 18;

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
  const largest = comparable ? [...curves.before.points, ...curves.after.points, ...stents].reduce((high, { area }) => Math.max(high, area), 0) : 0;
  const { ceiling, values } = areaTicks(largest, 3);
  const top = 2 * rowHeight + 14;
  const bottom = Math.max(top + 20, height - 36);
  const yOf = (area: number) => bottom - (area / ceiling) * (bottom - top);
  const placeOn = (places: Places): Place => ({ x: (frameNumber) => xOf(places[frameNumber - 1] ?? Number.NaN), y: yOf });
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const pressedAt = axisPress(event);
    if (pressedAt === null) return;
    const moveTo = (x: number) => onPlace(least + (Math.min(width, Math.max(0, x)) / width) * span);
    moveTo(pressedAt);
    followDrag(event, { onMove: moveTo, onEnd: moveTo });
  };
  const step = roundStep(span, Math.max(1, Math.floor(width / 110)));
  const ticks = Array.from({ length: Math.floor(most / step) - Math.ceil(least / step) + 1 }, (_, index) => (Math.ceil(least / step) + index) * step);
  const unitWords = axis.unit === 'mm' ? `mm caudal of ${linkWords}` : `frames from ${linkWords}: no common millimetres`;
  return (
    <div ref={ref} className={styles.plot}>
      <div className={styles.gutter} style={{ width: gutter.left }}>
        <span style={{ top: 2 }}>Before</span>
        <span style={{ top: 2 + rowHeight }}>After</span>
        {values.map((area) => (comparable ? <span key={area} className={styles.areaTick} style={{ top: yOf(area) }}>{decimalWords(area, 0)}</span> : null))}
        <span style={{ top: top - 8 }}>{comparable ? 'mm²' : ''}</span>
      </div>
      <div className={styles.axis} data-frame-axis style={{ left: gutter.left, width }} onPointerDown={onPointerDown}>
        <svg width={width} height={height} aria-hidden="true">
          {comparable ? values.map((area) => <line key={area} x1="0" x2={width} y1={yOf(area)} y2={yOf(area)} stroke="var(--vl-line)" />) : null}
          <Segments side={before} places={axis.before} y={2} xOf={xOf} selected={selected} />
          <Segments side={after} places={axis.after} y={2 + rowHeight} xOf={xOf} selected={selected} />
          <line x1={xOf(0)} x2={xOf(0)} y1={top - 8} y2={bottom} stroke="var(--vl-text-3)" strokeDasharray="1 3" />
          {comparable ? (
            <>
              <Reference side={after} places={axis.after} xOf={xOf} top={top} bottom={bottom} selected={selected} />
              <Curve points={stents} gap={after.analysis.maximumGapFrames} place={placeOn(axis.after)} colour="var(--vl-stent)" thin />
              <Curve points={curves.before.points} gap={before.analysis.maximumGapFrames} place={placeOn(axis.before)} colour="var(--vl-lumen)" />
              <Curve points={curves.after.points} gap={after.analysis.maximumGapFrames} place={placeOn(axis.after)} colour="var(--vl-stent)" square />
              <Minimum side={before} words="before" place={placeOn(axis.before)} selected={selected} width={width} />
              <Minimum side={after} words="after" place={placeOn(axis.after)} selected={selected} width={width} />
            </>
          ) : null}
          {after.measurement.stentedStretches.map(({ firstFrame, lastFrame }) => {
            const [from, to] = ends(axis.after, firstFrame, lastFrame, xOf);
            return from === null || to === null ? null : <path key={firstFrame} d={`M${from} ${bottom - 7}h${to - from}M${from} ${bottom - 3}h${to - from}M${from} ${bottom - 9}v8M${to} ${bottom - 9}v8`} stroke="var(--vl-stent)" fill="none" strokeWidth="1.5" />;
          })}
          {ticks.map((at) => (
            <text key={at} className={styles.tick} x={xOf(at)} y={bottom + 15} textAnchor="middle">
              {at > 0 ? '+' : ''}
              {decimalWords(at === 0 ? 0 : at, Number.isInteger(step) ? 0 : 1)}
            </text>
          ))}
        </svg>
        {comparable ? null : <div className={styles.noCurve}>Areas in px² of two pullbacks cannot be compared: calibrate both to see their curves.</div>}
        <div className={styles.playhead} style={{ transform: `translateX(${xOf(Math.min(most, Math.max(least, place)))}px)` }}>
          <output className={styles.playheadPlace} style={{ top: bottom + 2 }}>
            {place > 0 ? '+' : ''}
            {decimalWords(place, axis.unit === 'mm' ? 1 : 0)}
          </output>
        </div>
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

type XOf = (place: number) => number;

/** Where a range of frames lies on screen, the left end first; null where a place is not known. */
function ends(places: Places, firstFrame: number, lastFrame: number, xOf: XOf): readonly [number | null, number | null] {
  const [first, last] = [places[firstFrame - 1] ?? null, places[lastFrame - 1] ?? null];
  return first === null || last === null ? [null, null] : [xOf(Math.min(first, last)), xOf(Math.max(first, last))];
}

function isSame(result: SegmentResult, selected: PairPlotProps['selected']): boolean {
  return result.vein === selected?.vein && result.side === selected.side;
}

interface PartProps {
  readonly side: PairedPullback;
  readonly places: Places;
  readonly xOf: XOf;
  readonly selected: PairPlotProps['selected'];
}

function Segments({ side, places, y, xOf, selected }: PartProps & { readonly y: number }): ReactNode {
  return side.measurement.segments.map((result) => {
    const [from, to] = ends(places, result.firstFrame, result.lastFrame, xOf);
    if (from === null || to === null) return null;
    const chosen = isSame(result, selected);
    return (
      <g key={result.id}>
        <rect x={from} y={y} width={Math.max(2, to - from - 1)} height={rowHeight - 3} rx="2" fill={chosen ? 'var(--vl-segment-selected)' : 'var(--vl-control)'} stroke={chosen ? 'var(--vl-focus)' : 'none'} />
        {to - from < 44 ? null : (
          <text className={styles.segmentName} x={from + 6} y={y + 11}>
            {segmentName(result)}
          </text>
        )}
      </g>
    );
  });
}

/** The reference frames of the selected vein after, as a band. */
function Reference({ side, places, xOf, top, bottom, selected }: PartProps & { readonly top: number; readonly bottom: number }): ReactNode {
  const reference = side.measurement.segments.find((result) => isSame(result, selected))?.reference ?? null;
  return (reference?.sides ?? []).map(({ side: which, firstFrame, lastFrame }) => {
    const [from, to] = ends(places, firstFrame, lastFrame, xOf);
    if (which === 'segment' || from === null || to === null) return null;
    return <rect key={which} x={from} y={top} width={Math.max(2, to - from)} height={bottom - top} fill={`var(--vl-${which})`} fillOpacity="0.14" stroke={`var(--vl-${which})`} strokeOpacity="0.6" />;
  });
}

interface CurveProps {
  readonly points: readonly AreaPoint[];
  readonly gap: number;
  readonly place: Place;
  readonly colour: string;
  readonly square?: boolean;
  readonly thin?: boolean;
}

function Curve({ points, gap, place, colour, square = false, thin = false }: CurveProps): ReactNode {
  const placed = points.filter(({ frameNumber }) => Number.isFinite(place.x(frameNumber)));
  const strokes = areaStrokes(placed, gap);
  const dots = square ? squarePath : dotPath;
  return (
    <g>
      <path d={strokePath(strokes.filter(({ accepted }) => accepted), place)} fill="none" stroke={colour} strokeWidth={thin ? 1 : 1.5} {...(thin ? { strokeDasharray: '1 3' } : {})} />
      <path d={strokePath(strokes.filter(({ accepted }) => !accepted), place)} fill="none" stroke={colour} strokeWidth="1" strokeDasharray="3 3" />
      {thin ? null : (
        <>
          <path d={dots(placed.filter(({ accepted }) => accepted), place, 1.75)} fill={colour} />
          <path d={dots(placed.filter(({ accepted }) => !accepted), place, 1.75)} fill="var(--vl-panel)" stroke={colour} />
        </>
      )}
    </g>
  );
}

function Minimum({ side, words, place, selected, width }: { readonly side: PairedPullback; readonly words: string; readonly place: Place; readonly selected: PairPlotProps['selected']; readonly width: number }): ReactNode {
  const minimum = side.measurement.segments.find((result) => isSame(result, selected))?.minimumLumenArea ?? null;
  if (minimum?.areaMm2 == null) return null;
  const [x, y] = [place.x(minimum.frameNumber), place.y(minimum.areaMm2)];
  if (!Number.isFinite(x)) return null;
  const right = x > width - 110;
  return (
    <g>
      <path d={`M${x} ${y - 5}l5 5-5 5-5-5z`} fill={minimum.accepted ? 'var(--vl-minimum)' : 'var(--vl-panel)'} stroke="var(--vl-minimum)" strokeWidth="1.5" />
      <text className={styles.minimum} x={right ? x - 9 : x + 9} y={y + 13} textAnchor={right ? 'end' : 'start'}>
        {words} {minimum.state === 'atMost' ? '≤ ' : ''}
        {bareAreaWords(minimum.areaMm2, 'mm²')}
      </text>
    </g>
  );
}

function Key({ colour, words, square = false, thin = false }: { readonly colour: string; readonly words: string; readonly square?: boolean; readonly thin?: boolean }): ReactNode {
  return (
    <span className={styles.key}>
      <svg width="22" height="10" aria-hidden="true">
        <line x1="0" x2="22" y1="5" y2="5" stroke={colour} strokeWidth="1.5" {...(thin ? { strokeDasharray: '1 3' } : {})} />
        {thin ? null : square ? <rect x="8.5" y="2.5" width="5" height="5" fill={colour} /> : <circle cx="11" cy="5" r="2.5" fill={colour} />}
      </svg>
      {words}
    </span>
  );
}
