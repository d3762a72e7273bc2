import { smallestOfStills } from '../../measurement/smallestOfStills.ts';
import { countOf } from '../contourCounts.ts';
import type { ReportSegment } from '../reportSegment.ts';
import type { SegmentFigures } from '../segmentFigures.ts';
import { acceptanceWords, areaWords, calibrationSourceWords, fixed, framesWords, percentWords, referenceRuleWords } from '../reportWords.ts';
import { figure, lengthCell, plain, quiet, rowOf, type TableCell, type TableRow } from './tableCell.ts';

/** The answers: rows of a table whose columns are these segments. */
export function segmentFigureRows(segments: readonly ReportSegment[]): readonly TableRow[] {
  const each = rowOf(segments);
  const ofStills = segments.some((segment) => segment.ofStills !== null);
  const rules = new Set(segments.flatMap((segment) => (segment.reference === null ? [] : [referenceRuleWords(segment.reference)])));
  const [onlyRule] = rules.size === 1 ? rules : [];
  const presets = new Set(segments.flatMap((segment) => (segment.comparison === null ? [] : [presetWords(segment.comparison)])));
  const [onlyPreset] = presets.size === 1 ? presets : [];
  const thresholdIds = [...new Map(segments.flatMap((segment) => segment.thresholds.map(({ threshold }) => [threshold.id, threshold.label] as const)))];
  return [
    each(ofStills ? 'Smallest lumen area, frame' : 'Minimum lumen area, frame', minimumCell),
    each(onlyRule === undefined ? 'Reference' : `Reference: ${onlyRule}`, (segment) => referenceCell(segment, onlyRule === undefined)),
    each('Area stenosis', (segment) => stenosisCell(segment, segment.areaStenosisPercent, true)),
    each('Min diameter stenosis', (segment) => stenosisCell(segment, segment.minDiameterStenosisPercent, false)),
    each('Min and max diameter at the minimum', diametersCell),
    each(onlyPreset === undefined ? 'Share of comparison area' : `Share of comparison area: ${onlyPreset}`, (segment) => comparisonCell(segment, onlyPreset === undefined)),
    ...thresholdIds.map(([id, label]) => each(label, (segment) => thresholdCell(segment, id))),
    each(ofStills ? 'Contoured stills of the segment, provisional' : 'Contoured of segment frames, provisional', (segment) => plain(`${segment.contouredFrames}${segment.ofStills === null ? ` of ${segment.totalFrames}` : ''}, ${segment.provisionalFrames}`)),
  ];
}

/** What the answers rest on, and what else was measured. */
export function segmentBasisRows(segments: readonly ReportSegment[]): readonly TableRow[] {
  const each = rowOf(segments);
  const withStents = segments.some(({ stentContours }) => countOf(stentContours) > 0);
  return [
    each('Frames of the segment', (segment) => plain(`${segment.firstFrame} to ${segment.lastFrame}`)),
    each('Equivalent diameter stenosis', (segment) => stenosisCell(segment, segment.equivalentDiameterStenosisPercent, false)),
    each('Length', ({ length }) => lengthCell(length)),
    each('Volume', (segment) =>
      segment.volumeMm3 === null
        ? quiet('not measurable')
        : plain(`${fixed(segment.volumeMm3, 0)} mm³${segment.volumeCoveredFraction === null ? '' : `, ${fixed(segment.volumeCoveredFraction * 100, 0)} % covered`}`)),
    each('Frames accepted unseen', (segment) => plain(`${segment.acceptedUnseenFrames}`)),
    each('Largest gap, frames', (segment) =>
      segment.largestGapFrames === null ? quiet('not a pullback') : plain(segment.largestGapFrames === 0 ? 'none' : `${segment.largestGapFrames}${segment.largestGapFirstFrame === null ? '' : `, from frame ${segment.largestGapFirstFrame}`}`)),
    each('Contours', (segment) => counted(segment.contours.origins, {})),
    ...(withStents
      ? [
          each('Stent contours', (segment) => counted(segment.stentContours.origins, {})),
          each('Stent contours provisional, accepted unseen', (segment) => plain(`${segment.stentContours.provisional}, ${segment.stentContours.acceptedUnseen}`)),
        ]
      : []),
    each('Curve', (segment) => counted(segment.contours.curves, { periodicCubic: 'periodic cubic' })),
    each('Calibration', (segment) => (segment.calibration === null ? quiet('none used') : plain(calibrationSourceWords(segment.calibration)))),
  ];
}

export function presetWords(comparison: NonNullable<ReportSegment['comparison']>): string {
  return `${comparison.label}${comparison.verified ? '' : ', source not verified'}`;
}

export function minimumCell(segment: SegmentFigures): TableCell {
  const minimum = segment.minimumLumenArea;
  if (minimum === null) return quiet('not measured');
  const notes = [`, ${minimum.frameNumber}`];
  if (minimum.state === 'occluded') notes.push(', occluded');
  if (minimum.state === 'atMost') notes.push(', collapsed on the catheter');
  if (minimum.channels > 1) notes.push(`; ${minimum.channels} channels, largest ${areaWords(minimum.largestChannelAreaMm2, null)}`);
  if (segment.ofStills !== null) notes.push(`; ${smallestOfStills(segment.ofStills)}`);
  if (minimum.atEdge) notes.push('; at the edge of what is contoured');
  notes.push(acceptanceWords(minimum));
  return figure(`${minimum.state === 'atMost' ? '≤ ' : ''}${areaWords(minimum.areaMm2, minimum.areaPx2)}`, notes.join(''));
}

export function referenceCell(segment: SegmentFigures, withRule: boolean): TableCell {
  const { reference } = segment;
  if (reference === null) return quiet('not set');
  if (reference.rule === 'none') return quiet('none: no healthy reference');
  const frames = reference.frameNumbers.length === 0 ? '' : `, ${shortFramesWords(reference.frameNumbers)}`;
  const provisional = reference.provisionalFrames === 0 ? '' : `; ${reference.provisionalFrames} provisional`;
  return plain(`${areaWords(reference.areaMm2, reference.areaPx2)}${frames}${withRule ? `; ${referenceRuleWords(reference)}` : ''}${provisional}`);
}

/** The frames, or how many of which range where they are many runs; all of them stand under "What the figures rest on". */
function shortFramesWords(frameNumbers: readonly number[]): string {
  const all = framesWords(frameNumbers);
  return all.split(', ').length <= 3 ? all : `${frameNumbers.length} frames from ${Math.min(...frameNumbers)} to ${Math.max(...frameNumbers)}`;
}

export function stenosisCell(segment: SegmentFigures, percent: number | null, leading: boolean): TableCell {
  if (percent === null) {
    if (segment.minimumLumenArea === null) return quiet('not measured');
    if (segment.reference === null || segment.reference.rule === 'none') return quiet('no reference');
    return quiet('not available');
  }
  const atLeast = segment.minimumLumenArea?.state === 'atMost' ? '≥ ' : '';
  const words = leading && percent < 0 ? ', lumen exceeds its reference' : '';
  const text = `${atLeast}${percentWords(percent)}`;
  return leading ? figure(text, words) : plain(`${text}${words}`);
}

function diametersCell(segment: ReportSegment): TableCell {
  const minimum = segment.minimumLumenArea;
  if (minimum === null) return quiet('not measured');
  if (minimum.minDiameterMm !== null && minimum.maxDiameterMm !== null) return plain(`${fixed(minimum.minDiameterMm, 1)}, ${fixed(minimum.maxDiameterMm, 1)} mm`);
  if (minimum.state !== 'measured') return quiet('no contour');
  if (minimum.channels > 1) return quiet(`${minimum.channels} channels`);
  return quiet(minimum.areaMm2 === null ? 'uncalibrated' : 'centroid outside the lumen');
}

function comparisonCell(segment: ReportSegment, withPreset: boolean): TableCell {
  const { comparison } = segment;
  if (comparison === null) return quiet('no comparison area');
  if (comparison.fractionPercent === null) return quiet(segment.minimumLumenArea === null ? 'not measured' : 'uncalibrated');
  const atMost = segment.minimumLumenArea?.state === 'atMost' ? '≤ ' : '';
  return plain(`${atMost}${percentWords(comparison.fractionPercent)} of ${fixed(comparison.areaMm2, 1)} mm²${withPreset ? `, ${presetWords(comparison)}` : ''}`);
}

function thresholdCell(segment: ReportSegment, id: string): TableCell {
  const answer = segment.thresholds.find(({ threshold }) => threshold.id === id)?.answer;
  switch (answer) {
    case 'met':
      return plain('met');
    case 'notMet':
      return plain('not met');
    case 'provisional':
      return quiet('provisional');
    case 'unavailable':
      // The vein's own minimum may be smaller than that of some stills, so that these never miss a threshold.
      if (segment.ofStills !== null && segment.areaStenosisPercent !== null) return quiet('not told by stills');
      return quiet(segment.reference === null || segment.reference.rule === 'none' ? 'no reference' : 'no figure');
    case undefined:
      return quiet('not evaluated');
  }
}

function counted(counts: Readonly<Record<string, number>>, words: Readonly<Record<string, string>>): TableCell {
  const parts = Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [`${count} ${words[kind] ?? kind}`] : []));
  return parts.length === 0 ? quiet('none') : plain(parts.join(', '));
}
