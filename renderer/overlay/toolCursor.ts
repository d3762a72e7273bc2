import type { ToolName } from './toolName.ts';
import type { ToolStates } from './toolStates.ts';

/** The pointer's shape: what pressing it here would do. */
export function toolCursor(tool: ToolName | null, states: ToolStates, pannable: boolean): string {
  if (states.annotationEdit.drag !== null) return 'grabbing';
  if (states.annotationEdit.hover !== null) return states.annotationEdit.hover.point === null ? 'move' : 'grab';
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
