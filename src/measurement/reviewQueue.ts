import type { Analysis } from '../analysis/analysis.ts';
import { confidenceLevelOf, meanBorderConfidence } from '../contour/borderConfidence.ts';
import type { Contour } from '../contour/contour.ts';
import type { FrameResult, MeasurementResult } from './results.ts';

/** Why a frame is worth a look before another. */
export type ReviewReason =
  /** A segment's figure rests on it. */
  | { readonly kind: 'minimum' | 'reference' | 'stent'; readonly segmentId: string }
  /** Its area differs from those of the frames around it by so much. */
  | { readonly kind: 'areaJump'; readonly percent: number }
  /** The detector was unsure of a part of the border. */
  | { readonly kind: 'doubt'; readonly percentSure: number }
  /** One of the few that are looked at although nothing speaks against them. */
  | { readonly kind: 'sample' };

export interface ReviewItem {
  readonly frameNumber: number;
  readonly reason: ReviewReason;
}

/** Frames on each side that an area is compared with, and how far from their middle value it may lie, percent. */
const besideFrames = 3;
const leastJumpPercent = 12;
/** One in so many of the sure ones. */
const sampleOneIn = 20;

/**
 * The frames that a reader looks at, the most telling first, each once: those that a minimum, a reference or a figure of the stent rests on, then those whose area leaps, then by the
 * detector's doubt, then a sample of the rest, always the same frames of a pullback. Only frames that nobody has accepted on screen yet: provisional ones, and
 * of those accepted unseen the ones that decide a figure.
 */
export function reviewQueue(analysis: Analysis, measurement: MeasurementResult): readonly ReviewItem[] {
  const frames = new Map(measurement.frames.map((frame) => [frame.frameNumber, frame]));
  const provisional = new Map<number, Contour[]>();
  for (const contour of analysis.contours) {
    if (contour.acceptance.status === 'provisional') provisional.set(contour.frameNumber, [...(provisional.get(contour.frameNumber) ?? []), contour]);
  }
  const open = [...provisional.keys()].toSorted((a, b) => a - b);
  const isOpen = (frameNumber: number) => provisional.has(frameNumber) || frames.get(frameNumber)?.acceptedUnseen === true || frames.get(frameNumber)?.stent?.acceptedUnseen === true;
  const deciding = measurement.segments.flatMap(({ id, minimumLumenArea, reference, stent }): ReviewItem[] => [
    ...(minimumLumenArea === null ? [] : [{ frameNumber: minimumLumenArea.frameNumber, reason: { kind: 'minimum', segmentId: id } as const }]),
    ...(analysis.segments.find((segment) => segment.id === id)?.reference?.rule === 'segment' ? [] : (reference?.frameNumbers ?? [])).map((frameNumber) => ({ frameNumber, reason: { kind: 'reference', segmentId: id } as const })),
    ...[stent?.minimumStentArea, stent?.inStentMinimumLumen].flatMap((smallest) => (smallest == null ? [] : [{ frameNumber: smallest.frameNumber, reason: { kind: 'stent', segmentId: id } as const }])),
  ]);
  const items = [
    ...deciding.filter(({ frameNumber }) => isOpen(frameNumber)),
    ...jumps(open, frames, measurement.kind === 'pullback'),
    ...doubts(open, provisional),
    ...open.filter((frameNumber) => isSampled(frameNumber, analysis.pullback.sopInstanceUid)).map((frameNumber) => ({ frameNumber, reason: { kind: 'sample' } as const })),
  ];
  const seen = new Set<number>();
  return items.filter(({ frameNumber }) => !seen.has(frameNumber) && seen.add(frameNumber));
}

/** The largest leaps first. Between single images every area may differ. */
function jumps(open: readonly number[], frames: ReadonlyMap<number, FrameResult>, isPullback: boolean): readonly ReviewItem[] {
  if (!isPullback) return [];
  const areaOf = (frameNumber: number) => frames.get(frameNumber)?.lumenAreaPx2 ?? null;
  return open
    .flatMap((frameNumber) => {
      const area = areaOf(frameNumber);
      const beside = Array.from({ length: 2 * besideFrames + 1 }, (_, i) => areaOf(frameNumber - besideFrames + i))
        .filter((other) => other !== null)
        .toSorted((a, b) => a - b);
      const middle = beside[Math.floor(beside.length / 2)];
      if (area === null || middle === undefined || middle === 0 || beside.length < 3) return [];
      const percent = (100 * Math.abs(area - middle)) / middle;
      return percent < leastJumpPercent ? [] : [{ frameNumber, reason: { kind: 'areaJump', percent } as const }];
    })
    .toSorted((a, b) => b.reason.percent - a.reason.percent);
}

/** The least sure first: not sure of the whole border, or unsure at a place. */
function doubts(open: readonly number[], provisional: ReadonlyMap<number, readonly Contour[]>): readonly ReviewItem[] {
  return open
    .flatMap((frameNumber) =>
      (provisional.get(frameNumber) ?? []).flatMap((contour) => {
        const mean = meanBorderConfidence(contour);
        if (mean === null) return [];
        const unsure = confidenceLevelOf(mean) !== 'high' || contour.borderConfidence?.some((one) => confidenceLevelOf(one) === 'low') === true;
        return unsure ? [{ frameNumber, reason: { kind: 'doubt', percentSure: 100 * mean } as const }] : [];
      }),
    )
    .toSorted((a, b) => a.reason.percentSure - b.reason.percentSure);
}

/** A choice that is no choice of anybody's: it follows from the pullback and the frame alone (FNV-1a over both). */
function isSampled(frameNumber: number, sopInstanceUid: string): boolean {
  let hash = 0x811c9dc5;
  for (const sign of `${sopInstanceUid}/${frameNumber}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) % sampleOneIn === 0;
}
