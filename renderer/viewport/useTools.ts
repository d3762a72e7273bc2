import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { inHandOf, type InHand } from '../overlay/inHand.ts';
import type { ToolName } from '../overlay/toolName.ts';
import { emptyTools, stepTools, type ToolStates } from '../overlay/toolStates.ts';
import type { ToolContext, ToolInput, ToolStep } from '../overlay/tools/toolStep.ts';

export interface StageTools {
  readonly states: ToolStates;
  readonly inHand: InHand | null;
  /** Feeds one input to the tool in use; what came of it is told to `onStep`. */
  readonly send: (input: ToolInput) => ToolStep<ToolStates>;
  /** The states of the moment, even between two renderings. */
  readonly current: () => ToolStates;
  readonly contextNow: () => ToolContext;
  /** Lets go of whatever is held on a frame. */
  readonly letGo: (frameNumber: number) => void;
}

export type ToolSurroundings = Omit<ToolContext, 'now' | 'newId'>;

/**
 * Holds what each tool has in hand, frame by frame: going to another frame and back finds an unfinished trace as it was.
 * Several inputs can come between two renderings, so the newest states live in a ref and rendering follows.
 */
export function useTools(tool: ToolName | null, surroundings: ToolSurroundings, onStep: (step: ToolStep<ToolStates>, input: ToolInput) => void): StageTools {
  const [byFrame, setByFrame] = useState<ReadonlyMap<number, ToolStates>>(new Map());
  const [newId, renewId] = useState(() => crypto.randomUUID());
  const latest = useRef({ tool, surroundings, onStep, newId, byFrame });
  useLayoutEffect(() => {
    latest.current = { tool, surroundings, onStep, newId, byFrame };
  });

  const current = useCallback(() => latest.current.byFrame.get(latest.current.surroundings.frameNumber) ?? emptyTools, []);
  const keep = useCallback((states: ReadonlyMap<number, ToolStates>) => {
    latest.current.byFrame = states;
    setByFrame(states);
  }, []);
  const contextNow = useCallback((): ToolContext => ({ ...latest.current.surroundings, now: new Date().toISOString(), newId: latest.current.newId }), []);
  const send = useCallback(
    (input: ToolInput) => {
      const { tool: inUse, surroundings: at, onStep: tell } = latest.current;
      const before = current();
      const step = stepTools(inUse, before, input, contextNow());
      if (step.state !== before) keep(new Map(latest.current.byFrame).set(at.frameNumber, step.state));
      if (step.finished !== null) {
        latest.current.newId = crypto.randomUUID();
        renewId(latest.current.newId);
      }
      tell(step, input);
      return step;
    },
    [current, contextNow, keep],
  );
  const letGo = useCallback((frameNumber: number) => {
    keep(new Map([...latest.current.byFrame].filter(([held]) => held !== frameNumber)));
    latest.current.newId = crypto.randomUUID();
    renewId(latest.current.newId);
  }, [keep]);

  const states = byFrame.get(surroundings.frameNumber) ?? emptyTools;
  const { frameNumber, kind, reader, view, image, spacingMm, brushRadiusPx, contours, selectedContourId, annotations, selectedAnnotationId } = surroundings;
  const inHand = useMemo(
    () => inHandOf(tool, states, { frameNumber, kind, reader, view, image, spacingMm, brushRadiusPx, contours, selectedContourId, annotations, selectedAnnotationId, now: '', newId }),
    [tool, states, frameNumber, kind, reader, view, image, spacingMm, brushRadiusPx, contours, selectedContourId, annotations, selectedAnnotationId, newId],
  );
  return { states, inHand, send, current, contextNow, letGo };
}
