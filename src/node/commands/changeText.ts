import { segmentName } from '../../analysis/veinSegment.ts';
import type { ChangeResult, VeinChange } from '../../measurement/changeResult.ts';
import type { SegmentResult } from '../../measurement/results.ts';
import { boundWords, linkWords, phaseWords } from '../../report/changeWords.ts';
import { coverageSideWords, uncoveredWords } from '../../report/coverageWords.ts';
import { fixed, signed } from '../../report/reportWords.ts';
import { textTable } from './textTable.ts';

/** What changed since the pullback before, vein by vein, in lines for a person. */
export function changeText(change: ChangeResult): string {
  const head = [`Change since the pullback before, SOP Instance UID ${change.beforeSopInstanceUid}`, `  ${phaseWords(change)}`, `  ${linkWords(change)}`];
  return [
    [...head, ...change.warnings.map(({ message }) => `  Warning: ${message}`), ...(change.unpaired.length === 0 ? [] : [`  Only on one of the two: ${change.unpaired.join(', ')}.`])].join('\n'),
    ...change.veins.map(veinText),
  ].join('\n\n');
}

function veinText(vein: VeinChange): string {
  const { before, after, coverage } = vein;
  const areaOf = ({ minimumLumenArea }: SegmentResult) => {
    const words = figure(minimumLumenArea?.areaMm2 ?? null, 1);
    return minimumLumenArea?.state === 'atMost' ? `≤ ${words}` : words;
  };
  const eccentricity = vein.eccentricityIndexBefore === null || vein.eccentricityIndexAfter === null ? null : vein.eccentricityIndexAfter - vein.eccentricityIndexBefore;
  const rows = [
    ['Minimum lumen area, mm²', areaOf(before), areaOf(after), changed(vein.minimumLumenAreaGainMm2, 1), share(vein.minimumLumenAreaGainPercent)],
    ['Area stenosis, %', figure(before.areaStenosisPercent, 1), figure(after.areaStenosisPercent, 1), `${changed(vein.areaStenosisChangePoints, 1)}${vein.areaStenosisChangePoints === null ? '' : ' points'}`, share(vein.areaStenosisRelativeChangePercent)],
    ['Reference, mm²', figure(before.reference?.areaMm2 ?? null, 1), figure(after.reference?.areaMm2 ?? null, 1), changed(vein.referenceAreaChangeMm2, 1), ''],
    ['Min diameter, mm', figure(before.minimumLumenArea?.minDiameterMm ?? null, 1), figure(after.minimumLumenArea?.minDiameterMm ?? null, 1), changed(vein.minDiameterChangeMm, 1), ''],
    ['Min diameter stenosis, %', figure(before.minDiameterStenosisPercent, 1), figure(after.minDiameterStenosisPercent, 1), `${changed(vein.minDiameterStenosisChangePoints, 1)}${vein.minDiameterStenosisChangePoints === null ? '' : ' points'}`, ''],
    ['Eccentricity index', figure(vein.eccentricityIndexBefore, 2), figure(vein.eccentricityIndexAfter, 2), changed(eccentricity, 2), ''],
  ];
  const bound = boundWords(vein);
  const width = Math.max(...rows.map(([label]) => label!.length));
  const sides = coverage === null ? [] : [`  The lesion before under the stents, margin ${coverage.marginMm} mm: ${[...coverage.sides.map((side) => `${side.end} end ${coverageSideWords(side, coverage, 'anchors')}`), `length without a stent: ${uncoveredWords(coverage, 'anchors')}`].join('; ')}`];
  return [
    textTable([segmentName(vein).padEnd(width), 'before', 'after', 'change', 'relative'], rows.map(([label, ...cells]) => [label!.padEnd(width), ...cells])),
    ...vein.thresholds.map(({ threshold, answer }) => `  ${threshold.label}: ${answerWords[answer]}`),
    ...sides,
    ...(bound === null ? [] : [`  ${bound}`]),
    ...(vein.provisionalFrames === 0 ? [] : [`  ${vein.provisionalFrames} provisional ${vein.provisionalFrames === 1 ? 'contour lies' : 'contours lie'} beneath: the figures are not final.`]),
  ].join('\n');
}

const answerWords = { met: 'met', notMet: 'not met', provisional: 'not said while contours are provisional', unavailable: 'no figure' } as const;

function figure(value: number | null, decimals: number): string {
  return value === null ? 'not known' : fixed(value, decimals);
}

function changed(value: number | null, decimals: number): string {
  return value === null ? 'not known' : signed(value, decimals);
}

function share(value: number | null): string {
  return value === null ? '' : `${signed(value, 1)} %`;
}
