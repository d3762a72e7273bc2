import { segmentName } from '../analysis/veinSegment.ts';
import type { Warning } from '../shared/warning.ts';
import type { SegmentResult } from './results.ts';

/** Why figures of a segment are not known, for readers of files who do not see the rule beside them: a null never stands without its reason. */
export function unknownFigures(segment: SegmentResult): readonly Warning[] {
  const name = segmentName(segment);
  const say = (message: string): Warning => ({ code: 'measurement/notKnown', message: `${name}: ${message}` });
  const { minimumLumenArea: minimum, reference } = segment;
  if (minimum === null) return [say('no frame of it is contoured or marked, so nothing is measured.')];
  const warnings: Warning[] = [];
  const noDiameter = whyNoDiameter(segment);
  if (minimum.minDiameterMm === null && noDiameter !== null) warnings.push(say(`the diameters at the minimum are not known: ${noDiameter}.`));
  if (reference === null) warnings.push(say('the percentages are not known: it has no usable reference.'));
  else if (reference.rule === 'none') warnings.push(say('the percentages are not given: by the reader’s word there is no healthy reference.'));
  else if (segment.areaStenosisPercent === null) warnings.push(say('the area stenosis is not known: minimum and reference have no common scale.'));
  else if (segment.minDiameterStenosisPercent === null) {
    const ofReference = reference.rule === 'preset' || reference.rule === 'manual' ? 'the reference is an area without a diameter' : 'a reference frame has no single diameter';
    warnings.push(say(`the min diameter stenosis is not known: ${minimum.minDiameterMm === null ? (noDiameter ?? ofReference) : ofReference}.`));
  }
  return warnings;
}

/** Why the minimum's frame has no diameter through its centroid. */
function whyNoDiameter({ minimumLumenArea: minimum, calibration }: SegmentResult): string | null {
  if (minimum === null) return null;
  if (minimum.state !== 'measured') return 'there is no lumen to take them of';
  if (calibration?.kind !== 'calibrated') return 'there is no scale';
  return minimum.channels > 1 ? 'the lumen has several channels' : 'the lumen is not one contour with its centroid inside';
}
