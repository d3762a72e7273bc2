import type { ContourKind } from '../contour/contour.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import { curveArea } from '../geometry/curveArea.ts';
import { type ImagePoint, imagePoint } from '../geometry/imagePoint.ts';
import { framesWords } from '../report/reportWords.ts';
import { AppError } from '../shared/appError.ts';
import { plainText } from '../shared/plainText.ts';
import { shareWords } from './figureWords.ts';
import type { ForeignContours, ImportTarget, NotTaken } from './foreignContours.ts';
import { gathered } from './gathered.ts';
import { gatherContours } from './gatherContours.ts';

type Json = Readonly<Record<string, unknown>>;

/** Closer than any hand means, and no more than rounding. */
const samePointPx = 1e-6;

/** What the program draws and this one has a place for, by the key of its file. */
const kindByKey: Readonly<Record<string, ContourKind>> = { lumen: 'lumen', stent: 'stent' };
/** What a frame holds besides contours, with the words of it and what it has where nothing was said. */
const besidesByKey: readonly (readonly [key: string, words: string, unsaid: readonly unknown[]])[] = [
  ['phase', 'Phases of the heart beat', ['-', '', null]],
  ['quality', 'Ratings of the picture', ['', 'Very Good', null]],
  ['measurement_1', 'Distances', [null]],
  ['measurement_2', 'Distances', [null]],
  ['reference', 'Reference points of the rotation', [null]],
  ['wire', 'Places of the wire', [null]],
  ['guiding_catheter', 'Marks of the guiding catheter', [false, null]],
  ['unanalyzable', 'Marks that a frame cannot be analysed: mark such frames as not measurable', [false, null]],
];

/** Whether a JSON value is a contour file of HolOrama, or of the program that it was before. */
export function isHolOrama(json: unknown): json is Json {
  return isObject(json) && (isPairOfLists(json['lumen']) || Object.entries(json).some(([key, value]) => isFrameKey(key) && isObject(value) && ('lumen' in value || 'phase' in value)));
}

/**
 * The closed lumen and stent contours of a HolOrama file. Its knots are the control points of a periodic interpolating cubic over the chord lengths (FITPACK),
 * which is this program's curve: they are taken as they are. Its frames count from 0, as an index of the images.
 *
 * @throws AppError `exchange/wrongPullback` for a file with more frames than the pullback.
 */
export function readHolOrama(json: Json, target: ImportTarget): ForeignContours {
  const gather = gatherContours(target);
  const { frames, listed } = framesOf(json);
  const last = frames.reduce((most, { index }) => Math.max(most, index), -1);
  if (last >= target.numberOfFrames || (listed !== null && listed !== target.numberOfFrames)) {
    throw new AppError('exchange/wrongPullback', `The contours are of a pullback of ${listed ?? `at least ${last + 1}`} frames; this one has ${target.numberOfFrames}. Open the pullback that they were drawn on.`);
  }
  const aside = gathered<string, number>();
  const setAside = (reason: string, index: number) => aside.add(reason, index + 1);
  const scales: number[] = [];
  const addOne = (entry: unknown, i: number, key: string, drawn: Json, index: number): void => {
    const xs = listOf(entry, 0);
    const ys = listOf(entry, 1);
    if (xs.length === 0 && ys.length === 0) return;
    const kind = kindByKey[key];
    if (kind === undefined) return setAside(`Contours of “${plainText(key).slice(0, 40)}”: this program has lumen and stent.`, index);
    const where = `Frame ${index + 1}, ${kind} ${i + 1}`;
    if (listOf(drawn, 'closed')[i] === false) return gather.refuse(where, 'It is an open line, which encloses nothing.');
    if (xs.length !== ys.length) return gather.refuse(where, `It has ${xs.length} columns and ${ys.length} rows, which do not belong together.`);
    const points = xs.flatMap((x, k) => (isCoordinate(x) && isCoordinate(ys[k]) ? [imagePoint(x, ys[k])] : []));
    if (points.length !== xs.length) return gather.refuse(where, 'One of its coordinates is no number.');
    gather.add({ where, frameNumber: index + 1, kind, curve: 'periodicCubic', points: withoutClosing(points), author: null });
    if (['start_coords', 'end_coords'].some((ends) => listOf(listOf(drawn, ends), i).length > 0)) setAside('Arcs that were marked as uncertain: the whole curve is taken.', index);
    const area = isObject(drawn['measurements']) && listOf(drawn, 'contours').length === 1 ? drawn['measurements']['area'] : null;
    if (typeof area === 'number' && area > 0) scales.push(area / areaOr(points, area));
  };
  for (const { index, frame } of frames) {
    for (const [key, drawn] of Object.entries(frame)) {
      if (isObject(drawn)) listOf(drawn, 'contours').forEach((entry, i) => addOne(entry, i, key, drawn, index));
    }
    for (const [key, words, unsaid] of besidesByKey) if (key in frame && !unsaid.includes(frame[key])) setAside(`${words}.`, index);
  }
  const { contours, notTaken } = gather.result();
  const others: NotTaken[] = [...aside.byKey].map(([reason, frameNumbers]) => ({ where: `Frames ${framesWords(frameNumbers)}`, reason }));
  const gating = isObject(json['gating_signal']) && Object.keys(json['gating_signal']).length > 0 ? [{ where: 'gating_signal', reason: 'Signals of gating and breathing: this program does not use them.' }] : [];
  return {
    format: 'holOrama',
    writer: null,
    contours,
    notTaken: [...notTaken, ...others, ...gating],
    notes: [
      'Its control points are taken as they are: both programs draw the same curve through them.',
      'The file does not say on which images it was drawn, nor in what scale. Look at one of the contours before you take them over.',
      ...scaleNotes(scales, target),
    ],
    questions: [],
  };
}

interface FileFrame {
  /** From 0. */
  readonly index: number;
  readonly frame: Json;
}

/** By frame, whichever way round the file has it; `listed`: of how many frames it says it is, null where it does not. */
function framesOf(json: Json): { readonly frames: readonly FileFrame[]; readonly listed: number | null } {
  if (!isPairOfLists(json['lumen'])) {
    return { frames: Object.entries(json).flatMap(([key, frame]) => (isFrameKey(key) && isObject(frame) ? [{ index: Number(key), frame }] : [])), listed: null };
  }
  const count = json['lumen'][0].length;
  const frames = Array.from({ length: count }, (_, index): FileFrame => {
    const contours = Object.entries(json).flatMap(([key, value]) => (isPairOfLists(value) ? [[key, { contours: [[listOf(value[0], index), listOf(value[1], index)]] }] as const] : []));
    const phase = listOf(json, 'phases')[index];
    const measured = listOf(listOf(json, 'measures'), index).some((measure) => measure !== null);
    return { index, frame: { ...Object.fromEntries(contours.filter(([key]) => !derivedPoints.has(key))), ...(phase === undefined ? {} : { phase }), measurement_1: measured || null } };
  });
  return { frames, listed: count };
}

/** Pairs of lists of the older file that follow from the contours. */
const derivedPoints: ReadonlySet<string> = new Set(['lumen_centroid', 'farthest_point', 'nearest_point']);

/** The scale by which the program measured its areas, where it differs from the pullback's. */
function scaleNotes(mm2PerPx2: readonly number[], { spacingMm }: ImportTarget): readonly string[] {
  const middle = mm2PerPx2.toSorted((a, b) => a - b)[Math.floor(mm2PerPx2.length / 2)];
  if (middle === undefined || spacingMm === null) return [];
  const share = (spacingMm.column * spacingMm.row) / middle - 1;
  return Math.abs(share) < 0.005 ? [] : [`Its areas were measured by another scale: here they are ${shareWords(Math.abs(share))} ${share < 0 ? 'smaller' : 'larger'}, by the scale of this pullback.`];
}

function areaOr(points: Parameters<typeof closedCurve>[0], otherwise: number): number {
  try {
    return curveArea(closedCurve(points, 'periodicCubic')) || otherwise;
  } catch (error) {
    if (error instanceof AppError) return otherwise;
    throw error;
  }
}

/** The knots, without the first one repeated at the end as some versions leave it. */
function withoutClosing(points: readonly ImagePoint[]): readonly ImagePoint[] {
  const [first] = points;
  const last = points.at(-1);
  const repeats = points.length > 1 && first !== undefined && last !== undefined && Math.hypot(first.x - last.x, first.y - last.y) <= samePointPx;
  return repeats ? points.slice(0, -1) : points;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFrameKey(key: string): boolean {
  return /^\d{1,7}$/.test(key);
}

function isPairOfLists(value: unknown): value is readonly [readonly unknown[], readonly unknown[]] {
  return Array.isArray(value) && value.length === 2 && value.every((list) => Array.isArray(list) && list.every(Array.isArray));
}

function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** The list at that place of a list or an object; empty where there is none. */
function listOf(value: unknown, place: string | number): readonly unknown[] {
  const at: unknown = Array.isArray(value) && typeof place === 'number' ? value[place] : isObject(value) ? value[place] : null;
  return Array.isArray(at) ? at : [];
}
