import { type RefObject, useEffect, useRef } from 'react';
import type { AnalysisEdit } from '../../src/analysis/edit.ts';
import type { Contour } from '../../src/contour/contour.ts';
import type { InHand } from '../overlay/inHand.ts';
import type { ToolName } from '../overlay/toolName.ts';

/**
 * Nothing that was drawn is lost by going elsewhere: a curve that could be joined becomes a provisional contour of its
 * frame. What cannot be joined yet, or would replace a contour, waits on its frame for the reader to come back. `finishedIds` are
 * the contours that have become edits already: what a rendering still holds of them is not kept a second time.
 */
export function useKeptInHand(
  frameNumber: number,
  tool: ToolName | null,
  inHand: InHand | null,
  contours: readonly Contour[],
  finishedIds: RefObject<ReadonlySet<string>>,
  letGo: (frameNumber: number) => void,
  edit: (edit: AnalysisEdit) => void,
  onMessage: (sentence: string) => void,
): void {
  const before = useRef({ frameNumber, tool, inHand, contours });
  useEffect(() => {
    const left = before.current;
    before.current = { frameNumber, tool, inHand, contours };
    if (left.frameNumber === frameNumber && left.tool === tool) return;
    const held = left.inHand;
    if (held === null || held.how === 'edit' || held.contour === null || held.problem !== null) return;
    const { contour } = held;
    if (finishedIds.current.has(contour.id) || left.contours.some(({ id }) => id === contour.id)) return;
    letGo(left.frameNumber);
    edit({ type: 'contourAdded', contour });
    onMessage(`The curve on frame ${left.frameNumber} is kept as provisional.`);
  });
}
