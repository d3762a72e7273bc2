import type { ReferenceChoice, ReferenceRange, ReferenceRule, ReferenceStatistic } from '../../../src/analysis/veinSegment.ts';

/** A range of which an end may not be known yet. Frames are 1-based. */
export interface RangeDraft {
  readonly firstFrame: number | null;
  readonly lastFrame: number | null;
}

/** What the reader has filled in so far; what another rule needs is kept while rules are tried out. */
export interface ReferenceDraft {
  readonly rule: ReferenceRule;
  readonly statistic: ReferenceStatistic;
  readonly cranial: RangeDraft;
  readonly caudal: RangeDraft;
  readonly segmentId: string | null;
  /** SOP Instance UID of the other pullback that the segment lies on; null for this one. */
  readonly segmentPullback: string | null;
  readonly preset: string | null;
  readonly areaMm2: number | null;
  readonly reason: string;
}

const noRange: RangeDraft = { firstFrame: null, lastFrame: null };

/** The draft that an editor opens with; the caudal rule and the median where nothing was chosen. */
export function draftOf(choice: ReferenceChoice | null): ReferenceDraft {
  const draft: ReferenceDraft = { rule: choice?.rule ?? 'caudal', statistic: 'median', cranial: noRange, caudal: noRange, segmentId: null, segmentPullback: null, preset: null, areaMm2: null, reason: '' };
  switch (choice?.rule) {
    case 'cranial':
      return { ...draft, cranial: choice.range, statistic: choice.range.statistic };
    case 'caudal':
      return { ...draft, caudal: choice.range, statistic: choice.range.statistic };
    case 'mean':
    case 'interpolated':
      return { ...draft, cranial: choice.cranial, caudal: choice.caudal, statistic: choice.cranial.statistic };
    case 'segment':
      return { ...draft, segmentId: choice.segmentId, segmentPullback: choice.analysis, statistic: choice.statistic };
    case 'preset':
      return { ...draft, preset: choice.preset };
    case 'manual':
      return { ...draft, areaMm2: choice.areaMm2, reason: choice.reason };
    default:
      return draft;
  }
}

/** The choice that a draft makes, or one sentence on what it still lacks. */
export function choiceOf(draft: ReferenceDraft): { readonly choice: ReferenceChoice } | { readonly lacking: string } {
  switch (draft.rule) {
    case 'cranial':
    case 'caudal': {
      const range = rangeOf(draft[draft.rule], draft.statistic);
      return range === null ? { lacking: `Give the first and the last ${draft.rule} frame.` } : { choice: { rule: draft.rule, range } };
    }
    case 'mean':
    case 'interpolated': {
      const cranial = rangeOf(draft.cranial, draft.statistic);
      const caudal = rangeOf(draft.caudal, draft.statistic);
      if (cranial === null || caudal === null) return { lacking: `Give the frames of the ${cranial === null ? 'cranial' : 'caudal'} range.` };
      return { choice: { rule: draft.rule, cranial, caudal } };
    }
    case 'segment':
      return draft.segmentId === null
        ? { lacking: 'Choose the other segment.' }
        : { choice: { rule: 'segment', segmentId: draft.segmentId, statistic: draft.statistic, analysis: draft.segmentPullback } };
    case 'preset':
      return draft.preset === null ? { lacking: 'Choose the preset.' } : { choice: { rule: 'preset', preset: draft.preset } };
    case 'manual':
      if (draft.areaMm2 === null) return { lacking: 'Type the area.' };
      return draft.reason.trim() === '' ? { lacking: 'Say why this area.' } : { choice: { rule: 'manual', areaMm2: draft.areaMm2, reason: draft.reason.trim() } };
    case 'none':
      return { choice: { rule: 'none' } };
  }
}

function rangeOf({ firstFrame, lastFrame }: RangeDraft, statistic: ReferenceStatistic): ReferenceRange | null {
  if (firstFrame === null || lastFrame === null) return null;
  return { firstFrame: Math.min(firstFrame, lastFrame), lastFrame: Math.max(firstFrame, lastFrame), statistic };
}

/** The choice after a range was marked on one side: a reference of two sides keeps its other one. */
export function withMarkedSide(choice: ReferenceChoice | null, side: 'cranial' | 'caudal', firstFrame: number, lastFrame: number): ReferenceChoice {
  const { statistic } = draftOf(choice);
  const range: ReferenceRange = { firstFrame, lastFrame, statistic };
  if (choice?.rule === 'mean' || choice?.rule === 'interpolated') return { ...choice, [side]: range };
  return { rule: side, range };
}
