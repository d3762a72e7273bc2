import type { LesionRule } from '../../../src/analysis/lesionRule.ts';
import type { HoldResult } from '../../../src/measurement/holdResult.ts';
import type { MeasurementResult, SegmentResult } from '../../../src/measurement/results.ts';
import type { SizingResult } from '../../../src/measurement/sizingResult.ts';
import type { StentMinimum } from '../../../src/measurement/stentResult.ts';
import { coverageSideWords, uncoveredWords } from '../../../src/report/coverageWords.ts';
import { noLesionWords, openEndWords } from '../../../src/report/lesionWords.ts';
import { acceptanceWords, sizingDistanceWords } from '../../../src/report/reportWords.ts';
import { areaWords } from '../../format/areaWords.ts';
import { decimalWords, percentWords, ratioWords } from '../../format/decimalWords.ts';
import { holdAreaWords, holdCoverWords, holdName } from '../../format/holdWords.ts';
import { boundAreaWords, lesionPlaceWords } from '../../format/lesionWords.ts';

type PositionSource = MeasurementResult['positionSource'];

/** What the stents in a segment measure, a line each; nothing where there is none. */
export function stentLines({ stent }: Pick<SegmentResult, 'stent'>): readonly string[] {
  if (stent === null) return [];
  const { expansionIndex, symmetryIndex, lumenLoss, compressionPercent, nominalAreaMm2 } = stent;
  return [
    `Minimum stent area ${minimumWords(stent.minimumStentArea)}`,
    `In-stent minimum lumen ${minimumWords(stent.inStentMinimumLumen)}`,
    ...(lumenLoss === null ? [] : [`Lumen loss at that lumen ${percentWords(lumenLoss.percent)}`]),
    ...(expansionIndex === null ? [] : [`Stent expansion index ${ratioWords(expansionIndex)}`]),
    ...(symmetryIndex === null ? [] : [`Stent symmetry index ${ratioWords(symmetryIndex)}`]),
    ...(compressionPercent === null || nominalAreaMm2 === null ? [] : [`Compression ${percentWords(compressionPercent)} of ${decimalWords(nominalAreaMm2, 1)} mm² nominal`]),
    ...stent.edges.map(({ end, state, frameNumber, lumenAreaMm2, lumenAreaPx2 }) => `Lumen at the ${end} edge ${state === 'atMost' ? '≤ ' : ''}${areaWords(lumenAreaMm2, lumenAreaPx2) ?? 'not measured'}, frame ${frameNumber}`),
    ...stent.missing,
    ...(stent.provisionalFrames === 0 ? [] : [`${stent.provisionalFrames} of ${stent.stentFrames} stent frames provisional`]),
    ...(stent.acceptedUnseenFrames === 0 ? [] : [`Stent frames accepted unseen: ${stent.acceptedUnseenFrames}`]),
  ];
}

function minimumWords(minimum: StentMinimum | null): string {
  if (minimum === null) return 'not measured';
  const area = areaWords(minimum.areaMm2, minimum.areaPx2) ?? 'not measured';
  return `${minimum.state === 'atMost' ? '≤ ' : ''}${area}, frame ${minimum.frameNumber}${acceptanceWords(minimum)}`;
}

/** The lesion of a segment by the reader's rule; nothing without one. */
export function lesionLines(result: SegmentResult, rule: LesionRule | null, source: PositionSource): readonly string[] {
  if (rule === null) return [];
  const { lesion } = result;
  if (lesion === null) return [`Lesion: ${noLesionWords(result, rule.bound)}`];
  const { coverage, provisionalFrames } = lesion;
  const open = openEndWords(lesion);
  return [
    `Lesion ${lesionPlaceWords(lesion, source)} (${boundAreaWords(lesion)})${open === '' ? '' : `; ${open}`}${provisionalFrames === 0 ? '' : `; ${provisionalFrames} frames provisional`}`,
    ...(coverage === null ? [] : [`By stents, margin ${coverage.marginMm} mm: ${coverage.sides.map((side) => `${side.end} end ${coverageSideWords(side, coverage, source)}`).join('; ')}; length without a stent: ${uncoveredWords(coverage, source)}`]),
  ];
}

/** A hold in one line, with what changes its lumen. */
export function holdLine(hold: HoldResult): string {
  const areas = holdAreaWords(hold);
  return `${holdName(hold)}: ${areas === null ? 'no lumen measured' : `${areas}, breathing and displacement together`}; ${holdCoverWords(hold)}`;
}

/** The figures of a sizing sheet: a line for each landing, and their distance with what its error is made of. */
export function sizingLines(sheet: SizingResult, source: PositionSource): readonly string[] {
  const figures = sheet.landings.map((landing) => {
    const { end, frameNumber, areaMm2, minDiameterMm, maxDiameterMm, meanDiameterMm, equivalentDiameterMm, perimeterDiameterMm, missing } = landing;
    const measured = [
      ['area', areaMm2, 'mm²'],
      ['min diameter', minDiameterMm, 'mm'],
      ['max diameter', maxDiameterMm, 'mm'],
      ['mean of both', meanDiameterMm, 'mm'],
      ['from area', equivalentDiameterMm, 'mm'],
      ['from perimeter', perimeterDiameterMm, 'mm'],
    ] as const;
    const words = measured.flatMap(([name, value, unit]) => (value === null ? [] : [`${name} ${decimalWords(value, 1)} ${unit}`]));
    return `  ${end} landing, frame ${frameNumber}: ${[...words, ...(missing === null ? [] : [missing])].join(', ')}${missing === null && !landing.accepted ? ', provisional' : ''}`;
  });
  return ['Sizing sheet', ...figures, `  ${sizingDistanceWords(sheet, source)}`];
}
