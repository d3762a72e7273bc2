import type { Annotation } from '../../../src/analysis/annotation.ts';
import type { AnalysisEdit } from '../../../src/analysis/edit.ts';
import type { Contour, ContourKind } from '../../../src/contour/contour.ts';
import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import type { SpacingMm } from '../../../src/geometry/spacingMm.ts';
import type { ViewTransform } from '../../../src/geometry/viewTransform.ts';
import type { FoundBorder, HeldPlaces } from './heldBorder.ts';

/** Keys that were held while the pointer moved or was pressed. */
export interface HeldKeys {
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
}

export const noKeys: HeldKeys = { shift: false, ctrl: false, alt: false };

/** What the hand does, in image space. `down` and `up` are those of the main button; `move` comes with and without it pressed. */
export type ToolInput =
  | { readonly type: 'down' | 'move' | 'up'; readonly at: ImagePoint; readonly keys: HeldKeys }
  | { readonly type: 'leave' | 'enter' | 'escape' | 'backspace' | 'delete' }
  /** The known length was typed, in mm. */
  | { readonly type: 'length'; readonly lengthMm: number }
  /** The words of a note were typed. */
  | { readonly type: 'note'; readonly note: string }
  /** What the detector found for a border that is dragged; null where it found none. */
  | { readonly type: 'found'; readonly asked: HeldPlaces; readonly found: FoundBorder | null };

/** What a step may know besides its own state. Identity and time come from outside, so that steps stay pure. */
export interface ToolContext {
  readonly frameNumber: number;
  /** What a new contour is. */
  readonly kind: ContourKind;
  readonly reader: string;
  /** Now, ISO 8601 in UTC. */
  readonly now: string;
  /** Id for a contour or an annotation that comes into being in this step. */
  readonly newId: string;
  /** Hit radii are meant in canvas pixels. */
  readonly view: ViewTransform;
  readonly image: { readonly columns: number; readonly rows: number };
  readonly spacingMm: SpacingMm | null;
  /** Of the brush, along columns and rows. */
  readonly brushRadiusPx: { readonly x: number; readonly y: number };
  /** The frame's contours, as the document has them. */
  readonly contours: readonly Contour[];
  readonly selectedContourId: string | null;
  /** The frame's annotations, as the document has them. */
  readonly annotations: readonly Annotation[];
  readonly selectedAnnotationId: string | null;
  /** A detector is at hand: a detected border whose point is dragged is looked for anew, through that point. */
  readonly redetects?: boolean;
}

/** A tool's answer: its next state, and what came of it. */
export interface ToolStep<State> {
  readonly state: State;
  /** The one edit that the finished gesture makes. */
  readonly finished: AnalysisEdit | null;
  /** Why the gesture could not be finished, as a sentence; what is in hand stays there. */
  readonly refused: string | null;
  /** A contour was picked (id) or the picture beside it (null); absent where the selection stays. */
  readonly selected?: string | null;
  /** The same for an annotation. */
  readonly selectedAnnotation?: string | null;
  /** A place round which a border is to be looked for. */
  readonly around?: ImagePoint;
}

export type Tool<State> = (state: State, input: ToolInput, context: ToolContext) => ToolStep<State>;

/** The state alone changed. */
export function stays<State>(state: State): ToolStep<State> {
  return { state, finished: null, refused: null };
}

export function finishes<State>(state: State, finished: AnalysisEdit): ToolStep<State> {
  return { state, finished, refused: null };
}

export function refuses<State>(state: State, refused: string): ToolStep<State> {
  return { state, finished: null, refused };
}
