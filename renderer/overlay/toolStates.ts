import type { ToolName } from './toolName.ts';
import { type AnnotationEditState, emptyAnnotationEdit } from './tools/annotationEditTool.ts';
import { measureWith, selectAndEdit } from './tools/annotationSteps.ts';
import { type AnnotationDraft, emptyDraft, laidPoints } from './tools/annotationTool.ts';
import { brushTool, type BrushState, emptyBrush } from './tools/brushTool.ts';
import { type CalibrateState, calibrateTool, emptyCalibrate } from './tools/calibrateTool.ts';
import { type EditState, emptyEdit } from './tools/editTool.ts';
import { type EllipseState, ellipseTool, emptyEllipse } from './tools/ellipseTool.ts';
import { emptyFreehand, type FreehandState, freehandTool } from './tools/freehandTool.ts';
import { stays, type ToolContext, type ToolInput, type ToolStep } from './tools/toolStep.ts';
import { emptyTrace, type TraceState, traceTool } from './tools/traceTool.ts';

/** What each tool holds on one frame. */
export interface ToolStates {
  readonly trace: TraceState;
  readonly freehand: FreehandState;
  readonly ellipse: EllipseState;
  readonly calibrate: CalibrateState;
  readonly brush: BrushState;
  readonly edit: EditState;
  readonly annotation: AnnotationDraft;
  readonly annotationEdit: AnnotationEditState;
}

export const emptyTools: ToolStates = { trace: emptyTrace, freehand: emptyFreehand, ellipse: emptyEllipse, calibrate: emptyCalibrate, brush: emptyBrush, edit: emptyEdit, annotation: emptyDraft, annotationEdit: emptyAnnotationEdit };

/** One input to the tool in use; without a tool, to select and edit. */
export function stepTools(tool: ToolName | null, states: ToolStates, input: ToolInput, context: ToolContext): ToolStep<ToolStates> {
  switch (tool) {
    case 'trace':
      return put(traceTool(states.trace, input, context), (trace) => withPart(states, 'trace', trace));
    case 'freehand':
      return put(freehandTool(states.freehand, input, context), (freehand) => withPart(states, 'freehand', freehand));
    case 'ellipse':
      return put(ellipseTool(states.ellipse, input, context), (ellipse) => withPart(states, 'ellipse', ellipse));
    case 'brush':
      return put(brushTool(states.brush, input, context), (brush) => withPart(states, 'brush', brush));
    case 'channel':
      return input.type === 'down' ? { ...stays(states), around: input.at } : stays(states);
    case 'calibrate':
      return put(calibrateTool(states.calibrate, input, context), (calibrate) => withPart(states, 'calibrate', calibrate));
    case null:
      return put(selectAndEdit(states, input, context), ({ edit, annotationEdit }) => withPart(withPart(states, 'edit', edit), 'annotationEdit', annotationEdit));
    case 'length':
    case 'angle':
    case 'area':
    case 'text':
      return put(measureWith(tool, states, input, context), ({ annotation, annotationEdit }) => withPart(withPart(states, 'annotation', annotation), 'annotationEdit', annotationEdit));
  }
}

/** The very same states where a tool's own did not change: nothing has to be drawn anew. */
function withPart<Name extends keyof ToolStates>(states: ToolStates, name: Name, part: ToolStates[Name]): ToolStates {
  return states[name] === part ? states : { ...states, [name]: part };
}

function put<State>(step: ToolStep<State>, into: (state: State) => ToolStates): ToolStep<ToolStates> {
  return { ...step, state: into(step.state) };
}

/** Whether there is anything that Escape would drop. */
export function holdsSomething(tool: ToolName | null, states: ToolStates): boolean {
  switch (tool) {
    case 'trace':
      return states.trace.points.length > 0;
    case 'freehand':
      return states.freehand.drawing || states.freehand.held.length > 0;
    case 'ellipse':
      return states.ellipse.ellipse !== null;
    case 'brush':
      return states.brush.stroke !== null;
    case 'channel':
      return false;
    case 'calibrate':
      return states.calibrate.ends.length > 0;
    case null:
      return states.edit.held !== null || states.edit.drag !== null || states.annotationEdit.drag !== null;
    case 'length':
    case 'angle':
    case 'area':
    case 'text':
      return laidPoints(states.annotation, tool).length > 0 || states.annotationEdit.drag !== null;
  }
}
