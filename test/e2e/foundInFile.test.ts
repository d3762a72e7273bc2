import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildPullback, element, join as joined } from '../dicom/datasetBuilder.ts';
import { losslessJpeg } from '../dicom/losslessJpegWriter.ts';
import { waitMs } from './readingPage.ts';
import { Program } from './windowOfProgram.ts';

const side = 64;
const [framesInFile, framesStated] = [40, 45];

/** More than 4 MB of compressed frames, fewer than the header says. */
function largePullback(): Uint8Array {
  const samples = Array.from({ length: side * side }, (_, i) => (i * 7) % 256);
  const stream = losslessJpeg({ rows: side, columns: side, precision: 8, components: 1, predictor: 1, restartRows: 0, samples });
  const word = (...values: readonly number[]) => new Uint8Array(Uint32Array.from(values).buffer);
  // Comments (T.81 B.2.4.5) make it 128 KB long.
  const comment = joined([Uint8Array.of(0xff, 0xfe, 0xff, 0xff), new Uint8Array(0xfffd)]);
  const frame = joined([stream.subarray(0, 2), comment, comment, stream.subarray(2), new Uint8Array(stream.length % 2)]);
  const fragments = Array.from({ length: framesInFile }, () => joined([word(0xe000fffe, frame.length), frame]));
  const value = joined([word(0xe000fffe, 0), ...fragments, word(0xe0ddfffe, 0)]);
  return buildPullback({
    transferSyntaxUid: '1.2.840.10008.1.2.4.70',
    rows: side,
    columns: side,
    numberOfFrames: framesStated,
    pixels: new Uint8Array(),
    elements: [element('00080018', 'UI', '1.2.3.45'), { tag: '7fe00010', vr: 'OB', value, declaredLength: 0xffffffff }],
  });
}

test('What is found wrong with a large file while it is read is said at once, until the reader has taken note of it, and stays among the warnings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'venolume-e2e-found-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'large.dcm');
  writeFileSync(path, largePullback());
  const program = await Program.start([path]);
  const page = await program.window();
  const words = `The file says that it has ${framesStated} frames but holds ${framesInFile}.`;
  const notice = page.getByRole('alert').filter({ hasText: words });
  await notice.waitFor({ timeout: waitMs });
  await notice.getByRole('button', { name: 'Noted' }).click();
  await notice.waitFor({ state: 'detached', timeout: waitMs });
  await page.getByText(words).waitFor({ timeout: waitMs });
  expect(program.troubles).toEqual([]);
});
