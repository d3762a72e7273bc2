import { isAnnotationTool, type ToolName } from './toolName.ts';
import type { ToolStates } from './toolStates.ts';

/** The pointer's shape: what pressing it here would do. */
export function toolCursor(tool: ToolName | null, states: ToolStates, pannable: boolean): string {
  if (tool === null || isAnnotationTool(tool)) {
    const { drag, hover } = states.annotationEdit;
    if (drag !== null) return 'grabbing';
    if (hover !== null) return hover.point === null ? 'move' : 'grab';
  }
  if (tool !== null) return 'crosshair';
  const part = states.edit.hover?.part;
  if (states.edit.drag !== null) return states.edit.drag.grip.kind === 'scale' ? 'nwse-resize' : 'grabbing';
  switch (part?.kind) {
    case 'point':
      return 'grab';
    case 'curve':
      return 'copy';
    case 'scale':
      return 'nwse-resize';
    case 'inside':
      return 'move';
    case undefined:
      return pannable ? 'grab' : 'default';
  }
}
