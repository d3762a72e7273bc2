import { thresholds } from '../measurement/thresholds.ts';
import { entries, type FigureEntry } from './figureEntry.ts';

const minimum = entries('segment', 'minimum', [
  ['minimumLumenArea.areaMm2', 'mla_mm2', 'mm2', 'Minimum lumen area: the smallest lumen area among the measured frames of the segment.', 'notContoured'],
  ['minimumLumenArea.areaPx2', 'mla_px2', '{px2}', 'The same in square pixels.', 'notContoured'],
  ['minimumLumenArea.state', 'mla_state', '', 'measured, occluded (area 0 by the reader\'s mark), or atMost (collapsed on the catheter: the area is an upper bound).', 'notContoured'],
  ['minimumLumenArea.positionMm', 'mla_position_mm', 'mm', 'Place of the minimum along the vein.', 'noPositions'],
  ['minimumLumenArea.channels', 'mla_channels', '1', 'Number of separate lumens on that frame; their union is the area.', 'notContoured'],
  ['minimumLumenArea.largestChannelAreaMm2', 'mla_largest_channel_mm2', 'mm2', 'Area of the largest of them.', 'notContoured'],
  ['minimumLumenArea.minDiameterMm', 'mla_min_diameter_mm', 'mm', 'Shortest chord through the centroid on that frame.', 'notMeasurable'],
  ['minimumLumenArea.maxDiameterMm', 'mla_max_diameter_mm', 'mm', 'Longest chord through the centroid on that frame.', 'notMeasurable'],
  ['minimumLumenArea.equivalentDiameterMm', 'mla_equivalent_diameter_mm', 'mm', '2·√(area/π) of the minimum lumen area.', 'notMeasurable'],
  ['areaStenosisPercent', 'area_stenosis_pct', '%', '100·(reference area − minimum lumen area)/reference area; negative where the lumen exceeds its reference.', 'noReference'],
  ['minDiameterStenosisPercent', 'min_diameter_stenosis_pct', '%', '100·(reference − minimum)/reference of the minimum diameters through the centroid.', 'noReference'],
  ['equivalentDiameterStenosisPercent', 'equiv_diameter_stenosis_pct', '%', 'The same of the equivalent diameters.', 'noReference'],
  ['comparison.areaMm2', 'comparison_area_mm2', 'mm2', 'Comparison area of the preset that the reader chose; source names it.', 'notEntered'],
  ['comparison.fractionPercent', 'comparison_fraction_pct', '%', 'Minimum lumen area as a share of that comparison area.', 'uncalibrated'],
  ...thresholds.map(({ id, label }) => [`threshold.${id}`, `threshold_${id.toLowerCase()}`, '', `Published cut-off “${label}”: met, notMet, provisional (a contour under it is not accepted) or unavailable. Never a diagnosis.`, 'notAnswered'] as const),
]);

const reference = entries('segment', 'reference', [
  ['reference.areaMm2', 'reference_area_mm2', 'mm2', 'Reference lumen area.', 'noReference'],
  ['reference.areaPx2', 'reference_area_px2', '{px2}', 'The same in square pixels.', 'noReference'],
  ['reference.minDiameterMm', 'reference_min_diameter_mm', 'mm', 'Minimum diameter through the centroid of the reference.', 'noReference'],
]);

const whole = entries('segment', 'segment', [
  ['ofStills', 'of_stills', '1', 'Of single images: how many the minimum is the smallest of.', 'notMeasurable'],
  ['lengthMm', 'length_mm', 'mm', 'Length of the segment; source says by what.', 'noPositions'],
  ['volumeMm3', 'volume_mm3', 'mm3', 'Lumen volume by the trapezium rule over contoured frames.', 'noPositions'],
  ['volumeCoveredFraction', 'volume_covered_fraction', '1', 'Share of the length that the volume covers, 0 to 1.', 'noPositions'],
  ['totalFrames', 'total_frames', '1', 'Frames of the segment.', 'notMeasurable'],
  ['contouredFrames', 'contoured_frames', '1', 'Frames with a lumen contour.', 'notMeasurable'],
  ['provisionalFrames', 'provisional_frames', '1', 'Of those, frames with a contour that no reader accepted.', 'notMeasurable'],
  ['acceptedUnseenFrames', 'accepted_unseen_frames', '1', 'Of those, frames accepted while they were not on screen.', 'notMeasurable'],
  ['largestGapFrames', 'largest_gap_frames', '1', 'Largest number of consecutive measurable frames without a contour.', 'notMeasurable'],
]);

const minimaOf = (quantity: string, name: string, words: string) =>
  [
    [`stent.${quantity}.state`, `${name}_state`, '', `State of ${words}.`, 'notContoured'],
    [`stent.${quantity}.areaMm2`, `${name}_mm2`, 'mm2', `Area of ${words}.`, 'notContoured'],
    [`stent.${quantity}.areaPx2`, `${name}_px2`, '{px2}', 'The same in square pixels.', 'notContoured'],
    [`stent.${quantity}.positionMm`, `${name}_position_mm`, 'mm', 'Its place along the vein.', 'noPositions'],
    [`stent.${quantity}.minDiameterMm`, `${name}_min_diameter_mm`, 'mm', 'Shortest chord through its centroid.', 'notMeasurable'],
    [`stent.${quantity}.maxDiameterMm`, `${name}_max_diameter_mm`, 'mm', 'Longest chord through its centroid.', 'notMeasurable'],
  ] as const;

const stent = entries('segment', 'stent', [
  ...minimaOf('minimumStentArea', 'msa', 'the smallest stent cross-section'),
  ...minimaOf('inStentMinimumLumen', 'in_stent_mla', 'the smallest lumen within the stent'),
  ['stent.lumenLoss.percent', 'lumen_loss_pct', '%', '100·(stent − lumen)/stent on the frame of the smallest in-stent lumen.', 'notContoured'],
  ['stent.largestLumenLoss.percent', 'largest_lumen_loss_pct', '%', 'The largest of these over all frames on which both are known.', 'notContoured'],
  ['stent.expansionIndex', 'stent_expansion_index', '1', 'Smallest stent area/reference area (DCM 122347).', 'noReference'],
  ['stent.symmetryIndex', 'stent_symmetry_index', '1', '(max − min)/max diameter on the frame of the smallest stent area (DCM 122346).', 'notMeasurable'],
  ['stent.nominalAreaMm2', 'stent_nominal_area_mm2', 'mm2', 'π/4·nominal diameter², as the reader entered it.', 'notEntered'],
  ['stent.compressionPercent', 'stent_compression_pct', '%', '100·(nominal − smallest stent area)/nominal.', 'notEntered'],
  ...['cranial', 'caudal', 'first', 'last'].flatMap((end) => [
    [`stent.edge.${end}.state`, `stent_edge_${end}_state`, '', `State of the lumen at the ${end} edge of the stent.`, 'notContoured'] as const,
    [`stent.edge.${end}.lumenAreaMm2`, `stent_edge_${end}_lumen_mm2`, 'mm2', `Lumen area at the ${end} edge of the stent.`, 'notContoured'] as const,
    [`stent.edge.${end}.lumenAreaPx2`, `stent_edge_${end}_lumen_px2`, '{px2}', 'The same in square pixels.', 'notContoured'] as const,
  ]),
  ['stent.stentFrames', 'stent_frames', '1', 'Frames of the segment on which the stent\'s area is known.', 'notMeasurable'],
  ['stent.provisionalFrames', 'stent_provisional_frames', '1', 'Of those, frames with a contour that no reader accepted.', 'notMeasurable'],
  ['stent.acceptedUnseenFrames', 'stent_accepted_unseen_frames', '1', 'Of those, frames accepted while they were not on screen.', 'notMeasurable'],
  ['stent.missing', 'stent_missing', '', 'Why a figure of the stent is missing, as a sentence.', 'notMeasurable'],
]);

const lesion = entries('segment', 'lesion', [
  ['lesion.boundAreaMm2', 'lesion_bound_mm2', 'mm2', 'Lumen area under which the reader counts a lesion; source says by what rule.', 'noReference'],
  ['lesion.boundAreaPx2', 'lesion_bound_px2', '{px2}', 'The same in square pixels.', 'noReference'],
  ['lesion.firstFrame', 'lesion_first_frame', '1', 'First frame of the lesion; note says where it is open.', 'notContoured'],
  ['lesion.lastFrame', 'lesion_last_frame', '1', 'Last frame of the lesion.', 'notContoured'],
  ['lesion.lengthMm', 'lesion_length_mm', 'mm', 'Length of the lesion.', 'noPositions'],
  ['lesion.provisionalFrames', 'lesion_provisional_frames', '1', 'Frames of the lesion with a contour that no reader accepted.', 'notMeasurable'],
  ...coverageRows('lesion.', 'lesion_'),
]);

/** Coverage of a lesion by stents, under the prefixes of a part of the report. */
export function coverageRows(quantity: string, name: string) {
  return [
    [`${quantity}coverage.marginMm`, `${name}cover_margin_mm`, 'mm', 'Margin beyond the lesion that the reader asks of the stent.', 'notEntered'],
    ...['cranial', 'caudal', 'first', 'last'].flatMap((end) => [
      [`${quantity}coverage.${end}.beyondMm`, `${name}cover_${end}_mm`, 'mm', `How far the stent reaches beyond the lesion at its ${end} end; negative where it stops short.`, 'noPositions'] as const,
      [`${quantity}coverage.${end}.covered`, `${name}cover_${end}`, '', `Whether that is at least the margin: yes or no.`, 'noPositions'] as const,
    ]),
    [`${quantity}coverage.uncoveredMm`, `${name}uncovered_mm`, 'mm', 'Length of the lesion on which no stent lies.', 'noPositions'],
  ] as const;
}

export const segmentFigureEntries: readonly FigureEntry[] = [...minimum, ...reference, ...whole, ...stent, ...lesion];
