const goldenShare = (3 - Math.sqrt(5)) / 2;

/**
 * A local minimum of `f` between two bounds by Brent's method (golden section with parabolic steps; R. P. Brent, Algorithms for Minimization
 * without Derivatives, 1973, chapter 5): it needs no derivative and survives kinks. `tolerance` is absolute, in the argument's unit.
 */
export function minimise(f: (at: number) => number, from: number, to: number, tolerance: number): { at: number; value: number } {
  let a = from;
  let b = to;
  let best = a + goldenShare * (b - a);
  let second = best;
  let third = best;
  let fBest = f(best);
  let fSecond = fBest;
  let fThird = fBest;
  let step = 0;
  let stepBefore = 0;
  for (let iteration = 0; iteration < 100; iteration++) {
    const middle = (a + b) / 2;
    if (Math.abs(best - middle) <= 2 * tolerance - (b - a) / 2) break;
    let parabolic = false;
    if (Math.abs(stepBefore) > tolerance) {
      const r = (best - second) * (fBest - fThird);
      let q = (best - third) * (fBest - fSecond);
      let p = (best - third) * q - (best - second) * r;
      q = 2 * (q - r);
      if (q > 0) p = -p;
      q = Math.abs(q);
      if (Math.abs(p) < Math.abs((q * stepBefore) / 2) && p > q * (a - best) && p < q * (b - best)) {
        stepBefore = step;
        step = p / q;
        const next = best + step;
        if (next - a < 2 * tolerance || b - next < 2 * tolerance) step = best < middle ? tolerance : -tolerance;
        parabolic = true;
      }
    }
    if (!parabolic) {
      stepBefore = best < middle ? b - best : a - best;
      step = goldenShare * stepBefore;
    }
    const at = best + (Math.abs(step) >= tolerance ? step : step > 0 ? tolerance : -tolerance);
    const value = f(at);
    if (value <= fBest) {
      if (at < best) b = best;
      else a = best;
      third = second;
      fThird = fSecond;
      second = best;
      fSecond = fBest;
      best = at;
      fBest = value;
    } else {
      if (at < best) a = at;
      else b = at;
      if (value <= fSecond || second === best) {
        third = second;
        fThird = fSecond;
        second = at;
        fSecond = value;
      } else if (value <= fThird || third === best || third === second) {
        third = at;
        fThird = value;
      }
    }
  }
  return { at: best, value: fBest };
}
