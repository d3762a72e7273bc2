/**
 * A closed outline in millimetres: an ellipse with half axes `a` and `b`, its rim moved in and out by a trigonometric polynomial:
 * (a·g(ψ)·cos ψ, b·g(ψ)·sin ψ), g = 1 + Σ cosines[k−1]·cos kψ + sines[k−1]·sin kψ, turned by `tiltRad` and put at (x, y).
 * x grows to the right and y downwards, from the middle of the image.
 */
export interface OutlineShape {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
  readonly tiltRad: number;
  readonly cosines: readonly number[];
  readonly sines: readonly number[];
}

/** The enclosed area in mm², exact: ½∮ab·g² dψ = πab·(1 + ½Σ(cosine² + sine²)), the constant and the orthogonal terms of g². */
export function outlineAreaMm2({ a, b, cosines, sines }: OutlineShape): number {
  const squares = [...cosines, ...sines].reduce((sum, amplitude) => sum + amplitude * amplitude, 0);
  return Math.PI * a * b * (1 + squares / 2);
}

/** The shape made larger or smaller about its own place so that it encloses `areaMm2`. */
export function withArea(shape: OutlineShape, areaMm2: number): OutlineShape {
  const factor = Math.sqrt(areaMm2 / outlineAreaMm2(shape));
  return { ...shape, a: shape.a * factor, b: shape.b * factor };
}

function rim(psi: number, cosines: readonly number[], sines: readonly number[]): number {
  let g = 1;
  for (let k = 0; k < cosines.length; k++) g += cosines[k]! * Math.cos((k + 1) * psi) + sines[k]! * Math.sin((k + 1) * psi);
  return g;
}

/** The point of the outline at the parameter `psi` (radians), in mm. */
export function outlinePoint({ x, y, a, b, tiltRad, cosines, sines }: OutlineShape, psi: number): { x: number; y: number } {
  const g = rim(psi, cosines, sines);
  const u = a * g * Math.cos(psi);
  const v = b * g * Math.sin(psi);
  const cos = Math.cos(tiltRad);
  const sin = Math.sin(tiltRad);
  return { x: x + u * cos - v * sin, y: y + u * sin + v * cos };
}

/**
 * Signed distance of a place to the outline in mm, negative inside: exact to first order near the rim (level set over its gradient),
 * which is where walls and borders are drawn; only its sign counts farther away. Two numbers in, one out, no allocation: called for every sample.
 */
export function distanceField(shape: OutlineShape): (px: number, py: number) => number {
  const { x, y, a, b, cosines, sines } = shape;
  const cos = Math.cos(shape.tiltRad);
  const sin = Math.sin(shape.tiltRad);
  const terms = cosines.length;
  const cosAmplitude = Float64Array.from(cosines);
  const sinAmplitude = Float64Array.from(sines);
  return (px, py) => {
    const dx = px - x;
    const dy = py - y;
    const u = (dx * cos + dy * sin) / a;
    const v = (dy * cos - dx * sin) / b;
    const s = Math.sqrt(u * u + v * v);
    if (s < 1e-6) return -Math.min(a, b);
    const c1 = u / s;
    const s1 = v / s;
    let ck = 1;
    let sk = 0;
    let g = 1;
    let slope = 0;
    for (let k = 0; k < terms; k++) {
      const next = ck * c1 - sk * s1;
      sk = sk * c1 + ck * s1;
      ck = next;
      g += cosAmplitude[k]! * ck + sinAmplitude[k]! * sk;
      slope += (k + 1) * (sinAmplitude[k]! * ck - cosAmplitude[k]! * sk);
    }
    // F = s − g(ψ); ∇F in the ellipse's own axes, where ψ turns by (−v, u)/s² for a step in (u, v).
    const fu = (c1 + (slope * s1) / s) / a;
    const fv = (s1 - (slope * c1) / s) / b;
    return (s - g) / Math.sqrt(fu * fu + fv * fv);
  };
}

/** `count` points of the outline, evenly spread in its parameter: denser at the narrow ends, where the curve bends. */
export function outlinePoints(shape: OutlineShape, count: number): readonly { readonly x: number; readonly y: number }[] {
  return Array.from({ length: count }, (_, i) => outlinePoint(shape, (2 * Math.PI * i) / count));
}
