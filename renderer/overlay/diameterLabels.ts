/** A label's middle on the canvas, CSS pixels. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
}

export interface LabelRequest {
  /** Both ends of the diameter on the canvas. */
  readonly ends: readonly [LabelPlace, LabelPlace];
  readonly widthPx: number;
  readonly heightPx: number;
  /** Which end is tried first. */
  readonly prefer: 'right' | 'below';
}

interface PlaceRequest {
  /** Middles to choose among, the best first. */
  readonly candidates: readonly LabelPlace[];
  readonly widthPx: number;
  readonly heightPx: number;
}

interface Surroundings {
  readonly canvas: { readonly width: number; readonly height: number };
  /** Curve points x0 y0 x1 y1 … that labels keep clear of. */
  readonly curve: readonly number[];
  /** Labels that are there already. */
  readonly taken?: readonly LabelBox[];
}

const offsetsPx = [16, 30, 46, 64];
const gapPx = 4;

export interface LabelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Where the labels of diameters stand: beyond an end of their own diameter, outside the curve, clear of each other and
 * inside the canvas. Where that cannot all be had, the place with the least overlap.
 */
export function placeDiameterLabels(requests: readonly LabelRequest[], around: Surroundings): readonly LabelPlace[] {
  return placeLabels(
    requests.map((request) => ({ ...request, candidates: candidates(request) })),
    around,
  );
}

/** For each label the first of its places that is clear of curves, of other labels and of the canvas' edge, or the one with the least overlap. */
export function placeLabels(requests: readonly PlaceRequest[], around: Surroundings): readonly LabelPlace[] {
  const taken = [...(around.taken ?? [])];
  return requests.map((request) => {
    let best: { place: LabelPlace; box: LabelBox; cost: number } | null = null;
    request.candidates.forEach((place, order) => {
      const box = labelBox(place, request);
      const cost = order + costOf(box, taken, around);
      if (best === null || cost < best.cost) best = { place, box, cost };
    });
    const { place, box } = best!;
    taken.push(box);
    return place;
  });
}

function candidates({ ends, widthPx, heightPx, prefer }: LabelRequest): readonly LabelPlace[] {
  const [a, b] = ends;
  const firstIsA = prefer === 'right' ? a.x >= b.x : a.y >= b.y;
  const ordered = firstIsA ? [[a, b] as const, [b, a] as const] : [[b, a] as const, [a, b] as const];
  return ordered.flatMap(([end, other]) => {
    const length = Math.hypot(end.x - other.x, end.y - other.y) || 1;
    const ux = (end.x - other.x) / length;
    const uy = (end.y - other.y) / length;
    // The label's own half extent along the line, so that its edge and not its middle is so far away.
    const half = Math.min(Math.abs(ux) > 1e-6 ? widthPx / 2 / Math.abs(ux) : Infinity, Math.abs(uy) > 1e-6 ? heightPx / 2 / Math.abs(uy) : Infinity);
    return offsetsPx.map((offset) => ({ x: end.x + ux * (offset + half), y: end.y + uy * (offset + half) }));
  });
}

/** The room that a label takes, with a little about it. */
export function labelBox(place: LabelPlace, { widthPx, heightPx }: Pick<LabelRequest, 'widthPx' | 'heightPx'>): LabelBox {
  return {
    left: place.x - widthPx / 2 - gapPx,
    right: place.x + widthPx / 2 + gapPx,
    top: place.y - heightPx / 2 - gapPx,
    bottom: place.y + heightPx / 2 + gapPx,
  };
}

function costOf(box: LabelBox, taken: readonly LabelBox[], { canvas, curve }: Surroundings): number {
  let cost = 0;
  if (box.left < 0 || box.top < 0 || box.right > canvas.width || box.bottom > canvas.height) cost += 400;
  for (const other of taken) {
    const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
    const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
    if (width > 0 && height > 0) cost += 200 + width * height;
  }
  for (let i = 0; i < curve.length; i += 2) {
    const x = curve[i]!;
    const y = curve[i + 1]!;
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) cost += 10;
  }
  return cost;
}
