import type { ContourKind } from '../contour/contour.ts';
import { type CodedConcept, isSameConcept } from '../dicom/sr/codedConcept.ts';
import type { ContentItem } from '../dicom/sr/contentItem.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import { curveAreaMm2 } from '../geometry/curveArea.ts';
import type { CurveKind } from '../geometry/curveKind.ts';
import { ellipsePoints, type ImageEllipse } from '../geometry/ellipsePoints.ts';
import { type ImagePoint, imagePoint } from '../geometry/imagePoint.ts';
import { codes } from '../report/dicom/reportCodes.ts';
import { AppError } from '../shared/appError.ts';
import { shareWords } from './figureWords.ts';
import { type ForeignContours, type ImportAnswers, type ImportQuestion, type ImportTarget, type NotTaken, question, standing } from './foreignContours.ts';
import { gathered } from './gathered.ts';
import { gatherContours } from './gatherContours.ts';
import { analysisFileWithin } from './restoreReport.ts';
import { type Region, regionsOf } from './reportRegions.ts';

/** Concepts by which a region is a lumen or a stent, by scheme and value; retired SRT values stand beside those of SNOMED CT (PS3.16 Annex D, CID 3481, 3482). */
const kindByCode: Readonly<Record<string, ContourKind>> = {
  'SCT 91747007': 'lumen',
  'SCT 67170007': 'lumen',
  'SCT 397415007': 'lumen',
  'SCT 397413000': 'lumen',
  'SRT G-0366': 'lumen',
  'SRT G-0364': 'lumen',
  'DCM 122332': 'lumen',
  'DCM 122372': 'lumen',
  'SCT 65818007': 'stent',
  'SCT 408705002': 'stent',
  'SCT 408706001': 'stent',
  'SRT R-101AF': 'stent',
  'SRT R-101AD': 'stent',
};

/** A border that this program knows and has no place for: the external elastic membrane. */
const vesselCodes: ReadonlySet<string> = new Set(['DCM 122330', 'DCM 122333', 'SCT 414165007']);

/** An area that differs by more than this share from the one that the report states is told. */
const areaTolerance = 0.005;
/** The ends of a closed polyline in 32 bits. */
const samePointPx = 1e-3;

/**
 * The closed outlines of a structured report by anybody's hand (TID 1500 with planar regions, TID 1410, or what is shaped like it), each on the frame that it
 * refers to. What refers to another image, is open, or has no code that says what it is, is listed.
 *
 * @throws AppError `exchange/nothingToTake` for this program's own report, which is opened whole, and for one without regions.
 */
export function readForeignReport(root: ContentItem, target: ImportTarget, answers: ImportAnswers): ForeignContours {
  if (analysisFileWithin(root) !== null) {
    throw new AppError('exchange/nothingToTake', 'This is a structured report of venolume itself. Open it in the library: it becomes the read that it is, with all that its reader said.');
  }
  const regions = regionsOf(root);
  if (regions.length === 0) throw new AppError('exchange/nothingToTake', 'This structured report holds no outlines on images.');
  const gather = gatherContours(target);
  const author = observerOf(root);
  const openLines = openQuestion(regions, target, answers);
  const close = openLines !== null && standing(openLines) === 'close';
  const unknown = regions.filter((region) => kindOf(region) === 'unknown' && typeof outlineOf(region, close) !== 'string' && typeof framesOf(region, target) !== 'string');
  const asked = kindQuestion(unknown, answers);
  const refused = gathered<string, string>();
  const refuse = (region: Region, reason: string) => refused.add(reason, region.where);
  const areas: StatedArea[] = [];
  const labels = new Map<string, number>();
  for (const region of regions) {
    const kind = kindOf(region);
    const outline = outlineOf(region, close);
    const frames = framesOf(region, target);
    if (typeof outline === 'string') refuse(region, outline);
    else if (typeof frames === 'string') refuse(region, frames);
    else if (kind === 'vessel') refuse(region, 'It is the outer border of the vessel: this program has lumen and stent.');
    else if (kind === 'uncoded') refuse(region, 'The report does not say by a code what it is.');
    else if (kind === 'unknown' && asked !== null && standing(asked) === 'none') refuse(region, `It is “${region.label}”, and you chose to leave it out.`);
    else {
      for (const frameNumber of frames) {
        gather.add({ where: region.where, frameNumber, kind: kind === 'unknown' ? chosenKind(asked) : kind, ...outline, author });
        if (region.areaMm2 !== null) areas.push({ frameNumber, ...outline, statedMm2: region.areaMm2 });
      }
      labels.set(region.label, (labels.get(region.label) ?? 0) + 1);
    }
  }
  const { contours, notTaken } = gather.result();
  return {
    format: 'structuredReport',
    writer: author,
    contours,
    notTaken: [...[...refused.byKey].map(([reason, wheres]) => ({ where: whereWords(wheres), reason })), ...notTaken, ...otherFigures(root)],
    notes: [
      ...(labels.size === 0 ? [] : [`What the report calls them: ${[...labels].map(([label, count]) => `${label} (${count})`).join(', ')}.`]),
      ...areaNotes(areas, target),
      ...(contours.some(({ curve }) => curve === 'polygon') ? ['Its outlines are joined by straight lines, as the standard has them.'] : []),
      ...(contours.some(({ curve }) => curve === 'periodicCubic') ? ['Circles and ellipses become curves through points on them.'] : []),
    ],
    questions: [openLines, asked].filter((each) => each !== null),
  };
}

type RegionKind = ContourKind | 'vessel' | 'unknown' | 'uncoded';

/** By its finding first, then by what is measured from it. */
function kindOf({ findings, measured }: Region): RegionKind {
  for (const code of [...findings, ...measured]) {
    const kind = kindByCode[keyOf(code)];
    if (kind !== undefined) return kind;
    if (vesselCodes.has(keyOf(code))) return 'vessel';
  }
  return findings.length + measured.length === 0 ? 'uncoded' : 'unknown';
}

function keyOf({ scheme, value }: CodedConcept): string {
  return `${scheme} ${value}`;
}

function kindQuestion(regions: readonly Region[], answers: ImportAnswers): ImportQuestion | null {
  if (regions.length === 0) return null;
  const labels = [...new Set(regions.map(({ label }) => `“${label}”`))];
  const words = `${regions.length} outline${regions.length === 1 ? ' is' : 's are'} called ${labels.slice(0, 3).join(', ')}${labels.length > 3 ? ' and otherwise' : ''}, which says neither lumen nor stent. What are they?`;
  return question(
    'kind',
    words,
    [
      { value: 'lumen', words: 'Lumen' },
      { value: 'stent', words: 'Stent' },
      { value: 'none', words: 'Neither: leave them out' },
    ],
    answers,
  );
}

function chosenKind(asked: ImportQuestion | null): ContourKind {
  return asked !== null && standing(asked) === 'stent' ? 'stent' : 'lumen';
}

interface Outline {
  readonly points: readonly ImagePoint[];
  readonly curve: CurveKind;
}

/** So many that the area of their curve is that of the ellipse to a hundredth of a percent, slits apart. */
const ellipsePointCount = 24;

/** A polyline's corners without the closing one, points on a circle or an ellipse, or why there are none. `close`: whether the ends of open outlines are joined. */
function outlineOf({ shape, isOutline }: Region, close: boolean): Outline | string {
  if (shape === null) return 'Its shape is none that the standard has on an image.';
  const corners = shape.points.map(([x, y]) => imagePoint(x, y));
  if (shape.graphicType === 'CIRCLE' || shape.graphicType === 'ELLIPSE') {
    const ellipse = shape.graphicType === 'CIRCLE' ? circleOf(corners) : ellipseOf(corners);
    return ellipse === null ? `It is ${shape.graphicType === 'CIRCLE' ? 'a circle' : 'an ellipse'} that encloses nothing.` : { points: ellipsePoints(ellipse, ellipsePointCount), curve: 'periodicCubic' };
  }
  if (shape.graphicType !== 'POLYLINE') return 'It is points, which enclose nothing.';
  const [first] = corners;
  const last = corners.at(-1);
  const isClosed = first !== undefined && last !== undefined && corners.length > 3 && Math.hypot(first.x - last.x, first.y - last.y) <= samePointPx;
  if (isClosed) return { points: corners.slice(0, -1), curve: 'polygon' };
  return isOutline && corners.length > 2 && close ? { points: corners, curve: 'polygon' } : 'It is an open line, which encloses nothing.';
}

/** Its centre and a point on it (PS3.3 C.18.6.1.2). */
function circleOf([center, edge]: readonly ImagePoint[]): ImageEllipse | null {
  if (center === undefined || edge === undefined) return null;
  const radiusPx = Math.hypot(edge.x - center.x, edge.y - center.y);
  return radiusPx > samePointPx ? { center, semiAxisAPx: radiusPx, semiAxisBPx: radiusPx, rotationRad: 0 } : null;
}

/** The ends of its long axis, then those of its short one (PS3.3 C.18.6.1.2). */
function ellipseOf([a0, a1, b0, b1]: readonly ImagePoint[]): ImageEllipse | null {
  if (a0 === undefined || a1 === undefined || b0 === undefined || b1 === undefined) return null;
  const [semiAxisAPx, semiAxisBPx] = [Math.hypot(a1.x - a0.x, a1.y - a0.y) / 2, Math.hypot(b1.x - b0.x, b1.y - b0.y) / 2];
  if (Math.min(semiAxisAPx, semiAxisBPx) <= samePointPx) return null;
  return { center: imagePoint((a0.x + a1.x) / 2, (a0.y + a1.y) / 2), semiAxisAPx, semiAxisBPx, rotationRad: Math.atan2(a1.y - a0.y, a1.x - a0.x) };
}

/** The standard has outlines closed; some writers leave the last side out, and others mean a line. */
function openQuestion(regions: readonly Region[], target: ImportTarget, answers: ImportAnswers): ImportQuestion | null {
  const open = regions.filter((region) => typeof outlineOf(region, false) === 'string' && typeof outlineOf(region, true) !== 'string' && typeof framesOf(region, target) !== 'string');
  if (open.length === 0) return null;
  return question(
    'openLines',
    `${open.length} outline${open.length === 1 ? ' is' : 's are'} not closed: the last point is not the first. Is the last side left out, or are they lines?`,
    [
      { value: 'close', words: 'The last side is left out: close them' },
      { value: 'leave', words: 'They are lines: leave them out' },
    ],
    answers,
  );
}

/** The frames of the pullback that it refers to, or why there are none. */
function framesOf({ image }: Region, { instances }: ImportTarget): readonly number[] | string {
  if (image === null) return 'It refers to no image.';
  let before = 0;
  for (const { sopInstanceUid, numberOfFrames } of instances) {
    if (sopInstanceUid === image.sopInstanceUid) {
      if (image.frameNumbers.length === 0) return numberOfFrames === 1 ? [before + 1] : 'It does not say on which frame it lies.';
      const own = image.frameNumbers.filter((n) => Number.isInteger(n) && n >= 1 && n <= numberOfFrames);
      return own.length === image.frameNumbers.length ? own.map((n) => before + n) : `It lies on a frame that the pullback does not have: it has frames 1 to ${numberOfFrames}.`;
    }
    before += numberOfFrames;
  }
  return 'It lies on an image that is not of this pullback.';
}

interface StatedArea extends Outline {
  readonly frameNumber: number;
  readonly statedMm2: number;
}

/** Areas of the report beside what the same outlines measure here. */
function areaNotes(areas: readonly StatedArea[], { scaleOf }: ImportTarget): readonly string[] {
  let compared = 0;
  let worst: { readonly share: number; readonly words: string } | null = null;
  let different = 0;
  for (const { frameNumber, points, curve, statedMm2 } of areas) {
    const spacing = measurable({ points, curve }) ? scaleOf({ points, curve }) : null;
    if (spacing === null) continue;
    compared++;
    const here = curveAreaMm2(closedCurve(points, curve), spacing);
    const share = here / statedMm2 - 1;
    if (Math.abs(share) <= areaTolerance) continue;
    different++;
    if (worst === null || Math.abs(share) > Math.abs(worst.share)) worst = { share, words: `frame ${frameNumber}, ${shown(statedMm2)} mm² in the report and ${shown(here)} mm² here (${share > 0 ? '+' : '−'}${shareWords(Math.abs(share))})` };
  }
  if (areas.length === 0) return [];
  if (compared === 0) return ['The report states areas in mm²; this pullback has no scale by which they could be compared.'];
  if (worst === null) return [`The ${compared === 1 ? 'area that the report states agrees' : `${compared} areas that the report states agree`} with what the outlines measure here, within ${shareWords(areaTolerance)}.`];
  return [`${different} of ${compared} areas that the report states differ from what the outlines measure here; the most: ${worst.words}. Figures are measured here, by the scale of this pullback.`];
}

function measurable({ points, curve }: Outline): boolean {
  try {
    closedCurve(points, curve);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Figures and words of the report, which are never taken over: every figure here is measured here. */
function otherFigures(root: ContentItem): readonly NotTaken[] {
  const names = new Map<string, number>();
  const visit = ({ name, value, children }: ContentItem): void => {
    if (value.type === 'NUM') names.set(name?.meaning || 'without a name', (names.get(name?.meaning || 'without a name') ?? 0) + 1);
    children.forEach(visit);
  };
  visit(root);
  if (names.size === 0) return [];
  const listed = [...names].map(([name, count]) => `${name} (${count})`);
  return [{ where: 'Figures of the report', reason: `${listed.slice(0, 12).join(', ')}${listed.length > 12 ? ' and others' : ''}: figures are measured from the contours here.` }];
}

function observerOf({ children }: ContentItem): string | null {
  const named = children.find(({ name, value }) => isSameConcept(name, codes.personObserverName) && (value.type === 'PNAME' || value.type === 'TEXT'))?.value;
  const words = named?.type === 'PNAME' ? named.personName : named?.type === 'TEXT' ? named.text : '';
  return words.split('^').filter((part) => part !== '').join(' ').slice(0, 64) || null;
}

function whereWords(wheres: readonly string[]): string {
  const [first] = wheres;
  return wheres.length <= 3 ? wheres.join('; ') : `${first ?? ''} and ${wheres.length - 1} more`;
}

function shown(areaMm2: number): string {
  return String(Number(areaMm2.toPrecision(4)));
}
