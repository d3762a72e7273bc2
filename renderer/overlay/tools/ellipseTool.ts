import { ellipseInBox, ellipsePoints, type ImageEllipse } from '../../../src/geometry/ellipsePoints.ts';
import { imagePoint, type ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { imageToCanvas, pixelAspect } from '../../../src/geometry/viewTransform.ts';
import { curveProblem } from './curveProblem.ts';
import { drawnEdit } from './drawnContour.ts';
import { canvasDistancePx, pointHitPx } from './hitRadius.ts';
import { finishes, type HeldKeys, refuses, stays, type ToolContext, type ToolInput, type ToolStep } from './toolStep.ts';

export type EllipseHandle = 'right' | 'left' | 'bottom' | 'top' | 'turn';

type Grip =
  | { readonly kind: 'box'; readonly from: ImagePoint }
  | { readonly kind: 'handle'; readonly handle: EllipseHandle }
  | { readonly kind: 'move'; readonly last: ImagePoint };

export interface EllipseState {
  readonly ellipse: ImageEllipse | null;
  readonly grip: Grip | null;
}

export const emptyEllipse: EllipseState = { ellipse: null, grip: null };

const smallestAxisPx = 6;
/** How far beyond the ellipse the handle stands that turns it, in canvas pixels. */
const turnReachPx = 22;

/**
 * Ellipse: drag a box (Shift: a circle, Alt: from the centre out), then pull its handles, turn it or move it; Enter accepts.
 * A drag that starts outside begins a new one.
 */
export function ellipseTool(state: EllipseState, input: ToolInput, context: ToolContext): ToolStep<EllipseState> {
  switch (input.type) {
    case 'down':
      return stays({ ...state, grip: gripAt(state, input.at, context) });
    case 'move':
      return stays(pull(state, input.at, input.keys, context));
    case 'up': {
      const pulled = pull(state, input.at, input.keys, context);
      return stays(isTooSmall(pulled.ellipse, context) ? emptyEllipse : { ...pulled, grip: null });
    }
    case 'enter': {
      if (state.ellipse === null) return stays(state);
      const points = ellipsePoints(state.ellipse);
      const problem = curveProblem(points, 'periodicCubic', context.image);
      if (problem !== null) return refuses({ ...state, grip: null }, problem.message);
      return finishes(emptyEllipse, drawnEdit(points, context));
    }
    case 'escape':
      return stays(emptyEllipse);
    case 'leave':
    case 'backspace':
    case 'delete':
    case 'length':
    case 'note':
    case 'found':
      return stays(state);
  }
}

/** Where the handles stand, in image space. */
export function ellipseHandles(ellipse: ImageEllipse, scale: number): Readonly<Record<EllipseHandle, ImagePoint>> {
  const at = (a: number, b: number) => {
    const cos = Math.cos(ellipse.rotationRad);
    const sin = Math.sin(ellipse.rotationRad);
    return imagePoint(ellipse.center.x + a * cos - b * sin, ellipse.center.y + a * sin + b * cos);
  };
  const a = ellipse.semiAxisAPx;
  const b = ellipse.semiAxisBPx;
  return { right: at(a, 0), left: at(-a, 0), bottom: at(0, b), top: at(0, -b), turn: at(0, -b - turnReachPx / scale) };
}

const handleNames: readonly EllipseHandle[] = ['turn', 'right', 'left', 'bottom', 'top'];

function gripAt(state: EllipseState, at: ImagePoint, context: ToolContext): Grip {
  if (state.ellipse === null) return { kind: 'box', from: at };
  const handles = ellipseHandles(state.ellipse, context.view.scaleY);
  const handle = handleNames.find((name) => canvasDistancePx(context.view, handles[name], at) <= pointHitPx);
  if (handle !== undefined) return { kind: 'handle', handle };
  const { a, b } = axesOf(state.ellipse, at);
  const inside = (a / state.ellipse.semiAxisAPx) ** 2 + (b / state.ellipse.semiAxisBPx) ** 2 <= 1;
  return inside ? { kind: 'move', last: at } : { kind: 'box', from: at };
}

/** The point's coordinates along the ellipse's own axes, in pixels. */
function axesOf(ellipse: ImageEllipse, at: ImagePoint): { a: number; b: number } {
  const cos = Math.cos(ellipse.rotationRad);
  const sin = Math.sin(ellipse.rotationRad);
  const dx = at.x - ellipse.center.x;
  const dy = at.y - ellipse.center.y;
  return { a: dx * cos + dy * sin, b: -dx * sin + dy * cos };
}

function pull(state: EllipseState, at: ImagePoint, keys: HeldKeys, context: ToolContext): EllipseState {
  const { ellipse, grip } = state;
  if (grip === null) return state;
  if (grip.kind === 'box') return { ...state, ellipse: boxed(grip.from, at, keys, context) };
  if (ellipse === null) return state;
  if (grip.kind === 'move') {
    const center = imagePoint(ellipse.center.x + at.x - grip.last.x, ellipse.center.y + at.y - grip.last.y);
    return { ellipse: { ...ellipse, center }, grip: { kind: 'move', last: at } };
  }
  if (grip.handle === 'turn') {
    const rotationRad = Math.atan2(at.y - ellipse.center.y, at.x - ellipse.center.x) + Math.PI / 2;
    return { ...state, ellipse: { ...ellipse, rotationRad } };
  }
  const { a, b } = axesOf(ellipse, at);
  const least = smallestAxisPx / 2 / context.view.scaleX;
  const alongA = grip.handle === 'left' || grip.handle === 'right';
  return {
    ...state,
    ellipse: alongA ? { ...ellipse, semiAxisAPx: Math.max(least, Math.abs(a)) } : { ...ellipse, semiAxisBPx: Math.max(least, Math.abs(b)) },
  };
}

function boxed(from: ImagePoint, at: ImagePoint, keys: HeldKeys, context: ToolContext): ImageEllipse {
  let dx = at.x - from.x;
  let dy = at.y - from.y;
  if (keys.shift) {
    // Round in millimetres, which is not round in pixels where these are not square.
    const aspect = pixelAspect(context.spacingMm);
    const reach = Math.max(Math.abs(dx), Math.abs(dy) * aspect);
    dx = Math.sign(dx || 1) * reach;
    dy = (Math.sign(dy || 1) * reach) / aspect;
  }
  const to = imagePoint(from.x + dx, from.y + dy);
  return keys.alt ? ellipseInBox(imagePoint(from.x - dx, from.y - dy), to) : ellipseInBox(from, to);
}

function isTooSmall(ellipse: ImageEllipse | null, context: ToolContext): boolean {
  if (ellipse === null) return true;
  const centre = imageToCanvas(context.view, ellipse.center);
  const corner = imageToCanvas(context.view, imagePoint(ellipse.center.x + ellipse.semiAxisAPx, ellipse.center.y + ellipse.semiAxisBPx));
  return 2 * Math.min(corner.x - centre.x, corner.y - centre.y) < smallestAxisPx;
}
