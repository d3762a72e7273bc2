import type { CsvValue } from './csvCell.ts';

/** Columns of the report's table, the same for every row. */
export const csvColumns = [
  'record',
  'segment',
  'segment_id',
  'quantity',
  'value',
  'unit',
  'frame',
  'calibration_source',
  'pixel_spacing_column_mm',
  'pixel_spacing_row_mm',
  'reference_rule',
  'reference_statistic',
  'reference_frames',
  'curve',
  'contour_origin',
  'contour_status',
  'provisional_contours',
  'accepted_unseen_contours',
  'source',
  'note',
] as const;
export type CsvColumn = (typeof csvColumns)[number];

/** One row: only the columns that say something. */
export type CsvRow = { readonly [Column in CsvColumn]?: CsvValue } & { readonly record: string };
