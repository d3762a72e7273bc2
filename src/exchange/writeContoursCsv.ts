import type { Analysis } from '../analysis/analysis.ts';
import { contourRefusal } from '../contour/contourRefusal.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import { sampledOutline } from '../geometry/sampledOutline.ts';
import { contourCalibration } from '../measurement/contourCalibration.ts';
import type { MeasuringBasis } from '../measurement/measuringBasis.ts';
import { type CsvValue, csvTable } from '../report/csvCell.ts';

/** Of what an outline of straight lines encloses against its curve. */
const relativeAreaError = 0.0005;

const columns = [
  'pullback_uid',
  'frame',
  'position_mm',
  'contour_id',
  'kind',
  'origin',
  'status',
  'accepted_by',
  'point',
  'x_mm',
  'y_mm',
  'x_px',
  'y_px',
  'spacing_column_mm',
  'spacing_row_mm',
  'calibration_source',
  'absent_reason',
] as const;

/**
 * The contours of an analysis as a table, a point a row: straight lines from point to point, and from the last to the first, enclose the contour's
 * area to 0.1 %. Millimetres and pixels run from the outer corner of the image's first pixel, columns to the right, rows down. Without a scale the
 * columns of millimetres are empty and `absent_reason` says why. UTF-8, RFC 4180, decimal point.
 *
 * @param positionsMm Places along the vein, one a frame; null where none are known.
 */
export function writeContoursCsv(analysis: Analysis, basis: MeasuringBasis, positionsMm: readonly (number | null)[] | null): Uint8Array {
  const rows = analysis.contours.toSorted((a, b) => a.frameNumber - b.frameNumber).flatMap((contour): readonly (readonly CsvValue[])[] => {
    const { acceptance } = contour;
    const head = [
      analysis.pullback.sopInstanceUid,
      contour.frameNumber,
      positionsMm?.[contour.frameNumber - 1] ?? null,
      contour.id,
      contour.kind,
      contour.origin,
      acceptance.status === 'provisional' ? 'provisional' : acceptance.viewed ? 'accepted' : 'acceptedUnseen',
      acceptance.status === 'accepted' ? acceptance.acceptedBy : null,
    ];
    const refusal = contourRefusal(contour, basis);
    if (refusal !== null) return [[...head, null, null, null, null, null, null, null, null, refusal.message]];
    const { calibration } = contourCalibration(contour, analysis, basis);
    const spacing = calibration.kind === 'calibrated' ? calibration.spacingMm : null;
    const tail = calibration.kind === 'calibrated' ? [calibration.spacingMm.column, calibration.spacingMm.row, calibration.source, null] : [null, null, null, `uncalibrated: ${calibration.reason}`];
    const outline = sampledOutline(closedCurve(contour.points, contour.curve), relativeAreaError);
    return Array.from({ length: outline.length / 2 }, (_, i) => {
      const x = outline[2 * i]!;
      const y = outline[2 * i + 1]!;
      return [...head, i + 1, spacing === null ? null : x * spacing.column, spacing === null ? null : y * spacing.row, x, y, ...tail];
    });
  });
  return new TextEncoder().encode(csvTable([columns, ...rows], 'point'));
}
