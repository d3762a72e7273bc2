import { segmentName } from '../../../src/analysis/veinSegment.ts';
import type { SegmentResult } from '../../../src/measurement/results.ts';
import { areaWords } from '../../format/areaWords.ts';
import { decimalWords, percentWords } from '../../format/decimalWords.ts';
import { calibrationWords } from '../../format/frameFigures.ts';
import { frameRangeWords } from '../../format/frameWords.ts';
import { lengthWords } from '../../format/lengthWords.ts';
import { referenceChoiceWords } from '../../format/referenceWords.ts';
import { frameName, minimumName } from '../../format/stillWords.ts';
import type { Reading } from '../../reading/reading.ts';
import { holdLine, lesionLines, sizingLines, stentLines } from './stentText.ts';

/** The figures of the report's segments as plain text, each with what it rests on, for pasting elsewhere. */
export function figuresText(reading: Pick<Reading, 'details' | 'analysis' | 'measurement' | 'calibration' | 'missing' | 'presets'>): string {
  const { analysis, measurement, calibration } = reading;
  const { scale, source } = calibrationWords(calibration);
  const included = new Set(analysis.segments.filter(({ includedInReport }) => includedInReport).map(({ id }) => id));
  const lines = measurement.segments.filter(({ id }) => included.has(id)).flatMap((result) => segmentLines(result, reading));
  const ticked = new Set(analysis.sizingSheets.filter(({ includedInReport }) => includedInReport).map(({ id }) => id));
  const sizing = measurement.sizing.filter(({ sizingSheetId }) => ticked.has(sizingSheetId)).flatMap((sheet) => sizingLines(sheet, measurement.positionSource));
  const state = reading.missing.length === 0 ? [] : ['DRAFT, not final'];
  return [...state, ...lines, ...measurement.holds.map(holdLine), ...sizing, `Calibration ${scale}, ${source}`, 'Research and training use. Not a cleared medical device.'].join('\n');
}

function segmentLines(result: SegmentResult, { details, analysis, measurement, presets }: Pick<Reading, 'details' | 'analysis' | 'measurement' | 'presets'>): readonly string[] {
  const minimum = result.minimumLumenArea;
  const { kind } = details.pullback;
  const range = frameRangeWords(result.firstFrame, result.lastFrame);
  const lines = [`${segmentName(result)}, ${kind === 'stills' ? `stills ${range}` : `frames ${range}, ${lengthWords(result.lengthMm, measurement.positionSource)}`}`];
  const also = [...stentLines(result), ...lesionLines(result, analysis.lesionRule, measurement.positionSource)].map((line) => `  ${line}`);
  if (minimum === null) return [...lines, '  no lumen contoured', ...also];
  const atMost = minimum.state === 'atMost';
  lines.push(`  ${minimumName(result)} ${atMost ? '≤ ' : ''}${areaWords(minimum.areaMm2, minimum.areaPx2) ?? 'not measured'}, ${frameName(kind, minimum.frameNumber).toLowerCase()}${minimum.state === 'occluded' ? ', occluded' : ''}${minimum.accepted ? '' : ', provisional'}`);
  const choice = analysis.segments.find(({ id }) => id === result.id)?.reference ?? null;
  const area = result.reference === null ? null : areaWords(result.reference.areaMm2, result.reference.areaPx2);
  lines.push(`  Reference ${choice === null ? 'not chosen' : referenceChoiceWords(choice, analysis.segments, presets)}${area === null ? '' : `: ${area}`}`);
  const stenosis = result.areaStenosisPercent;
  lines.push(`  Area stenosis ${stenosis === null ? 'not given' : `${atMost ? '≥ ' : ''}${percentWords(stenosis)}`}`);
  if (result.minDiameterStenosisPercent !== null) lines.push(`  Min diameter stenosis ${percentWords(result.minDiameterStenosisPercent)}`);
  if (result.comparison !== null && result.comparison.fractionPercent !== null) {
    lines.push(`  ${decimalWords(result.comparison.fractionPercent, 0)} % of the comparison area ${decimalWords(result.comparison.areaMm2, 1)} mm² (${result.comparison.preset}${result.comparison.verified ? '' : ', not verified'})`);
  }
  lines.push(...also);
  if (result.provisionalFrames > 0) lines.push(`  ${result.provisionalFrames} of ${result.contouredFrames} contoured frames provisional`);
  if (result.acceptedUnseenFrames > 0) lines.push(`  Accepted unseen: ${result.acceptedUnseenFrames}`);
  return lines;
}
