/**
 * The C² periodic cubic spline through the points (xs[i], ys[i]), i = 0 … n−1, with knot i at the sum of the chord lengths
 * before it. Returned as eight coefficients a piece, see `PlaneCurve`. Consecutive points must differ and n ≥ 3.
 *
 * Solves h₍ᵢ₋₁₎M₍ᵢ₋₁₎ + 2(h₍ᵢ₋₁₎ + hᵢ)Mᵢ + hᵢM₍ᵢ₊₁₎ = 6(Δᵢ − Δ₍ᵢ₋₁₎) for the second derivatives M at the knots: cyclic tridiagonal,
 * strictly diagonally dominant, hence Thomas' elimination without pivoting and the Sherman–Morrison formula for the corners.
 */
export function periodicSplineCoefficients(xs: Float64Array, ys: Float64Array): Float64Array {
  const n = xs.length;
  const h = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const next = i + 1 === n ? 0 : i + 1;
    h[i] = Math.hypot(xs[next]! - xs[i]!, ys[next]! - ys[i]!);
  }

  const diagonal = new Float64Array(n);
  const mx = new Float64Array(n);
  const my = new Float64Array(n);
  const corner = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const before = i === 0 ? n - 1 : i - 1;
    const next = i + 1 === n ? 0 : i + 1;
    const hBefore = h[before]!;
    const hHere = h[i]!;
    diagonal[i] = 2 * (hBefore + hHere);
    mx[i] = 6 * ((xs[next]! - xs[i]!) / hHere - (xs[i]! - xs[before]!) / hBefore);
    my[i] = 6 * ((ys[next]! - ys[i]!) / hHere - (ys[i]! - ys[before]!) / hBefore);
  }

  // The corner entries h₍ₙ₋₁₎ become a rank-one update u·vᵀ with u = (γ, 0 … 0, c), v = (1, 0 … 0, c/γ).
  const c = h[n - 1]!;
  const gamma = -diagonal[0]!;
  diagonal[0]! -= gamma;
  diagonal[n - 1]! -= (c * c) / gamma;
  corner[0] = gamma;
  corner[n - 1] = c;
  for (let i = 1; i < n; i++) {
    const factor = h[i - 1]! / diagonal[i - 1]!;
    diagonal[i]! -= factor * h[i - 1]!;
    mx[i]! -= factor * mx[i - 1]!;
    my[i]! -= factor * my[i - 1]!;
    corner[i]! -= factor * corner[i - 1]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    const upper = i === n - 1 ? 0 : h[i]!;
    const next = i === n - 1 ? i : i + 1;
    mx[i] = (mx[i]! - upper * mx[next]!) / diagonal[i]!;
    my[i] = (my[i]! - upper * my[next]!) / diagonal[i]!;
    corner[i] = (corner[i]! - upper * corner[next]!) / diagonal[i]!;
  }
  const denominator = 1 + corner[0]! + (c / gamma) * corner[n - 1]!;
  const shareX = (mx[0]! + (c / gamma) * mx[n - 1]!) / denominator;
  const shareY = (my[0]! + (c / gamma) * my[n - 1]!) / denominator;
  for (let i = 0; i < n; i++) {
    mx[i]! -= shareX * corner[i]!;
    my[i]! -= shareY * corner[i]!;
  }

  const coefficients = new Float64Array(n * 8);
  for (let i = 0; i < n; i++) {
    const next = i + 1 === n ? 0 : i + 1;
    const squared = h[i]! * h[i]!;
    const at = i * 8;
    coefficients[at] = xs[i]!;
    coefficients[at + 1] = xs[next]! - xs[i]! - (squared * (2 * mx[i]! + mx[next]!)) / 6;
    coefficients[at + 2] = (squared * mx[i]!) / 2;
    coefficients[at + 3] = (squared * (mx[next]! - mx[i]!)) / 6;
    coefficients[at + 4] = ys[i]!;
    coefficients[at + 5] = ys[next]! - ys[i]! - (squared * (2 * my[i]! + my[next]!)) / 6;
    coefficients[at + 6] = (squared * my[i]!) / 2;
    coefficients[at + 7] = (squared * (my[next]! - my[i]!)) / 6;
  }
  return coefficients;
}
