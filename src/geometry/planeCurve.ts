import type { CurveKind } from './curveKind.ts';
import type { SpacingMm } from './spacingMm.ts';

/**
 * A closed curve of polynomial pieces in one plane, either of image pixels or of millimetres (whoever holds it says which).
 * Piece i runs over s in [0, 1] as x = x0 + x1·s + x2·s² + x3·s³, likewise y; `coefficients` holds
 * x0 x1 x2 x3 y0 y1 y2 y3 per piece, and each piece starts where the one before ends.
 */
export interface PlaneCurve {
  readonly kind: CurveKind;
  readonly pieceCount: number;
  readonly coefficients: Float64Array;
}

/** The same curve in millimetres (x·column, y·row): every length and area is computed there, whatever the pixels' shape. */
export function curveInMm(curve: PlaneCurve, spacingMm: SpacingMm): PlaneCurve {
  const { column, row } = spacingMm;
  const source = curve.coefficients;
  const coefficients = new Float64Array(source.length);
  for (let i = 0; i < source.length; i += 8) {
    for (let k = 0; k < 4; k++) {
      coefficients[i + k] = source[i + k]! * column;
      coefficients[i + 4 + k] = source[i + 4 + k]! * row;
    }
  }
  return { kind: curve.kind, pieceCount: curve.pieceCount, coefficients };
}

/** The point of a piece at s in [0, 1], in the curve's own plane. */
export function pointOnPiece(curve: PlaneCurve, piece: number, s: number): { x: number; y: number } {
  const c = curve.coefficients;
  const i = piece * 8;
  return {
    x: c[i]! + s * (c[i + 1]! + s * (c[i + 2]! + s * c[i + 3]!)),
    y: c[i + 4]! + s * (c[i + 5]! + s * (c[i + 6]! + s * c[i + 7]!)),
  };
}
