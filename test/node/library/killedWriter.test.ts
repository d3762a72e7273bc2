import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';
import { libraryListingSchema } from '../../../src/api/libraryListing.ts';
import { readDetailsSchema, routes } from '../../../src/api/contract.ts';
import { replay } from '../../../src/analysis/history.ts';
import { serveProgram, type ServedProgram } from '../servedProgram.ts';
import { numberOfFrames, pullbackFile } from '../service/serviceDriver.ts';

/** One edit over HTTP; true once the program has said that it is kept. */
async function append(program: ServedProgram, readId: string, expectedSequence: number): Promise<boolean> {
  const contour = {
    id: `c${expectedSequence}`,
    frameNumber: 1 + (expectedSequence % numberOfFrames),
    kind: 'lumen',
    curve: 'polygon',
    points: [imagePoint(10, 10), imagePoint(30, 10), imagePoint(30, 30)],
    origin: 'manual',
    acceptance: { status: 'provisional' },
    author: 'R1',
  };
  try {
    const response = await program.fetch(routes.append.path.replace(':readId', readId), {
      method: 'POST',
      body: JSON.stringify({ expectedSequence, action: { type: 'edit', edit: { type: 'contourAdded', contour } } }),
    });
    return response.ok;
  } catch {
    return false;
  }
}

describe('a program that is killed in the middle of edits', () => {
  it('has lost no edit that it said was kept, and no half of one is there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'venolume-kill-'));
    const home = join(folder, 'home');
    const file = join(folder, 'a.dcm');
    await writeFile(file, pullbackFile());
    let kept = 0;
    try {
      // Killed at another moment in each round, on the same library.
      for (const killAfterMs of [40, 90, 170, 260]) {
        const program = await serveProgram(home, [file]);
        await program.fetch(routes.setReader.path, { method: 'PUT', body: JSON.stringify({ reader: 'R1' }) });
        const { patients } = libraryListingSchema.parse(await (await program.fetch(routes.library.path)).json());
        const readId = patients[0]!.cases[0]!.pullbacks[0]!.reads[0]!.readId;
        const details = readDetailsSchema.parse(await (await program.fetch(routes.read.path.replace(':readId', readId))).json());

        const there = details.events.length;
        expect(there).toBeGreaterThanOrEqual(kept);
        expect(there).toBeLessThanOrEqual(kept + 1);
        expect(replay(details.base, details.events).document.contours).toHaveLength(there);
        expect(details.entry.provisionalContours).toBe(there);

        kept = there;
        const killed = new Promise<void>((done) => setTimeout(() => void program.kill().then(done), killAfterMs));
        while (await append(program, readId, kept)) kept++;
        await killed;
      }
      expect(kept).toBeGreaterThan(4);
      const database = new DatabaseSync(join(home, 'library.sqlite'));
      expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
      database.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
