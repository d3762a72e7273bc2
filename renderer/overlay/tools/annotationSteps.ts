import type { AnnotationToolName } from '../toolName.ts';
import { type AnnotationDraft, annotationTool, laidPoints } from './annotationTool.ts';
import { type AnnotationEditState, annotationEditTool } from './annotationEditTool.ts';
import { annotationUnder } from './annotationUnder.ts';
import { contourUnder } from './contourUnder.ts';
import { contoursInHand, type EditState, editTool } from './editTool.ts';
import type { ToolContext, ToolInput, ToolStep } from './toolStep.ts';

interface Measuring {
  readonly annotation: AnnotationDraft;
  readonly annotationEdit: AnnotationEditState;
}

interface Selecting {
  readonly edit: EditState;
  readonly annotationEdit: AnnotationEditState;
}

/** A tool of measuring in hand: the points of what was laid before can be taken, else it lays its own. */
export function measureWith(tool: AnnotationToolName, { annotation, annotationEdit }: Measuring, input: ToolInput, context: ToolContext): ToolStep<Measuring> {
  if (annotationEdit.drag === null && !(laidPoints(annotation, tool).length === 0 && isOverPoint(input, context))) {
    const step = annotationTool(tool, annotation, input, context);
    return { ...step, state: { annotation: step.state, annotationEdit: annotationEditTool(annotationEdit, { type: 'leave' }, context).state } };
  }
  const step = annotationEditTool(annotationEdit, input, context);
  return { ...step, state: { annotation: annotationTool(tool, annotation, { type: 'leave' }, context).state, annotationEdit: step.state } };
}

function isOverPoint(input: ToolInput, { annotations, view, selectedAnnotationId }: ToolContext): boolean {
  if (input.type !== 'down' && input.type !== 'move') return false;
  return annotationUnder(annotations, input.at, view, selectedAnnotationId)?.point != null;
}

/** No tool in hand: contours are taken before annotations, whatever lies over what; only within a contour do the points of a selected annotation go first. */
export function selectAndEdit({ edit, annotationEdit }: Selecting, input: ToolInput, context: ToolContext): ToolStep<Selecting> {
  if (annotationEdit.drag !== null || (edit.drag === null && takesAnnotation(edit, input, context))) {
    const step = annotationEditTool(annotationEdit, input, context);
    return { ...step, state: { edit: editTool(edit, { type: 'leave' }, context).state, annotationEdit: step.state } };
  }
  const step = editTool(edit, input, context);
  const state = { edit: step.state, annotationEdit: annotationEditTool(annotationEdit, { type: 'leave' }, context).state };
  return input.type === 'down' && context.selectedAnnotationId !== null ? { ...step, state, selectedAnnotation: null } : { ...step, state };
}

function takesAnnotation(edit: EditState, input: ToolInput, { annotations, contours, view, selectedContourId, selectedAnnotationId }: ToolContext): boolean {
  if (annotations.length === 0 || (input.type !== 'down' && input.type !== 'move')) return false;
  const under = annotationUnder(annotations, input.at, view, selectedAnnotationId);
  if (under === null) return false;
  const contour = contourUnder(contoursInHand(edit, contours), input.at, view, selectedContourId);
  return contour === null || (contour.part.kind === 'inside' && under.annotationId === selectedAnnotationId && under.point !== null);
}
