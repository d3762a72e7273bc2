import { changeThresholds } from '../measurement/thresholds.ts';
import { entries, type FigureEntry } from './figureEntry.ts';
import { coverageRows } from './segmentFigureEntries.ts';

const crossSection = [
  ['areaMm2', 'area_mm2', 'mm2', 'Area enclosed by the contour.', 'uncalibrated'],
  ['areaPx2', 'area_px2', '{px2}', 'The same in square pixels.', 'notMeasurable'],
  ['perimeterMm', 'perimeter_mm', 'mm', 'Length of the contour.', 'uncalibrated'],
  ['minDiameterMm', 'min_diameter_mm', 'mm', 'Shortest chord through the centroid.', 'notMeasurable'],
  ['maxDiameterMm', 'max_diameter_mm', 'mm', 'Longest chord through the centroid.', 'notMeasurable'],
  ['minFeretMm', 'min_feret_mm', 'mm', 'Smallest distance between parallel tangents.', 'uncalibrated'],
  ['maxFeretMm', 'max_feret_mm', 'mm', 'Largest distance between parallel tangents.', 'uncalibrated'],
  ['equivalentDiameterMm', 'equivalent_diameter_mm', 'mm', '2·√(area/π).', 'uncalibrated'],
  ['perimeterDiameterMm', 'perimeter_diameter_mm', 'mm', 'Perimeter/π.', 'uncalibrated'],
  ['eccentricityIndex', 'eccentricity_index', '1', '(max − min)/max of the diameters through the centroid (DCM 122343).', 'notMeasurable'],
  ['diameterRatio', 'diameter_ratio', '1', 'Min/max of them (DCM 122350).', 'notMeasurable'],
  ['aspectRatio', 'aspect_ratio', '1', 'Max/min of them.', 'notMeasurable'],
  ['lumenShapeIndex', 'lumen_shape_index', '1', '(2π·√(area/π)/perimeter)², 1 for a circle (DCM 122348).', 'uncalibrated'],
] as const;

const frame = entries('frame', 'frame', [
  ['lumenAreaMm2', 'frame_lumen_mm2', 'mm2', 'Area of the union of the frame\'s lumen contours.', 'notContoured'],
  ['lumenAreaPx2', 'frame_lumen_px2', '{px2}', 'The same in square pixels.', 'notContoured'],
  ['state', 'frame_state', '', 'measured, occluded, atMost, or what the reader marked.', 'notContoured'],
  ['positionMm', 'frame_position_mm', 'mm', 'Place of the frame along the vein.', 'noPositions'],
  ['channels', 'frame_channels', '1', 'Number of separate lumens.', 'notContoured'],
  ['stentAreaMm2', 'frame_stent_mm2', 'mm2', 'Area of the union of the frame\'s stent contours.', 'uncalibrated'],
  ['stentAreaPx2', 'frame_stent_px2', '{px2}', 'The same in square pixels.', 'notContoured'],
]);

const contour = entries('contour', 'contour', crossSection.map(([quantity, name, unit, definition, absent]) => [quantity, `contour_${name}`, unit, definition, absent] as const));

const sideRows = (side: 'before' | 'after') =>
  [
    [`${side}.minimumLumenArea.areaMm2`, `${side}_mla_mm2`, 'mm2', `Minimum lumen area of the vein ${side}.`, 'notContoured'],
    [`${side}.minimumLumenArea.areaPx2`, `${side}_mla_px2`, '{px2}', 'The same in square pixels.', 'notContoured'],
    [`${side}.minimumLumenArea.state`, `${side}_mla_state`, '', 'Its state: measured, occluded or atMost.', 'notContoured'],
    [`${side}.minimumLumenArea.minDiameterMm`, `${side}_mla_min_diameter_mm`, 'mm', 'Shortest chord through the centroid there.', 'notMeasurable'],
    [`${side}.reference.areaMm2`, `${side}_reference_area_mm2`, 'mm2', 'Reference lumen area.', 'noReference'],
    [`${side}.areaStenosisPercent`, `${side}_area_stenosis_pct`, '%', 'Area stenosis.', 'noReference'],
    [`${side}.minDiameterStenosisPercent`, `${side}_min_diam_stenosis_pct`, '%', 'Stenosis of the minimum diameter.', 'noReference'],
    [`${side}.eccentricityIndex`, `${side}_eccentricity_index`, '1', '(max − min)/max of the diameters on the frame of the minimum.', 'notMeasurable'],
    [`${side}.stent.minimumStentArea.areaMm2`, `${side}_msa_mm2`, 'mm2', 'Smallest stent cross-section.', 'notContoured'],
    [`${side}.stent.expansionIndex`, `${side}_stent_expansion_index`, '1', 'Smallest stent area/reference area.', 'noReference'],
    [`${side}.stent.symmetryIndex`, `${side}_stent_symmetry_index`, '1', '(max − min)/max diameter of the smallest stent area.', 'notMeasurable'],
  ] as const;

const change = entries('change', 'change', [
  ['before.sopInstanceUid', 'before_pullback_uid', '', 'SOP Instance UID of the pullback before.', 'notMeasurable'],
  ['before.studyDate', 'before_study_date', '', 'When it was taken.', 'notMeasurable'],
  ['before.studyTime', 'before_study_time', '', 'At what time.', 'notMeasurable'],
  ['before.phase', 'before_phase', '', 'Phase of the procedure of the pullback before.', 'notEntered'],
  ['after.phase', 'after_phase', '', 'Phase of the procedure of this one.', 'notEntered'],
  ['link', 'change_link', '', 'By which landmark or frames the two are laid on each other.', 'notEntered'],
  ['link.beforeFrame', 'link_before_frame', '1', 'The frame before that is linked.', 'notEntered'],
  ['link.afterFrame', 'link_after_frame', '1', 'The frame after that it is linked with.', 'notEntered'],
  ['notMeasurable', 'change_not_measurable', '', 'Why there is no change to be told, as a sentence.', 'notMeasurable'],
  ['unpaired', 'change_unpaired', '', 'A segment that only one of the two pullbacks has.', 'notMeasurable'],
  ['warning', 'change_warning', '', 'A warning on the change; its sentence is in note.', 'notMeasurable'],
  ...sideRows('before'),
  ...sideRows('after'),
  ['minimumLumenAreaGainMm2', 'mla_gain_mm2', 'mm2', 'Minimum lumen area after − before.', 'notMeasurable'],
  ['minimumLumenAreaGainPercent', 'mla_gain_pct', '%', 'That gain as a share of the area before.', 'notMeasurable'],
  ['referenceAreaChangeMm2', 'reference_area_change_mm2', 'mm2', 'Reference area after − before.', 'notMeasurable'],
  ['areaStenosisChangePoints', 'area_stenosis_change_points', '%{points}', 'Area stenosis after − before, in percentage points.', 'notMeasurable'],
  ['areaStenosisRelativeChangePercent', 'area_stenosis_rel_change_pct', '%', 'That change as a share of the area stenosis before.', 'notMeasurable'],
  ['minDiameterChangeMm', 'min_diameter_change_mm', 'mm', 'Minimum diameter after − before.', 'notMeasurable'],
  ['minDiameterStenosisChangePoints', 'min_diam_sten_change_points', '%{points}', 'Stenosis of the minimum diameter after − before, in percentage points.', 'notMeasurable'],
  ...changeThresholds.map(({ id, label }) => [`threshold.${id}`, `threshold_${id.toLowerCase()}`, '', `Published cut-off “${label}”: met, notMet, provisional or unavailable. Never a diagnosis.`, 'notAnswered'] as const),
  ...coverageRows('lesionBefore.', 'before_'),
]);

const ofStents = [
  ...entries('implant', 'implant', [
    ['order', 'implant_order', '1', 'Which of the stents, in the order of the frames.', 'notEntered'],
    ['label', 'implant_label', '', 'Name that the reader gave it.', 'notEntered'],
    ['nominalDiameterMm', 'implant_nominal_diameter_mm', 'mm', 'Nominal diameter as entered.', 'notEntered'],
    ['nominalLengthMm', 'implant_nominal_length_mm', 'mm', 'Nominal length as entered.', 'notEntered'],
    ['lumenEqualsStent', 'implant_lumen_equals_stent', '', 'Whether the reader says that lumen and stent are one curve: yes or no.', 'notEntered'],
    ['lengthMm', 'implant_length_mm', 'mm', 'Length of its frames along the vein.', 'noPositions'],
    ['overlap.lengthMm', 'implant_overlap_mm', 'mm', 'Length on which it overlaps the stent that item names.', 'noPositions'],
  ]),
  ...entries('stentedStretch', 'stretch', [
    ['lengthMm', 'stented_length_mm', 'mm', 'Length of the stented stretch.', 'noPositions'],
    ['crossesInguinalLigament', 'crosses_inguinal_ligament', '', 'Whether it crosses the inguinal ligament: yes or no.', 'notEntered'],
    ['reachesIntoIvc', 'reaches_into_ivc', '', 'Whether it reaches into the inferior vena cava: yes or no.', 'notEntered'],
  ]),
];

const hold = entries('hold', 'hold', [
  ['durationMs', 'hold_duration_ms', 'ms', 'How long the catheter rested.', 'notMeasurable'],
  ['contouredFrames', 'hold_contoured_frames', '1', 'Frames of the hold with a lumen contour.', 'notMeasurable'],
  ['provisionalFrames', 'hold_provisional_frames', '1', 'Of those, frames with a contour that no reader accepted.', 'notMeasurable'],
  ['acceptedUnseenFrames', 'hold_accepted_unseen_frames', '1', 'Of those, frames accepted while they were not on screen.', 'notMeasurable'],
  ['minimum.areaMm2', 'hold_min_area_mm2', 'mm2', 'Smallest lumen area of the hold: breathing and displacement together.', 'notContoured'],
  ['minimum.areaPx2', 'hold_min_area_px2', '{px2}', 'The same in square pixels.', 'notContoured'],
  ['maximum.areaMm2', 'hold_max_area_mm2', 'mm2', 'Largest lumen area of the hold.', 'notContoured'],
  ['maximum.areaPx2', 'hold_max_area_px2', '{px2}', 'The same in square pixels.', 'notContoured'],
  ['meanAreaMm2', 'hold_mean_area_mm2', 'mm2', 'Mean of its lumen areas.', 'notContoured'],
  ['meanAreaPx2', 'hold_mean_area_px2', '{px2}', 'The same in square pixels.', 'notContoured'],
]);

const sizing = entries('sizing', 'sizing', [
  ...(['cranial', 'caudal'] as const).flatMap((end) => [
    [`${end}.areaMm2`, `sizing_${end}_area_mm2`, 'mm2', `Lumen area of the ${end} landing frame.`, 'notContoured'] as const,
    [`${end}.minDiameterMm`, `sizing_${end}_min_diameter_mm`, 'mm', 'Shortest chord through its centroid.', 'notContoured'] as const,
    [`${end}.maxDiameterMm`, `sizing_${end}_max_diameter_mm`, 'mm', 'Longest chord through its centroid.', 'notContoured'] as const,
    [`${end}.meanDiameterMm`, `sizing_${end}_mean_diameter_mm`, 'mm', 'Mean of the two.', 'notContoured'] as const,
    [`${end}.equivalentDiameterMm`, `sizing_${end}_equiv_diameter_mm`, 'mm', '2·√(area/π).', 'notContoured'] as const,
    [`${end}.perimeterDiameterMm`, `sizing_${end}_perim_diameter_mm`, 'mm', 'Perimeter/π.', 'notContoured'] as const,
    [`${end}.missing`, `sizing_${end}_missing`, '', 'Why its figures are missing, as a sentence.', 'notMeasurable'] as const,
  ]),
  ['warning', 'sizing_warning', '', 'What is wrong with the order of the landing frames.', 'notMeasurable'],
  ['distanceMm', 'sizing_distance_mm', 'mm', 'Distance between the landing frames; source says by what.', 'noPositions'],
  ['distanceErrorMm', 'sizing_distance_error_mm', 'mm', 'Its error, where one is known.', 'noPositions'],
]);

const annotation = entries('annotation', 'annotation', [
  ['lengthMm', 'annotation_length_mm', 'mm', 'Length of a line that the reader laid.', 'uncalibrated'],
  ['lengthPx', 'annotation_length_px', '{px}', 'The same in pixels.', 'notMeasurable'],
  ['angleDeg', 'annotation_angle_deg', 'deg', 'Angle that the reader laid.', 'uncalibrated'],
  ['areaMm2', 'annotation_area_mm2', 'mm2', 'Area that the reader laid.', 'uncalibrated'],
  ['areaPx2', 'annotation_area_px2', '{px2}', 'The same in square pixels.', 'notMeasurable'],
]);

export const otherFigureEntries: readonly FigureEntry[] = [...frame, ...contour, ...change, ...ofStents, ...hold, ...sizing, ...annotation];
