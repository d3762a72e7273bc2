import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MutantOpener, startMutantOpener } from './mutantOpener.ts';
import { type Mutant, mutantOf, randomNumbers, type Subject } from './mutations.ts';
import type { Outcome } from './outcome.ts';
import { fuzzSubjects } from './subjects.ts';

/** `VENOLUME_FUZZ_ROUNDS=200000 npx vitest run test/fuzz` goes on for longer than a plain run. */
const rounds = Number(process.env['VENOLUME_FUZZ_ROUNDS'] ?? 600);
const seed = Number(process.env['VENOLUME_FUZZ_SEED'] ?? 1);
const mostMemoryBytes = 1.5e9;

let opener: MutantOpener;
let subjects: readonly Subject[];
beforeAll(async () => {
  opener = await startMutantOpener();
  subjects = await fuzzSubjects();
});
afterAll(() => opener.close());

/** What is wrong with what became of a mutant; null where nothing is. `sound` is what became of the file that it was made of. */
function complaint(outcome: Outcome, mutant: Mutant, subject: Subject, sound: Outcome): string | null {
  if (outcome.kind === 'crashed') return outcome.message;
  if (outcome.kind === 'refused') return null;
  if (outcome.peakMemoryBytes > mostMemoryBytes) return `${outcome.peakMemoryBytes} bytes of memory`;
  for (const [i, frame] of outcome.frames.entries()) {
    if ('refused' in frame) continue;
    const pixels = outcome.rows * outcome.columns;
    if (frame.rows !== outcome.rows || frame.columns !== outcome.columns || (frame.length !== pixels && frame.length !== 3 * pixels)) return `frame ${i + 1} is not of the stated size`;
    if (sound.kind !== 'opened' || mutant.reach === 'anything') continue;
    const before = sound.frames[i];
    const same = before !== undefined && 'digest' in before && before.digest === frame.digest;
    if (mutant.reach === 'fragments' && !same && outcome.warnings.every((code) => sound.warnings.includes(code))) return `frame ${i + 1} is another one, and nothing is said`;
    if (mutant.reach === 'pixelBytes' && !same && !touches(mutant, subject, i, sound.numberOfFrames)) return `frame ${i + 1} has changed, though its bytes have not`;
  }
  return null;
}

/** Whether altered bytes are a native frame's own. */
function touches({ altered: [first, last] }: Mutant, { bytes, pixelsAt }: Subject, frameIndex: number, numberOfFrames: number): boolean {
  const frameBytes = Math.floor((bytes.length - pixelsAt) / numberOfFrames);
  return first < pixelsAt + (frameIndex + 1) * frameBytes + 1 && last >= pixelsAt + frameIndex * frameBytes - 1;
}

describe('files that were damaged at random', () => {
  test('opened while they were sound', async () => {
    for (const subject of subjects.filter(({ name }) => !name.endsWith('.dcm'))) {
      const outcome = await opener.open(subject.bytes);
      expect(outcome, subject.name).toMatchObject({ kind: 'opened', numberOfFrames: 3, warnings: [] });
      expect(subject.borders.length).toBeGreaterThan(8);
    }
  });

  test('and cut at every border of their parts, and one byte before and behind it', async () => {
    const complaints: string[] = [];
    for (const subject of subjects.filter(({ name }) => !name.endsWith('.dcm'))) {
      const sound = await opener.open(subject.bytes);
      const cuts = new Set([...subject.borders, ...subject.items].flatMap((border) => [border - 1, border, border + 1]));
      for (const at of cuts) {
        const mutant: Mutant = { how: `cut at ${at}`, bytes: subject.bytes.slice(0, at), reach: 'fragments', altered: [at, subject.bytes.length] };
        const wrong = complaint(await opener.open(mutant.bytes), mutant, subject, sound);
        if (wrong !== null) complaints.push(`${subject.name}, ${mutant.how}: ${wrong}`);
      }
    }
    expect(complaints).toEqual([]);
  });

  test(
    'end in a refusal or in frames of the stated size, and in no other picture without a word',
    async () => {
      const random = randomNumbers(seed);
      const sound = new Map<Subject, Outcome>();
      const complaints: string[] = [];
      for (let round = 0; round < rounds && complaints.length < 20; round++) {
        const subject = subjects[Math.floor(random() * subjects.length)]!;
        const mutant = mutantOf(subject, random);
        if (!sound.has(subject)) sound.set(subject, await opener.open(subject.bytes));
        const wrong = complaint(await opener.open(mutant.bytes), mutant, subject, sound.get(subject)!);
        if (wrong === null) continue;
        complaints.push(`seed ${seed}, round ${round}, ${subject.name}, ${mutant.how}: ${wrong}`);
        // A long run says at once what it finds.
        process.stderr.write(`${complaints.at(-1)}\n`);
      }
      expect(complaints).toEqual([]);
    },
    rounds * 1000 + 60_000,
  );
});
