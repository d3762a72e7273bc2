/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A file that is known to be sound, with where its parts lie. */
export interface Subject {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of the elements' heads and values, in rising order. */
  readonly borders: readonly number[];
  /** Of the first byte of Pixel Data's value. */
  readonly pixelsAt: number;
  /** Of fragments' item heads, the offset table's among them; none in native pixel data. */
  readonly items: readonly number[];
}

/** A file made of a sound one. */
export interface Mutant {
  readonly how: string;
  readonly bytes: Uint8Array;
  /** What has been altered: bytes of pixels only, in place; the structure about fragments; anything. */
  readonly reach: 'pixelBytes' | 'fragments' | 'anything';
  /** First and last altered byte, where `reach` is `pixelBytes`. */
  readonly altered: readonly [first: number, last: number];
}

type Mutation = (subject: Subject, random: () => number) => Mutant | null;

const lies = [0, 1, 2, 3, 7, 8, 0xff, 0x100, 0xfffe, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;
const between = (first: number, behind: number, random: () => number) => first + Math.floor(random() * Math.max(1, behind - first));

const mutations: readonly Mutation[] = [
  function bitFlip({ bytes }, random) {
    const copy = bytes.slice();
    for (let n = between(1, 5, random); n > 0; n--) copy[between(0, copy.length, random)]! ^= 1 << between(0, 8, random);
    return anything('bits flipped', copy);
  },
  function bitFlipInHeader({ bytes, pixelsAt }, random) {
    const copy = bytes.slice();
    for (let n = between(1, 4, random); n > 0; n--) copy[between(132, pixelsAt, random)]! ^= 1 << between(0, 8, random);
    return anything('bits of the header flipped', copy);
  },
  function byteRun({ bytes }, random) {
    const copy = bytes.slice();
    const at = between(0, copy.length, random);
    copy.fill(pick([0, 0xff, 0x20, 0x5c, between(0, 256, random)], random), at, at + between(1, 64, random));
    return anything('a run of bytes overwritten', copy);
  },
  function pixelByteRun({ bytes, pixelsAt, items }, random) {
    if (items.length > 0) return null;
    const copy = bytes.slice();
    const first = between(pixelsAt, copy.length, random);
    const last = Math.min(copy.length - 1, first + between(0, 16, random));
    for (let i = first; i <= last; i++) copy[i] = between(0, 256, random);
    return { how: 'pixels overwritten', bytes: copy, reach: 'pixelBytes', altered: [first, last] };
  },
  function truncation({ bytes, borders, items }, random) {
    const at = random() < 0.5 ? pick([...borders, ...items], random) + between(-2, 9, random) : between(0, bytes.length, random);
    return { how: `cut at ${at}`, bytes: bytes.slice(0, at), reach: 'fragments', altered: [at, bytes.length] };
  },
  function lyingLength({ bytes, borders }, random) {
    const copy = bytes.slice();
    const at = pick(borders, random) + pick([4, 6, 8], random);
    writeNumber(copy, at, pick(lies, random), pick([2, 4], random));
    return anything(`a length at ${at}`, copy);
  },
  function lyingItem({ bytes, items }, random) {
    if (items.length === 0) return null;
    const copy = bytes.slice();
    const at = pick(items, random) + pick([0, 4], random);
    writeNumber(copy, at, random() < 0.5 ? pick(lies, random) : between(0, 500, random), 4);
    return fragments(`an item at ${at}`, copy);
  },
  function lyingOffset({ bytes, items }, random) {
    const tableEnd = items[1];
    const tableStart = (items[0] ?? 0) + 8;
    if (tableEnd === undefined || tableEnd <= tableStart) return null;
    const copy = bytes.slice();
    const entry = tableStart + 4 * between(0, (tableEnd - tableStart) >> 2, random);
    const target = random() < 0.5 ? pick(items, random) - tableEnd : pick(lies, random);
    writeNumber(copy, entry, target >>> 0, 4);
    return fragments(`the offset table at ${entry}`, copy);
  },
  function lostFragment({ bytes, items }, random) {
    if (items.length < 3) return null;
    const i = between(1, items.length - 1, random);
    return fragments(`fragment ${i} lost`, spliced(bytes, items[i]!, items[i + 1]! - items[i]!, new Uint8Array()));
  },
  function repeatedFragment({ bytes, items }, random) {
    if (items.length < 3) return null;
    const i = between(1, items.length - 1, random);
    return fragments(`fragment ${i} twice`, spliced(bytes, items[i]!, 0, bytes.slice(items[i]!, items[i + 1]!)));
  },
  function damagedBeginning({ bytes, items }, random) {
    if (items.length < 2) return null;
    const copy = bytes.slice();
    const at = pick(items.slice(1), random) + 8;
    copy[at + between(0, 4, random)]! ^= 1 << between(0, 8, random);
    return anything(`the beginning of the fragment at ${at}`, copy);
  },
  function splice({ bytes, borders }, random) {
    const from = pick(borders, random);
    const piece = bytes.slice(from, from + between(1, 200, random));
    return anything('a piece put elsewhere', spliced(bytes, pick(borders, random), random() < 0.5 ? 0 : piece.length, piece));
  },
  function insertedBytes({ bytes, pixelsAt }, random) {
    const piece = Uint8Array.from({ length: between(1, 9, random) }, () => between(0, 256, random));
    return anything('bytes put in', spliced(bytes, between(132, pixelsAt, random), 0, piece));
  },
];

function anything(how: string, bytes: Uint8Array): Mutant {
  return { how, bytes, reach: 'anything', altered: [0, bytes.length] };
}

function fragments(how: string, bytes: Uint8Array): Mutant {
  return { how, bytes, reach: 'fragments', altered: [0, bytes.length] };
}

function spliced(bytes: Uint8Array, at: number, removed: number, put: Uint8Array): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + removed)]);
}

function writeNumber(bytes: Uint8Array, at: number, value: number, size: number): void {
  for (let i = 0; i < size && at + i < bytes.length; i++) bytes[at + i] = (value / 2 ** (8 * i)) & 0xff;
}

/** A mutant of the subject, the same for the same numbers. */
export function mutantOf(subject: Subject, random: () => number): Mutant {
  for (;;) {
    const mutant = pick(mutations, random)(subject, random);
    if (mutant) return mutant;
  }
}
