import type { AnalysisEdit } from '../../../src/analysis/edit.ts';
import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { pixelAspect } from '../../../src/geometry/viewTransform.ts';
import { pointUnder } from './hitRadius.ts';
import { finishes, refuses, stays, type ToolContext, type ToolInput, type ToolStep } from './toolStep.ts';

export interface CalibrateState {
  /** None, one or both ends of the known length. */
  readonly ends: readonly ImagePoint[];
  readonly pointer: ImagePoint | null;
  readonly dragging: number | null;
}

export const emptyCalibrate: CalibrateState = { ends: [], pointer: null, dragging: null };

/** A scale from a shorter line would rest on single pixels. */
const shortestLinePx = 10;
const longestLengthMm = 500;

/** Manual calibration: two points a known distance apart, then the length. Both ends can be dragged until it is typed. */
export function calibrateTool(state: CalibrateState, input: ToolInput, context: ToolContext): ToolStep<CalibrateState> {
  switch (input.type) {
    case 'down': {
      const under = pointUnder(context.view, state.ends, input.at);
      if (under !== null) return stays({ ...state, dragging: under, pointer: input.at });
      if (state.ends.length >= 2) return stays({ ...state, pointer: input.at });
      return stays({ ends: [...state.ends, input.at], pointer: input.at, dragging: state.ends.length });
    }
    case 'move':
      return stays({ ...state, pointer: input.at, ends: state.dragging === null ? state.ends : state.ends.with(state.dragging, input.at) });
    case 'up':
      return stays({ ...state, pointer: input.at, dragging: null });
    case 'leave':
      return stays({ ...state, pointer: null });
    case 'backspace':
      return stays({ ...state, ends: state.ends.slice(0, -1), dragging: null });
    case 'escape':
      return stays(emptyCalibrate);
    case 'length':
      return record(state, input.lengthMm, context);
    case 'enter':
    case 'delete':
    case 'note':
    case 'found':
      return stays(state);
  }
}

function record(state: CalibrateState, lengthMm: number, context: ToolContext): ToolStep<CalibrateState> {
  const [from, to] = state.ends;
  if (from === undefined || to === undefined) return refuses(state, 'Click both ends of a known length first.');
  if (!Number.isFinite(lengthMm) || lengthMm <= 0 || lengthMm > longestLengthMm) {
    return refuses(state, `Give the length between the two points in mm, above 0 and at most ${longestLengthMm}.`);
  }
  // The pixels' shape stays as the file gives it: two points say how large they are, not how they are shaped.
  const aspect = pixelAspect(context.spacingMm);
  const lengthInColumns = Math.hypot(to.x - from.x, (to.y - from.y) * aspect);
  if (lengthInColumns < shortestLinePx) return refuses(state, `The two points are too close together for a scale: put them at least ${shortestLinePx} pixels apart.`);
  const column = lengthMm / lengthInColumns;
  const edit: AnalysisEdit = {
    type: 'calibrationRecorded',
    calibration: {
      spacingMm: { column, row: column * aspect },
      method: 'knownDistance',
      measuredOn: { frameNumber: context.frameNumber, from, to, lengthMm },
      author: context.reader,
      recordedAt: context.now,
    },
  };
  return finishes(emptyCalibrate, edit);
}
