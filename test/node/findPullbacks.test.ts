import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SkippedFile } from '../../src/api/importing.ts';
import { explicitVrLittleEndian } from '../../src/dicom/transferSyntax.ts';
import { findPullbacks } from '../../src/node/lookAtFiles.ts';
import { openNamed } from '../../src/node/openNamed.ts';
import { buildFile, buildPullback, element } from '../dicom/datasetBuilder.ts';
import { greyOf, imageColumns, imageRows, singleImage, writeFiles } from './singleImages.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'venolume-find-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function find(...paths: readonly string[]) {
  const skipped: SkippedFile[] = [];
  const found = await findPullbacks(paths.length === 0 ? [folder] : paths, { onSkipped: (file) => void skipped.push(file) });
  return { found, skipped, reasonOf: (name: string) => skipped.find((file) => file.name === name)?.reason ?? null };
}

/** A DICOMDIR that refers to files by these ways of naming them. */
function directory(...files: readonly string[]): Uint8Array {
  const records = files.map((file) => [element('00041410', 'US', [0xffff]), element('00041430', 'CS', 'IMAGE'), element('00041500', 'CS', file)]);
  return buildFile(explicitVrLittleEndian, [element('00041130', 'CS', 'DISC'), element('00041220', 'SQ', [[element('00041430', 'CS', 'PATIENT')], ...records])]);
}

describe('a folder', () => {
  it('gives its pullbacks wherever in it they lie, and says of everything else why not', async () => {
    await writeFiles(folder, {
      'a/b/run.dcm': buildPullback({ elements: [element('00080018', 'UI', '1.1')] }),
      'ct.dcm': singleImage(1, { uid: '9.1', elements: [element('00080060', 'CS', 'CT')] }),
      'report.dcm': buildPullback({ elements: [element('00080018', 'UI', '1.3'), element('00080060', 'CS', 'SR')], without: ['7fe00010'] }),
      'notes.txt': new TextEncoder().encode('Hello, this is a text.'),
      'empty.dcm': new Uint8Array(),
      '.hidden': singleImage(1, { uid: '9.2' }),
      'Thumbs.db': new Uint8Array(10),
    });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await symlink('/etc/passwd', join(folder, 'link.dcm'));
    await symlink(folder, join(folder, 'a', 'loop'));
    const { found, skipped, reasonOf } = await find();
    expect(found.map(({ name }) => name)).toEqual(['a/b/run.dcm']);
    expect(reasonOf('ct.dcm')).toContain('a CT image, not ultrasound');
    expect(reasonOf('report.dcm')).toContain('holds no images');
    expect(reasonOf('notes.txt')).toContain('a text file');
    expect(reasonOf('empty.dcm')).toContain('empty');
    expect(reasonOf('.hidden')).toBe('hidden');
    expect(reasonOf('Thumbs.db')).toContain('operating system');
    expect(reasonOf('pipe')).toContain('a pipe or a device');
    expect(reasonOf('link.dcm')).toContain('a link that leads out');
    expect(skipped.length).toBe(8);
  });

  it('is not gone into any more once it is cancelled', async () => {
    await writeFiles(folder, { 'a.dcm': singleImage(1) });
    await expect(findPullbacks([folder], { onSkipped: () => undefined, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  it('that was named twice, by itself and by a file in it, gives each file once', async () => {
    await writeFiles(folder, { 'a.dcm': singleImage(1) });
    expect((await find(folder, join(folder, 'a.dcm'), folder)).found.length).toBe(1);
  });

  it('of another modality is taken where the very file is named', async () => {
    await writeFiles(folder, { 'mr.dcm': singleImage(1, { elements: [element('00080060', 'CS', 'MR')] }) });
    expect((await find(join(folder, 'mr.dcm'))).found.length).toBe(1);
    expect((await find()).found.length).toBe(0);
  });
});

describe('single images of a series', () => {
  it('are one set of frames in the order of their Instance Numbers, each read from its own file', async () => {
    await writeFiles(folder, Object.fromEntries([3, 1, 2].map((number) => [`${9 - number}.dcm`, singleImage(number)])));
    const open = await openNamed(folder);
    expect(open.pullback).toMatchObject({ kind: 'stills', numberOfFrames: 3, instances: [1, 2, 3].map((number) => ({ sopInstanceUid: `1.2.3.9.${number}`, numberOfFrames: 1 })) });
    for (const number of [2, 1, 3]) expect(new Set(await open.readFrameBytes(number - 1))).toEqual(new Set([greyOf(number)]));
    expect((await open.readFrameBytes(0)).length).toBe(imageRows * imageColumns);
    await expect(open.readFrameBytes(3)).rejects.toMatchObject({ code: 'dicom/frameOutOfRange' });
    await open.close();
  });

  it('that go missing or are replaced are the errors of their frames, and the others stay', async () => {
    await writeFiles(folder, { '1.dcm': singleImage(1), '2.dcm': singleImage(2), '3.dcm': singleImage(3) });
    const open = await openNamed(folder);
    await rename(join(folder, '1.dcm'), join(folder, 'away.dcm'));
    await writeFile(join(folder, '2.dcm'), singleImage(2, { grey: 77 }));
    for (const frameIndex of [0, 1]) await expect(open.decodeFrame(frameIndex)).rejects.toMatchObject({ code: 'dicom/frameUndecodable', details: { frameNumber: frameIndex + 1 } });
    expect((await open.decodeFrame(2)).data[0]).toBe(greyOf(3));
    await rename(join(folder, 'away.dcm'), join(folder, '1.dcm'));
    expect((await open.decodeFrame(0)).data[0]).toBe(greyOf(1));
    await open.close();
  });

  it('have one identity wherever they lie, and another one when an image is added', async () => {
    await writeFiles(folder, { 'a/1.dcm': singleImage(1), 'a/2.dcm': singleImage(2), 'b/x/2.dcm': singleImage(2), 'b/1.dcm': singleImage(1), 'c/1.dcm': singleImage(1), 'c/2.dcm': singleImage(2), 'c/3.dcm': singleImage(3) });
    const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((name) => openNamed(join(folder, name))));
    expect(b?.pullback.sopInstanceUid).toBe(a?.pullback.sopInstanceUid);
    expect(await b?.digest()).toBe(await a?.digest());
    expect(c?.pullback.sopInstanceUid).not.toBe(a?.pullback.sopInstanceUid);
    expect(a?.pullback.sopInstanceUid).toMatch(/^2\.25\.(0|[1-9]\d{0,38})$/);
  });

  it('of two depths are two sets, and a file of several frames stays by itself', async () => {
    const deep = [element('00280030', 'DS', '0.7\\0.7')];
    await writeFiles(folder, {
      '1.dcm': singleImage(1),
      '2.dcm': singleImage(2),
      '3.dcm': singleImage(3, { elements: deep }),
      '4.dcm': singleImage(4, { elements: deep }),
      'run.dcm': buildPullback({ elements: [element('00080018', 'UI', '1.1'), element('0020000d', 'UI', '1.2.3'), element('0020000e', 'UI', '1.2.3.9')] }),
    });
    const { found } = await find();
    expect(found.map(({ pullback }) => [pullback.kind, pullback.numberOfFrames, pullback.pixelSpacingMm?.row ?? null])).toEqual([
      ['stills', 2, 0.5],
      ['stills', 2, 0.7],
      ['pullback', 3, null],
    ]);
    await expect(openNamed(folder)).rejects.toMatchObject({ code: 'file/severalPullbacks' });
  });

  it('count once where there are copies, and not at all where two of one UID differ', async () => {
    await writeFiles(folder, { '1.dcm': singleImage(1), 'copy.dcm': singleImage(1), '2.dcm': singleImage(2), 'other.dcm': singleImage(2, { grey: 9 }) });
    const { found, reasonOf } = await find();
    expect(found.map(({ pullback }) => pullback.instances.map(({ sopInstanceUid }) => sopInstanceUid))).toEqual([['1.2.3.9.1']]);
    expect(reasonOf('copy.dcm')).toBe('a second copy of 1.dcm');
    expect(reasonOf('2.dcm')).toContain('other.dcm has the same SOP Instance UID and different content');
    expect(reasonOf('other.dcm')).toContain('2.dcm has the same SOP Instance UID and different content');
  });
});

describe('a DICOMDIR', () => {
  it('is followed to the files that it lists, whatever their case and version, and to no others', async () => {
    await writeFiles(folder, { DICOMDIR: directory('IMAGES\\IM01', 'IMAGES\\IM02', 'IMAGES\\GONE'), 'images/im01': singleImage(1), 'images/IM02.;1': singleImage(2), 'images/unlisted.dcm': singleImage(3) });
    const { found, reasonOf } = await find(join(folder, 'DICOMDIR'));
    expect(found.map(({ pullback }) => pullback.numberOfFrames)).toEqual([2]);
    expect(reasonOf('IMAGES/GONE')).toContain('not there');
  });

  it('in a folder says which files are missing, and those that it does not list are found all the same', async () => {
    await writeFiles(folder, { 'disc/DICOMDIR': directory('IM01', 'GONE'), 'disc/IM01': singleImage(1), 'disc/IM02': singleImage(2) });
    const { found, skipped } = await find();
    expect(found.map(({ pullback }) => pullback.numberOfFrames)).toEqual([2]);
    expect(skipped).toEqual([{ name: 'disc/GONE', reason: 'the DICOMDIR lists it, but it is not there' }]);
  });

  it.each(['..\\secret.dcm', '\\secret.dcm', 'A\\..\\..\\secret.dcm', '/secret.dcm', '../secret.dcm', 'C:\\secret.dcm', '.', ''])('never leads out of its folder by %j', async (name) => {
    await writeFiles(folder, { 'secret.dcm': singleImage(1), 'disc/DICOMDIR': directory(name), 'disc/A/x': new Uint8Array(1) });
    const { found } = await find(join(folder, 'disc', 'DICOMDIR'));
    expect(found).toEqual([]);
  });

  it('never leads out of its folder by a link', async () => {
    await writeFiles(folder, { 'outside/secret.dcm': singleImage(1), 'disc/DICOMDIR': directory('LINK\\SECRET.DCM', 'FILE') });
    await symlink(join(folder, 'outside'), join(folder, 'disc', 'link'));
    await symlink(join(folder, 'outside', 'secret.dcm'), join(folder, 'disc', 'file'));
    const { found, reasonOf } = await find(join(folder, 'disc', 'DICOMDIR'));
    expect(found).toEqual([]);
    expect(reasonOf('FILE')).toContain('link that leads out');
  });

  it('that cannot be read is named', async () => {
    await writeFiles(folder, { DICOMDIR: directory('IM01').subarray(0, 300), IM01: singleImage(1) });
    const { found } = await find();
    expect(found.length).toBe(1);
  });

  it('that is damaged anywhere leads to its files, to none or to a reason, and never outside', async () => {
    const whole = directory('A\\IM01', '..\\secret.dcm', 'IM02');
    await writeFiles(folder, { 'secret.dcm': singleImage(9), 'disc/A/IM01': singleImage(1), 'disc/IM02': singleImage(2) });
    let seed = 7;
    const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    for (let mutant = 0; mutant < 150; mutant++) {
      const bytes = mutant % 3 === 0 ? whole.slice(0, random(whole.length)) : whole.slice();
      for (let change = 0; change < 4 && bytes.length > 0; change++) bytes[random(bytes.length)] = random(256);
      await writeFile(join(folder, 'disc', 'DICOMDIR'), bytes);
      const { found } = await find(join(folder, 'disc', 'DICOMDIR'));
      expect(found.flatMap(({ pullback }) => pullback.instances.map(({ sopInstanceUid }) => sopInstanceUid))).not.toContain('1.2.3.9.9');
    }
  });

  const hasDcmmkdir = spawnSync('dcmmkdir', ['--version']).status === 0;
  it.skipIf(!hasDcmmkdir)('made by dcmtk is read', async () => {
    await mkdir(join(folder, 'IMAGES'));
    for (const number of [1, 2, 3]) {
      const extra = [element('00100010', 'PN', 'Doe^Jane'), element('00080020', 'DA', '20260311'), element('00080030', 'TM', '101500'), element('00200010', 'SH', '1'), element('00200011', 'IS', '1')];
      await writeFile(join(folder, 'IMAGES', `IM0${number}`), singleImage(number, { elements: extra }));
    }
    execFileSync('dcmmkdir', ['--general-purpose', '--input-directory', folder, '--output-file', join(folder, 'DICOMDIR'), '+r', 'IMAGES'], { stdio: 'pipe', cwd: folder });
    const { found, skipped } = await find(join(folder, 'DICOMDIR'));
    expect(skipped).toEqual([]);
    expect(found.map(({ pullback }) => [pullback.kind, pullback.numberOfFrames])).toEqual([['stills', 3]]);
  });
});
