import type { Analysis } from '../analysis/analysis.ts';
import type { FrameMarkWord } from '../analysis/frameMark.ts';
import { isLumenStentOn } from '../analysis/implant.ts';
import type { Contour } from '../contour/contour.ts';
import { contourRefusal } from '../contour/contourRefusal.ts';
import { sameSpacing, type SpacingMm } from '../geometry/spacingMm.ts';
import type { Warning } from '../shared/warning.ts';
import { calibrationAtCentre, contourCalibration } from './contourCalibration.ts';
import { crossSection } from './crossSection.ts';
import { enclosedArea } from './enclosedArea.ts';
import { lumenCurves, stentCurves } from './frameCurves.ts';
import type { MeasuringBasis } from './measuringBasis.ts';
import type { FrameResult, FrameStent, MeasuredContour } from './results.ts';

/** What every frame measures, by frame number; a frame with a refused lumen contour is missing and a warning names it. */
export interface FrameResults {
  readonly byFrame: ReadonlyMap<number, FrameResult>;
  /** The reader's word for every marked frame. */
  readonly words: ReadonlyMap<number, FrameMarkWord>;
  readonly warnings: readonly Warning[];
}

/** Measures every contoured or marked frame of a document. */
export function frameResults(analysis: Analysis, basis: MeasuringBasis): FrameResults {
  const words = wordsByFrame(analysis);
  const contours = contoursByFrame(analysis);
  const warnings: Warning[] = [];
  const byFrame = new Map<number, FrameResult>();
  const frameNumbers = [...new Set([...contours.keys(), ...words.keys()])].toSorted((a, b) => a - b);
  for (const frameNumber of frameNumbers) {
    const result = frameResult(frameNumber, contours.get(frameNumber) ?? [], words.get(frameNumber) ?? null, analysis, basis, warnings);
    if (result !== null) byFrame.set(frameNumber, result);
  }
  return { byFrame, words, warnings: distinct(warnings) };
}

function wordsByFrame(analysis: Analysis): ReadonlyMap<number, FrameMarkWord> {
  const words = new Map<number, FrameMarkWord>();
  for (const mark of analysis.frameMarks) {
    for (let frameNumber = mark.firstFrame; frameNumber <= mark.lastFrame; frameNumber++) words.set(frameNumber, mark.word);
  }
  return words;
}

function contoursByFrame(analysis: Analysis): ReadonlyMap<number, readonly Contour[]> {
  const contours = new Map<number, Contour[]>();
  for (const contour of analysis.contours) {
    const there = contours.get(contour.frameNumber);
    if (there === undefined) contours.set(contour.frameNumber, [contour]);
    else there.push(contour);
  }
  return contours;
}

function frameResult(
  frameNumber: number,
  contours: readonly Contour[],
  word: FrameMarkWord | null,
  analysis: Analysis,
  basis: MeasuringBasis,
  warnings: Warning[],
): FrameResult | null {
  const measured: MeasuredContour[] = [];
  let stentRefused = false;
  for (const contour of contours) {
    const refusal = contourRefusal(contour, basis);
    if (refusal !== null) {
      warnings.push({ code: refusal.code, message: refusal.message });
      if (contour.kind === 'lumen') return null;
      stentRefused = true;
      continue;
    }
    const answer = contourCalibration(contour, analysis, basis);
    warnings.push(...answer.warnings);
    const spacingMm = answer.calibration.kind === 'calibrated' ? answer.calibration.spacingMm : null;
    measured.push({ contourId: contour.id, kind: contour.kind, contour, crossSection: crossSection(contour, spacingMm), calibration: answer.calibration });
  }
  const mark = word === null || word.mark === 'notMeasurable' ? null : word;
  // By what was traced, refused or not: the reader who traced both said that they are two.
  const oneCurve = mark === null && isLumenStentOn(frameNumber, analysis.implants) && new Set(contours.map(({ kind }) => kind)).size === 1;
  if (oneCurve && stentRefused) return null;
  const curves = { contours: measured, lumenEqualsStent: oneCurve };
  const stent = stentRefused ? null : frameStent(stentCurves(curves), basis);
  if (stent === 'differentScales') warnings.push({ code: 'measurement/differentScales', message: `The stent contours on frame ${frameNumber} lie in regions of different scale: its stent yields no figure.` });
  const ofStent = { ...curves, stent: stent === 'differentScales' ? null : stent };
  const lumens = lumenCurves(curves);
  if (mark !== null) {
    if (measured.some(({ kind }) => kind === 'lumen')) {
      warnings.push({ code: 'measurement/markedAndContoured', message: `Frame ${frameNumber} is marked and has a lumen contour as well: the mark counts. Delete one of them.` });
    }
    return { ...markedFrame(frameNumber, mark, analysis, basis), ...ofStent };
  }
  const spacingMm = commonSpacing(lumens);
  if (spacingMm === 'different') {
    warnings.push({ code: 'measurement/differentScales', message: `The lumen contours on frame ${frameNumber} lie in regions of different scale: the frame yields no figure.` });
    return null;
  }
  const lumen = enclosedArea(lumens.map(({ contour }) => contour), spacingMm, basis);
  if (lumen?.kind === 'refused') return null;
  if (lumen === null && measured.length === 0) return null;
  return {
    frameNumber,
    state: 'measured',
    lumenAreaMm2: lumen?.areaMm2 ?? null,
    lumenAreaPx2: lumen?.areaPx2 ?? null,
    channels: lumen?.channels ?? 0,
    largestChannelAreaMm2: lumen?.largestChannelAreaMm2 ?? null,
    largestChannelAreaPx2: lumen?.largestChannelAreaPx2 ?? null,
    ...acceptanceOf(lumens),
    ...ofStent,
  };
}

function frameStent(curves: readonly MeasuredContour[], basis: MeasuringBasis): FrameStent | null | 'differentScales' {
  const spacingMm = commonSpacing(curves);
  if (spacingMm === 'different') return 'differentScales';
  const stent = enclosedArea(curves.map(({ contour }) => contour), spacingMm, basis);
  return stent === null || stent.kind === 'refused' ? null : { areaMm2: stent.areaMm2, areaPx2: stent.areaPx2, ...acceptanceOf(curves) };
}

function acceptanceOf(curves: readonly MeasuredContour[]): Pick<FrameResult, 'accepted' | 'acceptedUnseen'> {
  const said = curves.map(({ contour }) => contour.acceptance);
  return { accepted: said.every(({ status }) => status === 'accepted'), acceptedUnseen: said.some((acceptance) => acceptance.status === 'accepted' && !acceptance.viewed) };
}

/** The one scale of contours of a frame; null where they have none. */
function commonSpacing(curves: readonly MeasuredContour[]): SpacingMm | null | 'different' {
  const spacings = curves.map(({ calibration }) => (calibration.kind === 'calibrated' ? calibration.spacingMm : null));
  const first = spacings[0] ?? null;
  return spacings.every((other) => sameSpacing(other, first)) ? first : 'different';
}

function markedFrame(
  frameNumber: number,
  word: Exclude<FrameMarkWord, { mark: 'notMeasurable' }>,
  analysis: Analysis,
  basis: MeasuringBasis,
): Omit<FrameResult, 'contours' | 'stent' | 'lumenEqualsStent'> {
  const { calibration } = calibrationAtCentre(analysis, basis);
  const calibrated = calibration.kind === 'calibrated';
  const occluded = word.mark === 'occluded';
  return {
    frameNumber,
    state: occluded ? 'occluded' : 'atMost',
    lumenAreaMm2: occluded ? (calibrated ? 0 : null) : word.catheterAreaMm2,
    lumenAreaPx2: occluded ? 0 : calibration.kind === 'calibrated' ? word.catheterAreaMm2 / (calibration.spacingMm.column * calibration.spacingMm.row) : null,
    channels: 0,
    largestChannelAreaMm2: null,
    largestChannelAreaPx2: null,
    accepted: true,
    acceptedUnseen: false,
  };
}

/** Each warning once: the same is found on every frame that it concerns. */
export function distinct(warnings: readonly Warning[]): readonly Warning[] {
  return [...new Map(warnings.map((warning) => [`${warning.code}\n${warning.message}`, warning])).values()];
}
