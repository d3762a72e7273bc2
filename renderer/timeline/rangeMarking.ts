import { create } from 'zustand';

/** A reference range in the making: asked for, dragged on the curve, then given a side. Frames are 1-based. */
export type RangeMarking =
  | { readonly state: 'idle' }
  | { readonly state: 'waiting' }
  | { readonly state: 'dragging'; readonly fromFrame: number; readonly toFrame: number }
  | { readonly state: 'choosing'; readonly firstFrame: number; readonly lastFrame: number };

interface RangeMarkingStore {
  readonly marking: RangeMarking;
}

export const useRangeMarking = create<RangeMarkingStore>()(() => ({ marking: { state: 'idle' } }));

/** From here on a drag over the area curve marks a reference range instead of moving through the frames. */
export function beginReferenceRange(): void {
  useRangeMarking.setState({ marking: { state: 'waiting' } });
}

export function endReferenceRange(): void {
  useRangeMarking.setState({ marking: { state: 'idle' } });
}

/** The reader drags from one frame to another. */
export function dragReferenceRange(fromFrame: number, toFrame: number): void {
  useRangeMarking.setState({ marking: { state: 'dragging', fromFrame, toFrame } });
}

/** The drag is over: what is left is which side the range lies on. */
export function chooseReferenceSide(): void {
  const { marking } = useRangeMarking.getState();
  if (marking.state !== 'dragging') return;
  const firstFrame = Math.min(marking.fromFrame, marking.toFrame);
  const lastFrame = Math.max(marking.fromFrame, marking.toFrame);
  useRangeMarking.setState({ marking: { state: 'choosing', firstFrame, lastFrame } });
}
