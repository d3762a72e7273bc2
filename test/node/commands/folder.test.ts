import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { framesCommand } from '../../../src/node/commands/frames.ts';
import { folderInfoCommand } from '../../../src/node/commands/info.ts';
import { folderInfoText } from '../../../src/node/commands/infoText.ts';
import { buildPullback, element } from '../../dicom/datasetBuilder.ts';
import { singleImage, writeFiles } from '../singleImages.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'venolume-folder-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const series = { 'in/2.dcm': singleImage(2), 'in/1.dcm': singleImage(1) };
const run = buildPullback({ elements: [element('00080018', 'UI', '1.1')] });

describe('a folder in place of a file', () => {
  it('stands for the one pullback in it', async () => {
    await writeFiles(folder, series);
    expect(await framesCommand({ path: join(folder, 'in'), outFolder: join(folder, 'out'), frames: null })).toEqual({ written: 2 });
    expect(await readdir(join(folder, 'out'))).toEqual(['frame-000001.png', 'frame-000002.png']);
  });

  it('with several is refused, and says which file to name instead', async () => {
    await writeFiles(folder, { ...series, 'in/run.dcm': run });
    const refused = framesCommand({ path: join(folder, 'in'), outFolder: join(folder, 'out'), frames: null });
    await expect(refused).rejects.toMatchObject({ code: 'file/severalPullbacks' });
    await expect(refused).rejects.toThrow(/1\.dcm and 1 more \(stills\); run\.dcm \(3 frames\)/);
  });

  it('with none is refused, and says why', async () => {
    await writeFiles(folder, { 'in/x.txt': new TextEncoder().encode('Nothing to see here.') });
    await expect(framesCommand({ path: join(folder, 'in'), outFolder: join(folder, 'out'), frames: null })).rejects.toMatchObject({ code: 'file/noPullback' });
  });
});

describe('info of a folder', () => {
  it('lists what is in it and what was passed over', async () => {
    await writeFiles(folder, { ...series, 'in/run.dcm': run, 'in/x.txt': new TextEncoder().encode('Nothing to see here.') });
    const info = await folderInfoCommand(join(folder, 'in'));
    expect(info.pullbacks.map(({ file, furtherFiles, kind, numberOfFrames }) => [file, furtherFiles, kind, numberOfFrames])).toEqual([
      ['1.dcm', 1, 'stills', 2],
      ['run.dcm', 0, 'pullback', 3],
    ]);
    expect(info.skipped.map(({ name }) => name)).toEqual(['x.txt']);
    const text = folderInfoText(info);
    expect(text).toContain('2 stills of 6 × 4 pixels');
    expect(text).toContain('Passed over: x.txt: ');
  });
});
