import { segmentName, segmentWords } from '../../analysis/veinSegment.ts';
import { lumenCurves } from '../../measurement/frameCurves.ts';
import type { FrameResult, MeasurementResult, ReferenceResult, SegmentResult } from '../../measurement/results.ts';
import { smallestOfStills } from '../../measurement/smallestOfStills.ts';
import { lengthMmWords } from '../../report/reportWords.ts';
import { changeText } from './changeText.ts';
import type { Measured } from './measure.ts';
import { lesionLines, stentingText, stentLines } from './stentingText.ts';
import { textTable } from './textTable.ts';

/** A measurement in lines for a person: every segment with what its figures rest on, every frame, every warning. */
export function measureText({ analysis, measurement, change }: Measured): string {
  const withStent = measurement.frames.some(({ stent }) => stent !== null);
  const frames = measurement.frames.map((frame) => {
    const lumens = lumenCurves(frame);
    const single = lumens.length === 1 ? lumens[0] : undefined;
    return [
      String(frame.frameNumber),
      frame.state === 'occluded' ? 'occluded' : (frame.state === 'atMost' ? '≤ ' : '') + area(frame.lumenAreaMm2, frame.lumenAreaPx2),
      figure(single?.crossSection.minDiameterMm ?? null),
      figure(single?.crossSection.maxDiameterMm ?? null),
      figure(single?.crossSection.equivalentDiameterMm ?? null),
      frame.channels > 1 ? String(frame.channels) : '',
      frame.accepted ? 'accepted' : 'provisional',
      ...(withStent ? [stentCell(frame)] : []),
    ];
  });
  return [
    ...measurement.segments.map((segment) => segmentText(segment, measurement)),
    ...[stentingText(analysis, measurement).join('\n')].filter((text) => text !== ''),
    ...(change === null ? [] : [changeText(change)]),
    ...(frames.length === 0 ? ['No frame is contoured.'] : [textTable(['frame', 'lumen area', 'min Ø mm', 'max Ø mm', 'eq. Ø mm', 'channels', 'status', ...(withStent ? ['stent area'] : [])], frames)]),
    ...(measurement.warnings.length === 0 ? [] : [measurement.warnings.map(({ message }) => `Warning: ${message}`).join('\n')]),
    'Research and training use. Not a cleared medical device.',
  ].join('\n\n');
}

function stentCell({ stent, lumenEqualsStent }: FrameResult): string {
  if (stent === null) return '';
  return `${area(stent.areaMm2, stent.areaPx2)}${lumenEqualsStent ? ' =' : ''}${stent.accepted ? '' : ' provisional'}`;
}

function segmentText(segment: SegmentResult, { positionSource }: MeasurementResult): string {
  const { minimumLumenArea: minimum, comparison } = segment;
  const lines: (readonly [string, string])[] = [
    [segment.ofStills === null ? 'Minimum lumen area' : 'Smallest lumen area', minimum === null ? 'no frame is contoured' : minimumText(minimum) + (segment.ofStills === null ? '' : `, ${smallestOfStills(segment.ofStills)}`)],
    ['Reference', segment.reference === null ? 'none chosen, or not usable' : referenceText(segment.reference)],
    ['Area stenosis', percent(segment.areaStenosisPercent)],
    ['Min diameter stenosis', percent(segment.minDiameterStenosisPercent)],
    ['Eq. diameter stenosis', percent(segment.equivalentDiameterStenosisPercent)],
    ['Comparison', comparison === null ? 'none' : `${percent(comparison.fractionPercent)} of ${comparison.areaMm2.toFixed(1)} mm² (${comparison.preset}${comparison.verified ? '' : ', not verified'})`],
    ['Length', segment.lengthMm === null ? 'not measurable' : lengthMmWords(segment.lengthMm, positionSource)],
    [
      'Contours',
      `${segment.contouredFrames} of ${segment.totalFrames} ${segment.ofStills === null ? 'frames' : 'stills'}, ${segment.provisionalFrames} provisional, ${segment.acceptedUnseenFrames} accepted unseen${segment.ofStills === null ? `, largest gap ${segment.largestGapFrames} frames` : ''}`,
    ],
    ...stentLines(segment),
    ...lesionLines(segment, positionSource),
    ['Calibration', calibrationText(segment)],
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  return [`${segmentName(segment)}  ${segmentWords(segment)}, frames ${segment.firstFrame} to ${segment.lastFrame}`, ...lines.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`)].join('\n');
}

function minimumText(minimum: NonNullable<SegmentResult['minimumLumenArea']>): string {
  const value = minimum.state === 'occluded' ? '0 (occluded)' : `${minimum.state === 'atMost' ? '≤ ' : ''}${area(minimum.areaMm2, minimum.areaPx2)}`;
  const place = minimum.positionMm === null ? '' : ` at ${minimum.positionMm.toFixed(1)} mm`;
  return `${value}, frame ${minimum.frameNumber}${place}${minimum.atEdge ? ', at the edge of what is contoured' : ''}${minimum.accepted ? '' : ', provisional'}`;
}

function referenceText(reference: ReferenceResult): string {
  if (reference.rule === 'none') return "none, by the reader's word";
  const source = [reference.rule, reference.statistic, reference.presetName, reference.reason].filter((word) => word !== null).join(', ');
  const frames = reference.frameNumbers.length === 0 ? '' : `, ${reference.frameNumbers.length === 1 ? 'frame' : 'frames'} ${reference.frameNumbers.join(' ')}`;
  return `${area(reference.areaMm2, reference.areaPx2)} (${source}${frames})`;
}

function calibrationText({ calibration }: SegmentResult): string {
  if (calibration === null) return 'not known';
  if (calibration.kind === 'uncalibrated') return `none: ${calibration.reason}`;
  const sources = { ultrasoundRegion: 'ultrasound region', pixelSpacing: 'Pixel Spacing', manual: "the reader's own" };
  return `${calibration.spacingMm.column.toPrecision(5)} × ${calibration.spacingMm.row.toPrecision(5)} mm a pixel, ${sources[calibration.source]}`;
}

function area(mm2: number | null, px2: number | null): string {
  if (mm2 !== null) return `${mm2.toFixed(1)} mm²`;
  return px2 === null ? 'not known' : `${px2.toFixed(0)} px²`;
}

function figure(value: number | null): string {
  return value === null ? '' : value.toFixed(1);
}

function percent(value: number | null): string {
  return value === null ? 'not known' : `${value.toFixed(1).replace('-', '−')} %`;
}
