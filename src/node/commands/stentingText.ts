import type { Analysis } from '../../analysis/analysis.ts';
import { implantWords } from '../../analysis/implant.ts';
import type { Coverage } from '../../measurement/lesionResult.ts';
import type { MeasurementResult, SegmentResult } from '../../measurement/results.ts';
import type { StentEdge, StentMinimum } from '../../measurement/stentResult.ts';
import { coverageSideWords, uncoveredWords } from '../../report/coverageWords.ts';
import { lesionBoundWords, openEndWords } from '../../report/lesionWords.ts';
import { acceptanceWords, areaWords, fixed, frameRangeWords, lengthMmWords, sizingDistanceWords } from '../../report/reportWords.ts';
import { orderWords } from './measureJson.ts';

type Line = readonly [label: string, value: string];
type PositionSource = MeasurementResult['positionSource'];

/** What the stents in a segment measure, and why a figure of theirs is not there. */
export function stentLines({ stent }: SegmentResult): readonly Line[] {
  if (stent === null) return [];
  const { minimumStentArea, inStentMinimumLumen, lumenLoss, largestLumenLoss, expansionIndex, symmetryIndex, compressionPercent, nominalAreaMm2, edges, missing } = stent;
  return [
    ['Minimum stent area', minimumStentArea === null ? 'not known' : minimumText(minimumStentArea)],
    ['In-stent minimum lumen', inStentMinimumLumen === null ? 'not known' : minimumText(inStentMinimumLumen)],
    ['In-stent lumen loss', lossText(lumenLoss)],
    ['Largest lumen loss', lossText(largestLumenLoss)],
    ['Stent expansion index', expansionIndex === null ? 'not known' : fixed(expansionIndex, 2)],
    ['Stent symmetry index', symmetryIndex === null ? 'not known' : fixed(symmetryIndex, 2)],
    ['Compression', compressionPercent === null || nominalAreaMm2 === null ? 'not known' : `${fixed(compressionPercent, 1)} % of ${areaWords(nominalAreaMm2, null)} nominal`],
    ...edges.map((edge): Line => [`Stent's ${edge.end} edge`, edgeText(edge)]),
    ['Stent frames', `${stent.stentFrames}, ${stent.provisionalFrames} provisional, ${stent.acceptedUnseenFrames} accepted unseen`],
    ...missing.map((sentence): Line => ['', sentence]),
  ];
}

function minimumText(minimum: StentMinimum): string {
  const { state, areaMm2, areaPx2, frameNumber, positionMm, minDiameterMm, maxDiameterMm } = minimum;
  const diameters = minDiameterMm === null || maxDiameterMm === null ? '' : `, ${fixed(minDiameterMm, 1)} and ${fixed(maxDiameterMm, 1)} mm across`;
  const place = positionMm === null ? '' : ` at ${fixed(positionMm, 1)} mm`;
  return `${lumenText(state, areaMm2, areaPx2)}${diameters}, frame ${frameNumber}${place}${acceptanceWords(minimum)}`;
}

function lumenText(state: StentEdge['state'], areaMm2: number | null, areaPx2: number | null): string {
  if (state === 'occluded') return '0 (occluded)';
  return `${state === 'atMost' ? '≤ ' : ''}${areaWords(areaMm2, areaPx2)}`;
}

function lossText(loss: NonNullable<SegmentResult['stent']>['lumenLoss']): string {
  return loss === null ? 'not known' : `${fixed(loss.percent, 1)} %, frame ${loss.frameNumber}`;
}

function edgeText({ state, lumenAreaMm2, lumenAreaPx2, frameNumber, accepted }: StentEdge): string {
  return `lumen ${lumenText(state, lumenAreaMm2, lumenAreaPx2)}, frame ${frameNumber}${state === null || accepted ? '' : '; provisional'}`;
}

/** The lesion of a segment by the reader's bound, and what stents cover of it. */
export function lesionLines({ lesion }: SegmentResult, source: PositionSource): readonly Line[] {
  if (lesion === null) return [];
  const parts = [
    frameRangeWords(lesion),
    lengthText(lesion.lengthMm, source),
    `${lesionBoundWords(lesion.bound)}, that is below ${areaWords(lesion.boundAreaMm2, lesion.boundAreaPx2)}`,
    ...(lesion.provisionalFrames === 0 ? [] : [`${lesion.provisionalFrames} provisional`]),
    ...[openEndWords(lesion)].filter((words) => words !== ''),
  ];
  return [['Lesion', parts.join('; ')], ...(lesion.coverage === null ? [] : coverageLines(lesion.coverage, source))];
}

function coverageLines(coverage: Coverage, source: PositionSource): readonly Line[] {
  const sides = coverage.sides.map((side): Line => [`Stent over ${side.end} end`, `${coverageSideWords(side, coverage, source)} (margin ${coverage.marginMm} mm)`]);
  return [...sides, ['Lesion without stent', uncoveredWords(coverage, source)]];
}

function lengthText(lengthMm: number | null, source: PositionSource): string {
  return lengthMm === null ? 'length not measurable' : lengthMmWords(lengthMm, source);
}

/** Implants, stented stretches, holds and sizing sheets, a line each; empty where there are none. */
export function stentingText(analysis: Analysis, { implants, stentedStretches, holds, sizing, positionSource: source }: MeasurementResult): readonly string[] {
  const nameOf = (implantId: string) => {
    const implant = analysis.implants.find(({ id }) => id === implantId);
    return implant === undefined ? 'another stent' : implantWords(implant);
  };
  return [
    ...implants.map(({ implantId, lengthMm, overlaps }) =>
      [`${nameOf(implantId)}: ${lengthText(lengthMm, source)}`, ...overlaps.map((overlap) => `overlaps ${nameOf(overlap.implantId)} on ${frameRangeWords(overlap)}, ${lengthText(overlap.lengthMm, source)}`)].join('; '),
    ),
    ...stentedStretches.map(
      (stretch) =>
        `Stented: ${frameRangeWords(stretch)}, ${lengthText(stretch.lengthMm, source)}; crosses the inguinal ligament: ${answerText(stretch.crossesInguinalLigament)}; reaches into the IVC: ${answerText(stretch.reachesIntoIvc)}`,
    ),
    ...holds.map(holdText),
    ...sizing.flatMap((sheet) => [
      ...sheet.landings.map((landing) => `Sizing, ${landing.end} landing, frame ${landing.frameNumber}: ${landingText(landing)}`),
      ...[orderWords(sheet, analysis)].filter((words) => words !== null).map((words) => `Sizing: ${words}`),
      `Sizing: ${sizingDistanceWords(sheet, source)}`,
    ]),
  ];
}

function answerText(answer: boolean | null): string {
  return answer === null ? 'not known' : answer ? 'yes' : 'no';
}

function holdText(hold: MeasurementResult['holds'][number]): string {
  const { minimum, maximum, meanAreaMm2, meanAreaPx2, durationMs } = hold;
  const duration = durationMs === null ? '' : `, ${fixed(durationMs / 1000, 1)} s`;
  const areas =
    minimum === null || maximum === null
      ? 'no lumen area'
      : `lumen ${areaWords(minimum.areaMm2, minimum.areaPx2)} (frame ${minimum.frameNumber}) to ${areaWords(maximum.areaMm2, maximum.areaPx2)} (frame ${maximum.frameNumber}), mean ${areaWords(meanAreaMm2, meanAreaPx2)}, by breathing and displacement together`;
  const provisional = hold.provisionalFrames === 0 ? '' : `, ${hold.provisionalFrames} provisional`;
  return `Hold, ${frameRangeWords(hold)}${duration}: ${areas}; ${hold.contouredFrames} contoured${provisional}`;
}

function landingText({ areaMm2, minDiameterMm, maxDiameterMm, meanDiameterMm, equivalentDiameterMm, perimeterDiameterMm, accepted, missing }: MeasurementResult['sizing'][number]['landings'][number]): string {
  const figures = [
    ['area', areaMm2, 'mm²'],
    ['min Ø', minDiameterMm, 'mm'],
    ['max Ø', maxDiameterMm, 'mm'],
    ['mean Ø', meanDiameterMm, 'mm'],
    ['Ø from area', equivalentDiameterMm, 'mm'],
    ['Ø from perimeter', perimeterDiameterMm, 'mm'],
  ] as const;
  const known = figures.flatMap(([name, value, unit]) => (value === null ? [] : [`${name} ${fixed(value, 1)} ${unit}`]));
  return [...known, ...(known.length === 0 || accepted ? [] : ['provisional']), ...(missing === null ? [] : [missing])].join(', ');
}
