import type { InstancePlace } from './instancePlace.ts';
import { gatheredTiming, numbersRunOn } from './gatheredTiming.ts';
import type { Pullback } from './pullback.ts';
import type { Warning } from '../shared/warning.ts';

/** One file as it was found: its own pullback, of one frame or of many, and by what its content is known again. */
export interface SeriesMember {
  readonly pullback: Pullback;
  readonly place: InstancePlace;
  readonly digest: string;
}

/** A pullback or stills, with the files that its frames come from in the order of the frames. */
export interface GatheredSeries<Member> {
  readonly pullback: Pullback;
  readonly members: readonly Member[];
}

export interface Gathering<Member> {
  readonly gathered: readonly GatheredSeries<Member>[];
  /** Files that count for nothing: second copies of `of`, and such as have its UID and different content. */
  readonly left: readonly { readonly member: Member; readonly why: 'copy' | 'conflict'; readonly of: Member }[];
}

/** So many single frames of one series, numbered without a gap, are a pullback even where nothing says so. */
const enoughForPullback = 30;

/**
 * Makes one of the single-frame files that plainly are one: of the same patient, study, series, kind of image, pixels, regions and
 * scale, in the order of their Instance Numbers, else of their times, where these are all there and distinct. What has no order
 * stays apart, with a warning; files of several frames stay by themselves. A second copy of an instance is left; an instance that is
 * there with different content is left altogether, since nobody knows which of them is the true one.
 *
 * @param derivedUid A UID made of those of the members in their order.
 */
export function gatherSeries<Member extends SeriesMember>(members: readonly Member[], derivedUid: (memberUids: readonly string[]) => string): Gathering<Member> {
  const { single, left } = onceEach(members);
  const series = grouped<Member | string, Member>(single, (member) => seriesKey(member) ?? member);
  return { gathered: series.flatMap((group) => gatherGroup(group, derivedUid)), left };
}

function onceEach<Member extends SeriesMember>(members: readonly Member[]): { readonly single: readonly Member[]; readonly left: Gathering<Member>['left'] } {
  const single: Member[] = [];
  const left: { member: Member; why: 'copy' | 'conflict'; of: Member }[] = [];
  for (const copies of grouped(members, ({ pullback }) => pullback.sopInstanceUid)) {
    const [first, ...others] = copies;
    if (first === undefined) continue;
    const different = others.find(({ digest }) => digest !== first.digest);
    if (different === undefined) {
      single.push(first);
      left.push(...others.map((member) => ({ member, why: 'copy' as const, of: first })));
    } else {
      left.push(...copies.map((member) => ({ member, why: 'conflict' as const, of: member.digest === first.digest ? different : first })));
    }
  }
  return { single, left };
}

/** In the order in which the first of each was found. */
function grouped<Key, Member>(members: readonly Member[], keyOf: (member: Member) => Key): readonly (readonly Member[])[] {
  const groups = new Map<Key, Member[]>();
  for (const member of members) {
    const group = groups.get(keyOf(member));
    if (group === undefined) groups.set(keyOf(member), [member]);
    else group.push(member);
  }
  return [...groups.values()];
}

/** What members of one series must have in common; null for one that stands by itself. */
function seriesKey({ pullback }: SeriesMember): string | null {
  const { identity, pixels } = pullback;
  if (pullback.numberOfFrames > 1 || identity.studyInstanceUid === '' || identity.seriesInstanceUid === '') return null;
  // Another depth is another scale: contours of one would measure wrong on the other. A window is only how it is looked at.
  const { windows: _windows, ...samples } = pixels;
  return JSON.stringify([
    [identity.patientId, identity.patientName, identity.studyInstanceUid, identity.seriesInstanceUid],
    [pullback.sopClassUid, pullback.modality, pullback.transferSyntaxUid, pullback.ivusAcquisition],
    samples,
    pullback.regions,
    pullback.pixelSpacingMm,
  ]);
}

function gatherGroup<Member extends SeriesMember>(group: readonly Member[], derivedUid: (memberUids: readonly string[]) => string): readonly GatheredSeries<Member>[] {
  const [only] = group;
  if (only === undefined) return [];
  if (group.length === 1) return [{ pullback: only.pullback, members: group }];
  const ordered = inOrder(group, ({ place }) => place.instanceNumber) ?? inOrder(group, ({ place }) => place.takenAtMs);
  if (ordered === null) return group.map((member) => ({ pullback: withWarnings(member.pullback, [withoutOrder]), members: [member] }));
  return [{ pullback: gatheredPullback(ordered, derivedUid), members: ordered }];
}

const withoutOrder: Warning = { code: 'pullback/notGathered', message: 'Other single images of its series were found, but neither their numbers nor their times say in which order they belong, so each stands by itself.' };

/** Sorted by a number that all have and no two share; null where it is not so. */
function inOrder<Member>(group: readonly Member[], numberOf: (member: Member) => number | null): readonly Member[] | null {
  const numbers = group.map(numberOf).filter((number) => number !== null);
  if (new Set(numbers).size !== group.length) return null;
  return group.toSorted((a, b) => numberOf(a)! - numberOf(b)!);
}

function gatheredPullback(ordered: readonly SeriesMember[], derivedUid: (memberUids: readonly string[]) => string): Pullback {
  const first = ordered[0]!.pullback;
  const kind = isPullback(ordered) ? 'pullback' : 'stills';
  const warnings: Warning[] = [];
  if (ordered.some(({ pullback }) => JSON.stringify(pullback.pixels.windows) !== JSON.stringify(first.pixels.windows))) {
    warnings.push({ code: 'pullback/windowsDiffer', message: 'The images have windows of their own; all are shown with that of the first.' });
  }
  if (kind === 'stills') {
    warnings.push({ code: 'pullback/stills', message: `These are ${ordered.length} single images, not a pullback: what lies between them is not known.` });
  }
  const gathered: Pullback = {
    ...first,
    kind,
    sopInstanceUid: derivedUid(ordered.map(({ pullback }) => pullback.sopInstanceUid)),
    instances: ordered.flatMap(({ pullback }) => pullback.instances),
    numberOfFrames: ordered.length,
    timing: kind === 'stills' ? { source: 'none', frameTimesMs: null } : gatheredTiming(ordered.map(({ place }) => place)),
    axial: {
      kind: 'unknown',
      reason:
        kind === 'stills' ? 'These are single images: nothing says how far they lie from each other.' : 'It was gathered from single images, which do not say between which of them the catheter was pulled at its rate.',
    },
    warnings: [],
  };
  return withWarnings(gathered, [...ordered.flatMap(({ pullback }) => pullback.warnings), ...warnings]);
}

/** Whether frames follow each other as they were taken: numbered without a gap, and called a pullback by the files or by their number. */
function isPullback(ordered: readonly SeriesMember[]): boolean {
  const acquisition = ordered[0]?.pullback.ivusAcquisition ?? 'unknown';
  if (acquisition === 'selective' || !numbersRunOn(ordered.map(({ place }) => place.instanceNumber))) return false;
  return acquisition !== 'unknown' || ordered.every(({ place }) => place.hasPullbackRate) || ordered.length >= enoughForPullback;
}

function withWarnings(pullback: Pullback, warnings: readonly Warning[]): Pullback {
  const all = [...pullback.warnings, ...warnings];
  return { ...pullback, warnings: [...new Map(all.map((warning) => [`${warning.code}\n${warning.message}`, warning])).values()] };
}
