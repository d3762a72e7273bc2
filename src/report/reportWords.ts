import type { Calibration } from '../pullback/calibration.ts';
import type { MeasurementResult } from '../measurement/results.ts';
import type { SizingResult } from '../measurement/sizingResult.ts';
import type { ReportLength } from './reportLength.ts';
import type { ReportSegment } from './reportSegment.ts';

// Words and rounding of the report as people read it: percentages whole, areas to 0.1 mm², diameters to 0.1 mm.

/** A number with a fixed count of decimals and a real minus sign; −0 is 0. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '\u2212');
}

/** A change with its sign: `+92.4`, `−47`; what rounds to nothing has none. */
export function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** An area as the report gives it, in mm² where there is a scale, else in px². */
export function areaWords(areaMm2: number | null, areaPx2: number | null): string {
  if (areaMm2 !== null) return `${fixed(areaMm2, 1)} mm²`;
  return areaPx2 === null ? 'not measured' : `${fixed(areaPx2, 0)} px²`;
}

/** What is to be known of how a decisive contour was accepted; nothing where it was accepted on screen. */
export function acceptanceWords({ accepted, viewed }: { readonly accepted: boolean; readonly viewed: boolean }): string {
  if (!accepted) return '; provisional';
  return viewed ? '' : '; accepted unseen';
}

export function percentWords(percent: number): string {
  return `${fixed(percent, 0)} %`;
}

/** A length along the vein: whole millimetres where it rests on the reader's anchors, else 0.1 mm. */
export function lengthMmWords(lengthMm: number, source: MeasurementResult['positionSource']): string {
  return `${fixed(lengthMm, source === 'anchors' ? 0 : 1)} mm`;
}

export function lengthWords(length: ReportLength): string {
  if (length.kind === 'notMeasurable') return 'length not measurable';
  const anchors = length.source !== 'anchors' || length.bracketingAnchorFrames.length === 0 ? '' : `, anchors ${length.bracketingAnchorFrames.join(', ')}`;
  return `${lengthMmWords(length.lengthMm, length.source)}${anchors}`;
}

/** How far two landing frames lie apart, with the bound on its error (rounded up) and what that is made of. */
export function sizingDistanceWords({ distanceMm, distanceErrorMm, distanceWords }: SizingResult, source: MeasurementResult['positionSource']): string {
  return distanceMm === null ? distanceWords : `Distance ${distanceWithErrorWords(distanceMm, distanceErrorMm, source)}. ${distanceWords}`;
}

/** A distance with the bound on its error, which is never rounded down: `61.3 ± 0.7 mm`. */
export function distanceWithErrorWords(distanceMm: number, distanceErrorMm: number | null, source: MeasurementResult['positionSource']): string {
  const decimals = source === 'anchors' ? 0 : 1;
  const error = distanceErrorMm === null ? '' : ` ± ${fixed(Math.ceil(distanceErrorMm * 10 ** decimals - 1e-9) / 10 ** decimals, decimals)}`;
  return `${fixed(distanceMm, decimals)}${error} mm`;
}

/** `frame 12` or `frames 12 to 20`. */
export function frameRangeWords({ firstFrame, lastFrame }: { readonly firstFrame: number; readonly lastFrame: number }): string {
  return firstFrame === lastFrame ? `frame ${firstFrame}` : `frames ${firstFrame} to ${lastFrame}`;
}

/** Begins a sentence or a label. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Frame numbers with runs drawn together: `100 to 110, 115`. */
export function framesWords(frameNumbers: readonly number[]): string {
  const sorted = [...new Set(frameNumbers)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const n of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : last === first + 1 ? `${first}, ${last}` : `${first} to ${last}`)).join(', ');
}

/** Where a scale comes from, with its figures: `0.1172 × 0.1172 mm/px, DICOM region 1`. */
export function calibrationWords(calibration: Calibration): string {
  if (calibration.kind === 'uncalibrated') return 'none, areas in pixels';
  const { column, row } = calibration.spacingMm;
  return `${Number(column.toPrecision(4))} × ${Number(row.toPrecision(4))} mm/px, ${calibrationSourceWords(calibration)}`;
}

export function calibrationSourceWords(calibration: Calibration): string {
  if (calibration.kind === 'uncalibrated') return 'uncalibrated';
  switch (calibration.source) {
    case 'ultrasoundRegion':
      return calibration.regionIndex === null ? 'DICOM region' : `DICOM region ${calibration.regionIndex + 1}`;
    case 'pixelSpacing':
      return 'DICOM Pixel Spacing';
    case 'manual':
      return 'set by the reader';
  }
}

/** `caudal, median`; what a reference is, without its figure. */
export function referenceRuleWords(reference: NonNullable<ReportSegment['reference']>): string {
  const frames = reference.statistic === null ? '' : `, ${reference.statistic}`;
  switch (reference.rule) {
    case 'cranial':
    case 'caudal':
      return `${reference.rule}${frames}`;
    case 'mean':
      return `mean of cranial and caudal${frames}`;
    case 'interpolated':
      return `interpolated, cranial to caudal${frames}`;
    case 'segment':
      return `another segment${frames}`;
    case 'preset':
      return `preset ${reference.presetName ?? ''}`.trim();
    case 'manual':
      return 'typed by the reader';
    case 'none':
      return 'none';
  }
}

/** camelCase values of the record as words: `afterPostDilatation` → `after post dilatation`. */
export function valueWords(value: string): string {
  const special: Readonly<Record<string, string>> = {
    preStent: 'pre-stent',
    afterPostDilatation: 'after post-dilatation',
    followUp: 'follow-up',
    postThrombotic: 'post-thrombotic',
    cranialToCaudal: 'cranial to caudal',
    caudalToCranial: 'caudal to cranial',
    unknown: 'not stated',
    free: 'free breathing',
  };
  return special[value] ?? value.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A DICOM date and time as `11 Mar 2026, 10:42`; what is not a date stays as it was written. */
export function dicomDateWords(date: string, time: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(date.trim());
  const month = match === null ? undefined : months[Number(match[2]) - 1];
  if (match === null || month === undefined) return date.trim() === '' ? 'not stated' : date.trim();
  const clock = /^(\d{2})(\d{2})/.exec(time.trim());
  return `${Number(match[3])} ${month} ${match[1]}${clock === null ? '' : `, ${clock[1]}:${clock[2]}`}`;
}

/** An ISO 8601 time in UTC as `11 Mar 2026, 15:42 UTC`. */
export function isoTimeWords(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(iso);
  const month = match === null ? undefined : months[Number(match[2]) - 1];
  return match === null || month === undefined ? iso : `${Number(match[3])} ${month} ${match[1]}, ${match[4]} UTC`;
}
