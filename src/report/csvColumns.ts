import type { Calibration } from '../pullback/calibration.ts';
import type { CsvRow } from './csvRow.ts';
import type { CsvValue } from './csvCell.ts';
import type { ReportLength } from './reportLength.ts';

type Columns = Omit<CsvRow, 'record'>;

/** Calibration columns of a row. */
export function calibrationColumns(calibration: Calibration | null): Columns {
  if (calibration === null) return {};
  if (calibration.kind === 'uncalibrated') return { calibration_source: 'uncalibrated' };
  return {
    calibration_source: calibration.source,
    pixel_spacing_column_mm: calibration.spacingMm.column,
    pixel_spacing_row_mm: calibration.spacingMm.row,
  };
}

/** What a length rests on, or why there is none. */
export function lengthColumns(length: ReportLength): Columns {
  return {
    source: length.kind === 'measured' ? length.source : null,
    note: length.kind === 'notMeasurable' ? `length not measurable: ${length.reason}` : length.source === 'anchors' ? `anchors at frames ${length.bracketingAnchorFrames.join(', ')}` : null,
  };
}

/** Those kinds that occur, with their counts: `manual 12 propagated 3`. */
export function kindsUsed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(' ');
}

/** A range in words, so that no spreadsheet takes `3-7` for a date. */
export function frameRange({ firstFrame, lastFrame }: { readonly firstFrame: number; readonly lastFrame: number }): CsvValue {
  return firstFrame === lastFrame ? firstFrame : `${firstFrame} to ${lastFrame}`;
}
