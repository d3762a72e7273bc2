import type { Analysis } from '../analysis/analysis.ts';
import { readAnalysisFile } from '../analysis/readAnalysisFile.ts';
import { segmentWords } from '../analysis/veinSegment.ts';
import { type CodedConcept, isSameConcept } from '../dicom/sr/codedConcept.ts';
import type { ContentItem } from '../dicom/sr/contentItem.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import { curveAreaPx2 } from '../geometry/curveArea.ts';
import { imagePoint } from '../geometry/imagePoint.ts';
import { nearestOnCurve } from '../geometry/nearestOnCurve.ts';
import { measureAnalysis } from '../measurement/measureAnalysis.ts';
import { basisOfPullback } from '../measurement/measuringBasis.ts';
import type { FrameResult, MeasuredContour, SegmentResult } from '../measurement/results.ts';
import type { Pullback } from '../pullback/pullback.ts';
import { contourPolyline } from '../report/dicom/contourPolyline.ts';
import { imageReferences } from '../report/dicom/imageReference.ts';
import { codes, units } from '../report/dicom/reportCodes.ts';
import { AppError } from '../shared/appError.ts';

/** Beyond the rounding of 32 bits and of the search for the nearest point, in pixels. */
const samePointPx = 0.01;
/** A polyline encloses less than its curve. */
const sameShapeRatio = 0.005;
/** Beyond the last bits of a sum. */
const sameFigureRatio = 1e-9;

/** The analysis file that a structured report of this program carries; null for another program's. */
export function analysisFileWithin(root: ContentItem): string | null {
  const evidence = root.children.find(({ name, value }) => isSameConcept(name, codes.analysisFile) && value.type === 'TEXT');
  return evidence?.value.type === 'TEXT' ? evidence.value.text : null;
}

/**
 * The document that a structured report of this program was computed from, exactly as it was. It is held against what the report shows to others: every
 * contour must be the polyline on its frame, and every area, minimum and stenosis what is measured from it, so that a report that was changed on its way is not taken for what
 * its reader wrote. A report shaped as TID 3250 shows only the contours that its figures rest on.
 *
 * Throws `exchange/notOwn` for another program's report, `exchange/contradiction` where the two disagree, `analysis/wrongPullback`, and what
 * `readAnalysisFile` throws.
 */
export function restoreReport(root: ContentItem, pullback: Pullback): Analysis {
  const text = analysisFileWithin(root);
  if (text === null) throw new AppError('exchange/notOwn', 'This structured report holds no analysis of this program. Import its contours instead.');
  const analysis = readAnalysisFile(text);
  if (analysis.pullback.sopInstanceUid !== pullback.sopInstanceUid) {
    throw new AppError('analysis/wrongPullback', 'This structured report is about another pullback. Open that one first.');
  }
  const { frames, segments } = measureAnalysis(analysis, basisOfPullback(pullback));
  const groups = contourGroupsOf(root);
  if (isSameConcept(root.name, codes.imagingMeasurementReport)) {
    const measured = frames.reduce((count, frame) => count + frame.contours.length, 0);
    if (groups.length !== measured) throw contradiction(`it shows ${groups.length} contours where its analysis has ${measured}`);
  }
  const byImage = new Map(frames.flatMap((frame) => imageReferences(pullback, [frame.frameNumber]).map((image) => [placeOf(image), frame] as const)));
  for (const group of groups) requireSame(group, byImage);
  const grouped = new Set(groups.map(({ region }) => region));
  // Others are what a segment's figures rest on.
  const items = itemsOf(root);
  for (const one of items) if (one.value.type === 'SCOORD' && !grouped.has(one)) contourShown(one, byImage);
  const inReport = new Set(analysis.segments.filter(({ includedInReport }) => includedInReport).map(({ id }) => id));
  requireSegments(items, segments.filter(({ id }) => inReport.has(id)));
  return analysis;
}

/**
 * Every minimum and every stenosis that the analysis has must be stated. Those that rest on another pullback, or on an area that is kept elsewhere, cannot
 * be measured from here.
 */
function requireSegments(items: readonly ContentItem[], segments: readonly SegmentResult[]): void {
  const stated = (code: CodedConcept, own: number | null | undefined) =>
    own === null || own === undefined || items.some(({ name, value }) => isSameConcept(name, code) && value.type === 'NUM' && value.value !== null && isSame(value.value, own));
  for (const segment of segments) {
    const { minimumLumenArea, areaStenosisPercent } = segment;
    if (stated(codes.lumenArea, minimumLumenArea?.areaMm2) && stated(codes.areaStenosis, areaStenosisPercent)) continue;
    throw contradiction(`it states another minimum or another stenosis of the ${segmentWords(segment).toLowerCase()} than its analysis gives`);
  }
}

function itemsOf(one: ContentItem): readonly ContentItem[] {
  return [one, ...one.children.flatMap(itemsOf)];
}

function isSame(stated: number, own: number): boolean {
  return Math.abs(stated - own) <= sameFigureRatio * Math.max(1, Math.abs(own));
}

/** Frames by the image that they are. */
type FramesByImage = ReadonlyMap<string, FrameResult>;

function placeOf({ sopInstanceUid, frameNumbers }: { readonly sopInstanceUid: string; readonly frameNumbers: readonly number[] }): string {
  return `${sopInstanceUid} ${frameNumbers.join()}`;
}

interface ContourGroup {
  readonly region: ContentItem;
  readonly areaMm2: number | null;
}

/** Measurement groups with an image region (TID 1410), with the area that they state. */
function contourGroupsOf(root: ContentItem): readonly ContourGroup[] {
  const measurements = root.children.find(({ name }) => isSameConcept(name, codes.imagingMeasurements));
  return (measurements?.children ?? []).flatMap(({ children }) => {
    const region = children.find(({ name, value }) => isSameConcept(name, codes.imageRegion) && value.type === 'SCOORD');
    if (region === undefined) return [];
    const area = children.find(({ name, value }) => (isSameConcept(name, codes.lumenArea) || isSameConcept(name, codes.stentArea)) && value.type === 'NUM' && isSameConcept(value.unit, units.mm2));
    return [{ region, areaMm2: area?.value.type === 'NUM' ? area.value.value : null }];
  });
}

function requireSame({ region, areaMm2 }: ContourGroup, frames: FramesByImage): void {
  const { frameNumber, measured } = contourShown(region, frames);
  const { areaMm2: ownAreaMm2 } = measured.crossSection;
  if ((areaMm2 === null) !== (ownAreaMm2 === null) || !isSame(areaMm2 ?? 0, ownAreaMm2 ?? 0)) {
    throw contradiction(`it states another area on frame ${frameNumber} than is measured from its contour`);
  }
}

/** The contour of the analysis that a region shows. */
function contourShown(region: ContentItem, frames: FramesByImage): { readonly frameNumber: number; readonly measured: MeasuredContour } {
  const image = region.children.find(({ value }) => value.type === 'IMAGE')?.value;
  if (region.value.type !== 'SCOORD' || image?.type !== 'IMAGE') throw contradiction('a contour in it lies on no image');
  const shown = region.value.points;
  const frame = frames.get(placeOf(image));
  const same = frame?.contours.find((contour) => isOutlineOf(contour, shown));
  if (frame === undefined || same === undefined) throw contradiction(`it shows a contour on frame ${image.frameNumbers.join(', ') || '1'} that its analysis does not have`);
  return { frameNumber: frame.frameNumber, measured: same };
}

/** Whether the shown corners are those that are written, or lie on the contour and enclose its area: another version may have sampled it otherwise. */
function isOutlineOf({ contour, crossSection }: MeasuredContour, shown: readonly (readonly [number, number])[]): boolean {
  const written = contourPolyline({ curve: contour.curve, points: contour.points.map(({ x, y }) => [x, y] as const) });
  if (written.length === shown.length && written.every(([x, y], i) => x === shown[i]![0] && y === shown[i]![1])) return true;
  const corners = shown.map(([x, y]) => imagePoint(x, y));
  if (corners.length < 4) return false;
  const shownAreaPx2 = curveAreaPx2(closedCurve(corners, 'polygon'));
  if (Math.abs(shownAreaPx2 - crossSection.areaPx2) > sameShapeRatio * crossSection.areaPx2) return false;
  const curve = closedCurve(contour.points, contour.curve);
  return corners.every((corner) => nearestOnCurve(curve, corner).distancePx <= samePointPx);
}

function contradiction(what: string): AppError {
  return new AppError('exchange/contradiction', `This structured report contradicts itself: ${what}. It was changed after it was written; nothing was taken over.`);
}
