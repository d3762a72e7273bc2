import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { bytePaths, routes } from '../../../src/api/contract.ts';
import { importProgressSchema, importStateSchema } from '../../../src/api/importing.ts';
import { libraryListingSchema } from '../../../src/api/libraryListing.ts';
import { serveProgram, type ServedProgram } from '../servedProgram.ts';
import { greyOf, singleImage } from '../singleImages.ts';

/** Five sets of three stills. */
const files = Array.from({ length: 15 }, (_, index) => {
  const series = 1 + Math.floor(index / 3);
  return { name: `${series}/${index}.dcm`, bytes: singleImage(index, { series: `1.2.3.${series}` }) };
});

async function send(program: ServedProgram): Promise<string> {
  const { importId } = importProgressSchema.parse(await (await program.fetch(routes.beginUpload.path, { method: 'POST', body: '{}' })).json());
  for (const { name, bytes } of files) {
    await program.fetch(bytePaths.importFile(importId), { method: 'POST', body: new Uint8Array(bytes), headers: { 'X-File-Name': encodeURIComponent(name) } });
  }
  await program.fetch(routes.lookAtUpload.path.replace(':importId', importId), { method: 'POST', body: '{}' });
  return importId;
}

it('An import that is killed in the middle leaves only pullbacks that are whole, and the next one brings the rest', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'venolume-kill-import-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const home = join(folder, 'home');
  for (const killAfterMs of [3, 12, 30]) {
    const program = await serveProgram(home);
    await send(program);
    await wait(killAfterMs);
    await program.kill();
  }
  const program = await serveProgram(home);
  const importId = await send(program);
  for (;;) {
    const { phase, opened } = importStateSchema.parse(await (await program.fetch(routes.importState.path.replace(':importId', importId))).json());
    if (phase === 'done') {
      expect(opened.length).toBe(5);
      break;
    }
    await wait(10);
  }
  const { patients } = libraryListingSchema.parse(await (await program.fetch(routes.library.path)).json());
  const listed = patients.flatMap(({ cases }) => cases.flatMap(({ pullbacks }) => pullbacks));
  expect(listed.map(({ numberOfFrames, file }) => [numberOfFrames, file])).toEqual(Array(5).fill([3, 'present']));
  const firstGreys = await Promise.all(listed.map(async ({ pullbackId }) => new Uint8Array(await (await program.fetch(bytePaths.frames(pullbackId, 0, 1))).arrayBuffer())[4]));
  expect(firstGreys.toSorted((a, b) => Number(a) - Number(b))).toEqual([0, 3, 6, 9, 12].map(greyOf));
  await program.stop();
});
