import type { AnnotationShape } from '../../src/analysis/annotation.ts';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import { annotationShape } from './tools/annotationShape.ts';
import { laidPoints } from './tools/annotationTool.ts';
import { areaProblem } from './tools/areaProblem.ts';
import type { CurveProblem } from './tools/curveProblem.ts';
import { type AnnotationToolName, isAnnotationTool, type ToolName } from './toolName.ts';
import type { ToolStates } from './toolStates.ts';

/** A caliper, a free area or a note that is being laid, for drawing and for its live figure. */
export interface AnnotationInHand {
  readonly tool: AnnotationToolName;
  readonly points: readonly ImagePoint[];
  /** As it would be with the next click where the pointer is; an area as it would be closed now. null while there is too little of it. */
  readonly shape: AnnotationShape | null;
  /** From the last point to the pointer; null where there is none. */
  readonly rubber: readonly [ImagePoint, ImagePoint] | null;
  readonly problem: CurveProblem | null;
}

/** What the tool of measuring in use holds; null where the hand is empty. */
export function annotationInHandOf(tool: ToolName | null, { annotation }: ToolStates, image: { readonly columns: number; readonly rows: number }): AnnotationInHand | null {
  if (!isAnnotationTool(tool)) return null;
  const points = laidPoints(annotation, tool);
  const last = points.at(-1);
  if (last === undefined) return null;
  const pointer = annotation.dragging === null ? annotation.pointer : null;
  const laid = tool === 'area' || tool === 'text' || pointer === null ? points : [...points, pointer];
  const shape = annotationShape(tool, laid);
  return {
    tool,
    points,
    shape,
    rubber: pointer === null || tool === 'text' ? null : [last, pointer],
    problem: shape?.kind === 'area' ? areaProblem(shape.points, shape.curve, image) : null,
  };
}
