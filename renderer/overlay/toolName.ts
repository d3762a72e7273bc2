/** The tools that measure or note beside the contours. */
export const annotationToolNames = ['length', 'angle', 'area', 'text'] as const;
export type AnnotationToolName = (typeof annotationToolNames)[number];

/** The tools that take the hand over the frame. None of them (null) means select and edit. */
export const toolNames = ['trace', 'freehand', 'ellipse', 'brush', 'channel', 'calibrate', ...annotationToolNames] as const;
export type ToolName = (typeof toolNames)[number];

export function isAnnotationTool(tool: ToolName | null): tool is AnnotationToolName {
  return tool === 'length' || tool === 'angle' || tool === 'area' || tool === 'text';
}
