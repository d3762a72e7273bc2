import { type Side, segmentName, type Vein, type VeinSegment } from '../../../src/analysis/veinSegment.ts';
import { type ComparisonPreset, defaultPresetName, presetAreaMm2 } from '../../../src/measurement/comparisonPreset.ts';

/** A segment as it is being filled in. Frames are 1-based. */
export interface SegmentDraft {
  readonly vein: Vein;
  readonly side: Side | null;
  readonly firstFrame: number | null;
  readonly lastFrame: number | null;
}

/** The segment that a draft makes, or one sentence on what stands against it. `id` is that of the segment being changed. */
export function segmentProblem(draft: SegmentDraft, id: string | null, segments: readonly VeinSegment[]): string | null {
  const { firstFrame, lastFrame } = draft;
  if (draft.vein !== 'IVC' && draft.side === null) return 'Choose the side.';
  if (firstFrame === null || lastFrame === null) return 'Give the first and the last frame.';
  if (firstFrame > lastFrame) return 'The first frame lies behind the last.';
  const other = segments.find((segment) => segment.id !== id && segment.firstFrame <= lastFrame && segment.lastFrame >= firstFrame);
  return other === undefined ? null : `Overlaps ${segmentName(other)}, frames ${other.firstFrame}–${other.lastFrame}.`;
}

/** A new segment with nothing chosen but the default comparison areas, where they have one for its vein. */
export function newSegment(draft: SegmentDraft & { readonly firstFrame: number; readonly lastFrame: number }, id: string, presets: readonly ComparisonPreset[]): VeinSegment {
  const preset = presets.find(({ name }) => name === defaultPresetName);
  const side = draft.vein === 'IVC' ? null : draft.side;
  const fits = preset !== undefined && presetAreaMm2(preset, draft.vein, side) !== null;
  return {
    id,
    vein: draft.vein,
    side,
    firstFrame: draft.firstFrame,
    lastFrame: draft.lastFrame,
    reference: null,
    comparisonPreset: fits ? defaultPresetName : null,
    includedInReport: true,
  };
}
