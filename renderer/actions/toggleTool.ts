import type { ToolName } from '../overlay/toolName.ts';
import type { ActionScene } from './action.ts';

/** Takes a tool in hand, or puts it down where it is in hand already. */
export function toggleTool(tool: ToolName) {
  return ({ open, reading }: ActionScene) => open?.store.actions.setTool(reading?.tool === tool ? null : tool);
}
