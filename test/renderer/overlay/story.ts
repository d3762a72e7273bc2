import type { Annotation } from '../../../src/analysis/annotation.ts';
import type { AnalysisEdit } from '../../../src/analysis/edit.ts';
import type { Contour, ContourKind } from '../../../src/contour/contour.ts';
import { imagePoint, type ImagePoint } from '../../../src/geometry/imagePoint.ts';
import type { SpacingMm } from '../../../src/geometry/spacingMm.ts';
import { canvasPoint } from '../../../src/geometry/canvasPoint.ts';
import { canvasToImage, type ViewTransform } from '../../../src/geometry/viewTransform.ts';
import type { FoundBorder, HeldPlaces } from '../../../renderer/overlay/tools/heldBorder.ts';
import { type HeldKeys, noKeys, type Tool, type ToolContext, type ToolInput } from '../../../renderer/overlay/tools/toolStep.ts';

export const now = '2026-03-11T15:42:00.000Z';

interface Setting {
  readonly contours?: readonly Contour[];
  readonly selected?: string | null;
  readonly annotations?: readonly Annotation[];
  readonly selectedAnnotation?: string | null;
  /** Canvas = scale · image; the hand works on the canvas. */
  readonly scaleX?: number;
  readonly scaleY?: number;
  readonly kind?: ContourKind;
  readonly spacingMm?: SpacingMm | null;
  readonly redetects?: boolean;
}

/** Tells a tool what a hand does, in canvas pixels, and remembers what came of it. */
export class Story<State> {
  state: State;
  readonly edits: AnalysisEdit[] = [];
  readonly refusals: string[] = [];
  selected: string | null;
  selectedAnnotation: string | null;
  private readonly tool: Tool<State>;
  private readonly view: ViewTransform;
  private readonly setting: Setting;
  private keys: HeldKeys = noKeys;

  constructor(tool: Tool<State>, start: State, setting: Setting) {
    this.tool = tool;
    this.state = start;
    this.setting = setting;
    this.selected = setting.selected ?? null;
    this.selectedAnnotation = setting.selectedAnnotation ?? null;
    this.view = { scaleX: setting.scaleX ?? 1, scaleY: setting.scaleY ?? setting.scaleX ?? 1, offsetX: 0, offsetY: 0 };
  }

  holding(keys: Partial<HeldKeys>): this {
    this.keys = { ...noKeys, ...keys };
    return this;
  }

  down(x: number, y: number): this {
    return this.send({ type: 'down', at: this.at(x, y), keys: this.keys });
  }

  moveTo(x: number, y: number): this {
    return this.send({ type: 'move', at: this.at(x, y), keys: this.keys });
  }

  up(x: number, y: number): this {
    return this.send({ type: 'up', at: this.at(x, y), keys: this.keys });
  }

  click(x: number, y: number): this {
    return this.moveTo(x, y).down(x, y).up(x, y);
  }

  /** Presses at the first place, moves through the others and lets go at the last. */
  drag(...places: readonly (readonly [x: number, y: number])[]): this {
    const [first, ...rest] = places;
    const last = places.at(-1)!;
    this.moveTo(...first!).down(...first!);
    for (const place of rest) this.moveTo(...place);
    return this.up(...last);
  }

  press(key: 'enter' | 'escape' | 'backspace' | 'delete' | 'leave'): this {
    return this.send({ type: key });
  }

  type(lengthMm: number): this {
    return this.send({ type: 'length', lengthMm });
  }

  write(note: string): this {
    return this.send({ type: 'note', note });
  }

  /** The detector answers what it was asked. */
  finds(asked: HeldPlaces | null, found: FoundBorder | null): this {
    if (asked === null) throw new Error('Nothing was asked of the detector.');
    return this.send({ type: 'found', asked, found });
  }

  get edit(): AnalysisEdit | undefined {
    return this.edits.at(-1);
  }

  /** The contour of the last edit. */
  get contour(): Contour {
    const { edit } = this;
    if (edit?.type !== 'contourAdded' && edit?.type !== 'contourChanged') throw new Error(`The last edit is ${edit?.type ?? 'none'}.`);
    return edit.contour;
  }

  private at(x: number, y: number): ImagePoint {
    return canvasToImage(this.view, canvasPoint(x, y));
  }

  private send(input: ToolInput): this {
    const context: ToolContext = {
      frameNumber: 12,
      kind: this.setting.kind ?? 'lumen',
      reader: 'R2',
      now,
      newId: 'new',
      view: this.view,
      image: { columns: 512, rows: 512 },
      spacingMm: this.setting.spacingMm ?? null,
      brushRadiusPx: { x: 15, y: 15 },
      contours: this.setting.contours ?? [],
      selectedContourId: this.selected,
      annotations: this.setting.annotations ?? [],
      selectedAnnotationId: this.selectedAnnotation,
      redetects: this.setting.redetects ?? false,
    };
    const step = this.tool(this.state, input, context);
    this.state = step.state;
    if (step.finished !== null) this.edits.push(step.finished);
    if (step.refused !== null) this.refusals.push(step.refused);
    if (step.selected !== undefined) this.selected = step.selected;
    if (step.selectedAnnotation !== undefined) this.selectedAnnotation = step.selectedAnnotation;
    return this;
  }
}

export function story<State>(tool: Tool<State>, start: State, setting: Setting = {}): Story<State> {
  return new Story(tool, start, setting);
}

export const square: readonly (readonly [number, number])[] = [
  [100, 100],
  [200, 100],
  [200, 200],
  [100, 200],
];

export function contourOf(points: readonly (readonly [number, number])[], over: Partial<Contour> = {}): Contour {
  return {
    id: 'c1',
    frameNumber: 12,
    kind: 'lumen',
    curve: 'polygon',
    points: points.map(([x, y]) => imagePoint(x, y)),
    origin: 'detected',
    acceptance: { status: 'provisional' },
    author: null,
    ...over,
  };
}

export function places(contour: Contour): readonly (readonly [number, number])[] {
  return contour.points.map(({ x, y }) => [x, y]);
}
