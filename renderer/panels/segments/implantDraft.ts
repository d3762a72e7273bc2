import type { Analysis } from '../../../src/analysis/analysis.ts';
import type { Implant } from '../../../src/analysis/implant.ts';
import type { RangeDraft } from './referenceDraft.ts';

/** A stent as it is being filled in. */
export interface ImplantDraft extends Omit<Implant, 'order' | 'firstFrame' | 'lastFrame'>, RangeDraft {
  readonly order: number | null;
}

/**
 * A stent that nothing is said of yet but that it is the next one. Where the reader has marked one pair of stent edges and no stent
 * yet, these are the frames that the form opens with; else its first frame is the one on screen.
 */
export function newImplant({ implants, landmarks }: Pick<Analysis, 'implants' | 'landmarks'>, frameNumber: number, id: string): ImplantDraft {
  const order = implants.reduce((highest, implant) => Math.max(highest, implant.order), 0) + 1;
  const edges = landmarks.filter(({ name }) => name === 'stentCranialEdge' || name === 'stentCaudalEdge');
  const [one, other] = edges.map((edge) => edge.frameNumber).toSorted((a, b) => a - b);
  const edged = implants.length === 0 && edges.length === 2 && edges[0]?.name !== edges[1]?.name && one !== undefined && other !== undefined;
  return {
    id,
    order,
    label: '',
    nominalDiameterMm: null,
    nominalLengthMm: null,
    firstFrame: edged ? one : frameNumber,
    lastFrame: edged ? other : null,
    lumenEqualsStent: false,
  };
}

/** The stent that a draft makes, or one sentence on what stands against it. */
export function implantOf(draft: ImplantDraft, implants: readonly Implant[]): { readonly implant: Implant } | { readonly lacking: string } {
  const { order, firstFrame, lastFrame } = draft;
  if (order === null) return { lacking: 'Say which one it is in the order of placing.' };
  if (implants.some((other) => other.id !== draft.id && other.order === order)) return { lacking: `There is a stent ${order} already.` };
  if (firstFrame === null || lastFrame === null) return { lacking: 'Give the first and the last frame.' };
  if (firstFrame > lastFrame) return { lacking: 'The first frame lies behind the last.' };
  return { implant: { ...draft, order, firstFrame, lastFrame, label: draft.label.trim() } };
}
