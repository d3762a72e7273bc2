/** The tools that take the hand over the frame. None of them (null) means select and edit. */
export const toolNames = ['trace', 'freehand', 'ellipse', 'calibrate'] as const;
export type ToolName = (typeof toolNames)[number];
