import { type AcquisitionRecord, type Phase, phases } from '../analysis/acquisitionRecord.ts';
import { segmentName } from '../analysis/veinSegment.ts';
import type { Warning } from '../shared/warning.ts';
import type { MeasuredPullback } from './measuredPullback.ts';

/** What makes two pullbacks doubtful to compare: the wrong order, an unlike posture or breath, no scale, a vein marked more than once. */
export function changeWarnings(after: MeasuredPullback, before: MeasuredPullback): readonly Warning[] {
  const [now, then] = [after.analysis.acquisition, before.analysis.acquisition];
  return [
    ...(isLaterPhase(then.phase, now.phase) ? [{ code: 'change/orderOfPhases', message: 'By their phases the pullback before is the later of the two: the change is counted backwards. Compare from the later one.' }] : []),
    ...(differ(then, now, 'position') ? [{ code: 'change/otherPosture', message: 'The two pullbacks were taken in different postures: a vein’s area changes with it.' }] : []),
    ...(differ(then, now, 'respiration') ? [{ code: 'change/otherRespiration', message: 'The two pullbacks were taken at different respiration: a vein’s area changes with it.' }] : []),
    ...uncalibrated(before, 'before'),
    ...uncalibrated(after, 'after'),
    ...severalOf(before, 'before'),
    ...severalOf(after, 'after'),
  ];
}

function isLaterPhase(phase: Phase, than: Phase): boolean {
  return phase !== 'unknown' && than !== 'unknown' && phases.indexOf(phase) > phases.indexOf(than);
}

function differ(one: AcquisitionRecord, other: AcquisitionRecord, of: 'position' | 'respiration'): boolean {
  return one[of] !== 'unknown' && other[of] !== 'unknown' && one[of] !== other[of];
}

/** Shares need no scale, so that they are told all the same. */
function uncalibrated({ measurement }: MeasuredPullback, which: 'before' | 'after'): readonly Warning[] {
  const lacksScale = measurement.segments.some(({ minimumLumenArea }) => minimumLumenArea !== null && minimumLumenArea.areaMm2 === null && minimumLumenArea.areaPx2 !== null);
  return lacksScale ? [{ code: 'change/uncalibrated', message: `The pullback ${which} is not calibrated: its areas are in px², which are not those of another pullback, and it has no diameters in mm.` }] : [];
}

function severalOf({ measurement }: MeasuredPullback, which: 'before' | 'after'): readonly Warning[] {
  const names = measurement.segments.map(segmentName);
  const several = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...several].map((name) => ({ code: 'change/severalSegments', message: `${name} has several segments on the pullback ${which}: which of them to compare is not known.` }));
}
