import type { ReactNode } from 'react';
import { segmentName } from '../../src/analysis/veinSegment.ts';
import type { SegmentResult } from '../../src/measurement/results.ts';
import { bareAreaWords } from '../format/areaWords.ts';
import { lengthWords } from '../format/lengthWords.ts';
import { type AreaPoint, areaStrokes } from '../timeline/areaCurve.ts';
import { dotPath, type Place, squarePath, strokePath } from '../timeline/curvePaths.ts';
import type { Places } from './pairAxis.ts';
import type { PairedPullback } from './PairSide.tsx';
import styles from './pairView.module.css';

/** The vein whose minima, reference and comparison area are drawn. */
export type SelectedVein = Pick<SegmentResult, 'vein' | 'side'> | null;

/** Of the segments of one pullback. */
export const segmentRowPx = 18;

type XOf = (place: number) => number;

/** Where a range of frames lies on screen, the left end first; null where a place is not known. */
function ends(places: Places, firstFrame: number, lastFrame: number, xOf: XOf): readonly [number | null, number | null] {
  const [first, last] = [places[firstFrame - 1] ?? null, places[lastFrame - 1] ?? null];
  return first === null || last === null ? [null, null] : [xOf(Math.min(first, last)), xOf(Math.max(first, last))];
}

/** Whether a segment is of the vein that is looked at. */
export function isSameVein(result: SegmentResult, selected: SelectedVein): boolean {
  return result.vein === selected?.vein && result.side === selected.side;
}

interface PartProps {
  readonly side: PairedPullback;
  readonly places: Places;
  readonly xOf: XOf;
  readonly selected: SelectedVein;
}

export function Segments({ side, places, y, xOf, selected }: PartProps & { readonly y: number }): ReactNode {
  return side.measurement.segments.map((result) => {
    const [from, to] = ends(places, result.firstFrame, result.lastFrame, xOf);
    if (from === null || to === null) return null;
    const chosen = isSameVein(result, selected);
    return (
      <g key={result.id}>
        <rect x={from} y={y} width={Math.max(2, to - from - 1)} height={segmentRowPx - 3} rx="2" fill={chosen ? 'var(--vl-segment-selected)' : 'var(--vl-control)'} stroke={chosen ? 'var(--vl-focus)' : 'none'} />
        {to - from < 44 ? null : (
          <text className={styles.segmentName} x={from + 6} y={y + 11}>
            {segmentName(result)}
          </text>
        )}
      </g>
    );
  });
}

/** The reference frames of the selected vein, as a band; those before as its outline. */
export function Reference({ side, places, xOf, top, bottom, selected, outlined = false }: PartProps & { readonly top: number; readonly bottom: number; readonly outlined?: boolean }): ReactNode {
  const reference = side.measurement.segments.find((result) => isSameVein(result, selected))?.reference ?? null;
  return (reference?.sides ?? []).map(({ side: which, firstFrame, lastFrame }) => {
    const [from, to] = ends(places, firstFrame, lastFrame, xOf);
    if (which === 'segment' || from === null || to === null) return null;
    return <rect key={which} x={from} y={top} width={Math.max(2, to - from)} height={bottom - top} fill={`var(--vl-${which})`} fillOpacity={outlined ? 0 : 0.14} stroke={`var(--vl-${which})`} strokeOpacity="0.6" {...(outlined ? { strokeDasharray: '3 3' } : {})} />;
  });
}

/** What the reference frames of either side measure: `caudal 195.3 before, 195.3 after`. */
export function ReferenceWords({ before, after, places, xOf, y, width, selected }: Omit<PartProps, 'side'> & { readonly before: PairedPullback; readonly after: PairedPullback; readonly y: number; readonly width: number }): ReactNode {
  const sidesOf = (side: PairedPullback) => side.measurement.segments.find((result) => isSameVein(result, selected))?.reference?.sides ?? [];
  return sidesOf(after).map((reference) => {
    const [from, to] = ends(places, reference.firstFrame, reference.lastFrame, xOf);
    if (reference.side === 'segment' || reference.areaMm2 === null || from === null || to === null) return null;
    const earlier = sidesOf(before).find(({ side }) => side === reference.side)?.areaMm2 ?? null;
    const right = to > width - 190;
    return (
      <text key={reference.side} className={styles.mark} x={right ? from - 8 : to + 8} y={y} textAnchor={right ? 'end' : 'start'} fill={`var(--vl-${reference.side}-words, var(--vl-${reference.side}))`}>
        {reference.side} {earlier === null ? '' : `${bareAreaWords(earlier, 'mm²')} before, `}
        {bareAreaWords(reference.areaMm2, 'mm²')} after
      </text>
    );
  });
}

/** The comparison area of the selected vein, over its segment. */
export function Comparison({ side, places, xOf, yOf, selected }: PartProps & { readonly yOf: (areaMm2: number) => number }): ReactNode {
  const result = side.measurement.segments.find((candidate) => isSameVein(candidate, selected));
  if (result?.comparison == null) return null;
  const [from, to] = ends(places, result.firstFrame, result.lastFrame, xOf);
  if (from === null || to === null) return null;
  const { areaMm2 } = result.comparison;
  return (
    <g>
      <line x1={from} x2={to} y1={yOf(areaMm2)} y2={yOf(areaMm2)} stroke="var(--vl-normal)" strokeDasharray="8 3 1 3" />
      <text className={styles.mark} x={to + 6} y={yOf(areaMm2) + 4} fill="var(--vl-normal)">
        comparison {bareAreaWords(areaMm2, 'mm²')}
      </text>
    </g>
  );
}

/** Where the stents lie, each stretch with its length. */
export function Stents({ side, places, xOf, bottom }: Omit<PartProps, 'selected'> & { readonly bottom: number }): ReactNode {
  const { stentedStretches, positionSource } = side.measurement;
  return stentedStretches.map(({ firstFrame, lastFrame, lengthMm }) => {
    const [from, to] = ends(places, firstFrame, lastFrame, xOf);
    if (from === null || to === null) return null;
    return (
      <g key={firstFrame}>
        <path d={`M${from} ${bottom - 7}h${to - from}M${from} ${bottom - 3}h${to - from}M${from} ${bottom - 9}v8M${to} ${bottom - 9}v8`} stroke="var(--vl-stent)" fill="none" strokeWidth="1.5" />
        <text className={styles.mark} x={from + 4} y={bottom - 13} fill="var(--vl-stent)">
          stent{lengthMm === null ? '' : ` ${lengthWords(lengthMm, positionSource)}`}
        </text>
      </g>
    );
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

export function Curve({ points, gap, place, colour, square = false, thin = false }: CurveProps): ReactNode {
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

export function Minimum({ side, words, place, selected, width, above = false }: { readonly side: PairedPullback; readonly words: 'before' | 'after'; readonly place: Place; readonly selected: SelectedVein; readonly width: number; readonly above?: boolean }): ReactNode {
  const minimum = side.measurement.segments.find((result) => isSameVein(result, selected))?.minimumLumenArea ?? null;
  if (minimum?.areaMm2 == null) return null;
  const [x, y] = [place.x(minimum.frameNumber), place.y(minimum.areaMm2)];
  if (!Number.isFinite(x)) return null;
  const right = x > width - 110;
  return (
    <g>
      <path d={`M${x} ${y - 5}l5 5-5 5-5-5z`} fill={minimum.accepted ? 'var(--vl-minimum)' : 'var(--vl-panel)'} stroke="var(--vl-minimum)" strokeWidth="1.5" />
      <text className={styles.minimum} x={right ? x - 9 : x + 9} y={above ? y - 7 : y + 13} textAnchor={right ? 'end' : 'start'}>
        {words} {minimum.state === 'atMost' ? '≤ ' : ''}
        {bareAreaWords(minimum.areaMm2, 'mm²')}
      </text>
    </g>
  );
}

export function Key({ colour, words, square = false, thin = false }: { readonly colour: string; readonly words: string; readonly square?: boolean; readonly thin?: boolean }): ReactNode {
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
