/**
 * How a closed curve runs through its control points. `periodicCubic`: the C² periodic interpolating cubic spline,
 * parameterised by chord length in image coordinates (as FITPACK's `splprep(per=1, s=0)`). `polygon`: straight edges.
 */
export const curveKinds = ['periodicCubic', 'polygon'] as const;
export type CurveKind = (typeof curveKinds)[number];
