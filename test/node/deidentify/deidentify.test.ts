import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAnalysisFile } from '../../../src/analysis/readAnalysisFile.ts';
import { writeAnalysisFile } from '../../../src/analysis/writeAnalysisFile.ts';
import { basisOfPullback } from '../../../src/measurement/measuringBasis.ts';
import { measureAnalysis } from '../../../src/measurement/measureAnalysis.ts';
import { deidentifyCommand, type DeidentifyRequest } from '../../../src/node/commands/deidentify.ts';
import { openPullbackFile } from '../../../src/node/openPullback.ts';
import type { Pullback } from '../../../src/pullback/pullback.ts';
import { dcmtkInstalled, dcmtkStoredBytes } from '../../dicom/dcmtk.ts';
import { frames, hostileAnalysis, hostileFrame, region, secrets, size, writeHostile } from './hostilePhantom.ts';
import { filesIn, tracesIn } from './traces.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-deidentify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

const usual: Omit<DeidentifyRequest, 'paths' | 'outFolder'> = {
  analysisPaths: [],
  patientId: 'ANON-1',
  patientName: null,
  shiftDates: null,
  keepDevice: false,
  keepCharacteristics: false,
  keepWords: false,
  keepReaders: false,
  blank: [],
  keepOutside: false,
  looked: true,
};

async function exported(name: string, request: Partial<DeidentifyRequest> & { readonly paths: readonly string[] }): Promise<string> {
  const outFolder = at(name);
  await deidentifyCommand({ ...usual, outFolder, ...request });
  return outFolder;
}

async function pullbackAt(path: string): Promise<Pullback> {
  const open = await openPullbackFile(path);
  await open.close();
  return open.pullback;
}

function dcmdump(path: string, tag: string): string {
  return spawnSync('dcmdump', ['-q', '+P', tag, path], { encoding: 'utf8' }).stdout;
}

const allSecrets = Object.values(secrets);
const datesInOtherWords = ['2023-06-07', '7 Jun 2023', '1939-02-14', '14 Feb 1939'];

beforeAll(() => {
  writeHostile(at('hostile.dcm'));
  writeFileSync(at('hostile.json'), writeAnalysisFile(hostileAnalysis()));
});

describe('an export without names', () => {
  let out = '';
  beforeAll(async () => {
    out = await exported('plain', { paths: [at('hostile.dcm')], analysisPaths: [at('hostile.json')] });
  });

  it('holds the pullback, the analysis, its report in four forms, and an account of what was done', () => {
    expect(filesIn(out)).toEqual(['analysis-1.json', 'deidentification.csv', 'pullback-1.dcm', 'report-1.csv', 'report-1.json', 'report-1.pdf', 'report-1.sr.dcm']);
  });

  it('has no trace of name, ID, birth date, accession number, UIDs or dates in any byte', () => {
    // Those that are looked for are there to be found.
    expect(new Set(tracesIn(folder, allSecrets).map((trace) => trace.split(' in ')[0])).size).toBe(allSecrets.length);
    expect(tracesIn(out, [...allSecrets, ...datesInOtherWords, 'Mädchen', 'SER-12345'])).toEqual([]);
  });

  it('does not tell the day on which it was made either', () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(tracesIn(out, [today, today.replaceAll('-', '')])).toEqual([]);
  });

  it('measures exactly what the original measures', async () => {
    const original = measureAnalysis(hostileAnalysis(), basisOfPullback(await pullbackAt(at('hostile.dcm'))));
    const analysis = readAnalysisFile(readFileSync(join(out, 'analysis-1.json'), 'utf8'));
    const found = measureAnalysis(analysis, basisOfPullback(await pullbackAt(join(out, 'pullback-1.dcm'))));
    const figures = (result: typeof original) => ({
      frames: result.frames.map(({ frameNumber, lumenAreaMm2, lumenAreaPx2, contours }) => ({ frameNumber, lumenAreaMm2, lumenAreaPx2, sections: contours.map(({ crossSection }) => crossSection) })),
      segments: result.segments.map(({ id: _id, warnings: _warnings, ...figures }) => JSON.stringify(figures).replaceAll(/"contourId":"[^"]*"/g, '')),
      positionsMm: result.positionsMm,
    });
    expect(found.frames.length).toBeGreaterThan(5);
    expect(figures(found)).toEqual(figures(original));
  });

  it('keeps every pixel in the ultrasound region as it was, and overwrites every other one with 0, on every frame', async () => {
    const open = await openPullbackFile(join(out, 'pullback-1.dcm'));
    try {
      for (let frameIndex = 0; frameIndex < frames; frameIndex++) {
        const { data } = await open.decodeFrame(frameIndex);
        expect(Buffer.compare(Buffer.from(data), Buffer.from(expectedFrame(frameIndex)))).toBe(0);
      }
    } finally {
      await open.close();
    }
  });

  it.skipIf(!dcmtkInstalled)('has those pixels for an independent toolkit too', () => {
    const stored = dcmtkStoredBytes(join(out, 'pullback-1.dcm'));
    const expected = Buffer.concat(Array.from({ length: frames }, (_, i) => expectedFrame(i)));
    expect(Buffer.compare(stored, expected)).toBe(0);
  });

  it.skipIf(!dcmtkInstalled)('says of itself, to an independent toolkit, what was done', () => {
    const file = join(out, 'pullback-1.dcm');
    expect(dcmdump(file, '0012,0062')).toContain('[YES]');
    expect(dcmdump(file, '0028,0301')).toContain('[NO]');
    expect(dcmdump(file, '0028,0303')).toContain('[REMOVED]');
    expect(dcmdump(file, '0008,0008')).toContain('[DERIVED\\PRIMARY]');
    const codes = dcmdump(file, '0012,0064');
    expect(codes).toContain('0012,0064');
    expect(spawnSync('dcmdump', ['-q', '+P', '0008,0100', file], { encoding: 'utf8' }).stdout.match(/1131\d\d/g)).toEqual(['113100', '113101']);
  });

  it.skipIf(spawnSync('dciodvfy', ['-version']).error !== undefined)('is as valid an object as the original', () => {
    const errors = (path: string) => (spawnSync('dciodvfy', [path], { encoding: 'utf8' }).stderr.match(/^Error.*$/gm) ?? []).toSorted();
    const before = new Set(errors(at('hostile.dcm')));
    expect(errors(join(out, 'pullback-1.dcm')).filter((error) => !before.has(error))).toEqual([]);
  });

  it.skipIf(!dcmtkInstalled)('has a structured report of the new study that says of itself that its identity was removed, and finds nothing wrong with it', () => {
    const report = join(out, 'report-1.sr.dcm');
    const uid = (path: string) => /\[([\d.]+)\]/.exec(dcmdump(path, '0020,000d'))?.[1];
    expect(uid(report)).toBe(uid(join(out, 'pullback-1.dcm')));
    expect(dcmdump(report, '0012,0062')).toContain('[YES]');
    expect(dcmdump(report, '0010,0020')).toContain('[ANON-1]');
    expect(spawnSync('dsrdump', ['-q', report], { encoding: 'utf8' }).status).toBe(0);
    if (spawnSync('dciodvfy', ['-version']).error === undefined) expect(spawnSync('dciodvfy', [report], { encoding: 'utf8' }).stderr.match(/^Error.*$/gm)).toBeNull();
  });

  it('accounts for every attribute of the original, without any of their values', () => {
    const account = readFileSync(join(out, 'deidentification.csv'), 'utf8');
    for (const line of ['"(0010,0010)",PatientName,replaced', '"(0010,0030)",PatientBirthDate,emptied', '"(0009,1001)",private,removed', '"(6000,3000)",overlay,removed', '"(0040,0275)",RequestAttributesSequence,removed', '"(0018,6011) (0009,1001)",private,removed']) {
      expect(account).toContain(line);
    }
    expect(account).toMatch(/rectangle|outside ultrasound regions,overwritten with 0,12,1 region kept/);
  });

  it('gives the report of the new patient', () => {
    const report = JSON.parse(readFileSync(join(out, 'report-1.json'), 'utf8'));
    expect(report.subject.patientId).toBe('ANON-1');
    expect(report.read.reader).toBe('Reader 1');
    expect(report.impression).toBe('');
    expect(report.segments.length).toBeGreaterThan(0);
  });
});

function expectedFrame(frameIndex: number): Uint8Array {
  const pixels = hostileFrame(frameIndex);
  const inRegion = (i: number) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    return x >= region.x && x < region.x + region.width && y >= region.y && y < region.y + region.height;
  };
  return pixels.map((value, i) => (inRegion(i) ? value : 0));
}

describe('options of an export', () => {
  it('shifts all dates by the same days and says that they are modified', async () => {
    const out = await exported('shifted', { paths: [at('hostile.dcm')], analysisPaths: [at('hostile.json')], shiftDates: -400 });
    const file = join(out, 'pullback-1.dcm');
    // 7 June 2023 less 400 days.
    expect((await pullbackAt(file)).identity.studyDate).toBe('20220503');
    if (dcmtkInstalled) {
      expect(dcmdump(file, '0008,002a')).toContain('[20220503101112]');
      expect(dcmdump(file, '0028,0303')).toContain('[MODIFIED]');
    }
    const analysis = readAnalysisFile(readFileSync(join(out, 'analysis-1.json'), 'utf8'));
    expect(analysis.acquisition.confirmedAt).toBe('2022-05-03T10:11:12.000Z');
    expect(analysis.acquisition.followUpDate).toBe('2022-05-03');
    expect(tracesIn(out, [...allSecrets, ...datesInOtherWords])).toEqual([]);
    expect(tracesIn(out, ['-400', '400 day'])).toEqual([]);
  });

  it.skipIf(!dcmtkInstalled)('keeps device and patient characteristics where it is asked to, ages over 89 as 90', async () => {
    const out = await exported('kept', { paths: [at('hostile.dcm')], keepDevice: true, keepCharacteristics: true });
    const file = join(out, 'pullback-1.dcm');
    expect(dcmdump(file, '0018,1000')).toContain('[SER-12345]');
    expect(dcmdump(file, '0010,0040')).toContain('[F]');
    expect(dcmdump(file, '0010,1010')).toContain('[090Y]');
    expect(dcmdump(file, '0010,1030')).toContain('[58]');
    // The station is named after the patient.
    expect(tracesIn(out, allSecrets)).toEqual([]);
  });

  it('overwrites the rectangles that were drawn', async () => {
    const out = await exported('blanked', { paths: [at('hostile.dcm')], blank: [{ x: 40, y: 40, width: 10, height: 5 }] });
    const open = await openPullbackFile(join(out, 'pullback-1.dcm'));
    try {
      for (const frameIndex of [0, frames - 1]) {
        const { data } = await open.decodeFrame(frameIndex);
        const expected = expectedFrame(frameIndex);
        for (let y = 40; y < 45; y++) expected.fill(0, y * size + 40, y * size + 50);
        expect(Buffer.compare(Buffer.from(data), Buffer.from(expected))).toBe(0);
      }
    } finally {
      await open.close();
    }
  });

  it.skipIf(!dcmtkInstalled)('does not say that nothing is burned in where nobody has looked', async () => {
    const out = await exported('unlooked', { paths: [at('hostile.dcm')], looked: false });
    const file = join(out, 'pullback-1.dcm');
    expect(dcmdump(file, '0028,0301')).toContain('[YES]');
    expect(spawnSync('dcmdump', ['-q', '+P', '0008,0100', file], { encoding: 'utf8' }).stdout).not.toContain('113101');
  });

  it('hands nothing out where the reader’s words, kept on their word, hold the name after all', async () => {
    const failing = exported('words', { paths: [at('hostile.dcm')], analysisPaths: [at('hostile.json')], keepWords: true });
    await expect(failing).rejects.toMatchObject({ code: 'deidentify/traceLeft', message: expect.stringMatching(/^Nothing was exported: the patient’s name would still stand in analysis-1\.json\. Take it out of your own words, or do not keep them\.$/) });
    expect(filesIn(at('words'))).toEqual([]);
  });

  it('takes no new name that holds the old one', async () => {
    await expect(exported('renamed', { paths: [at('hostile.dcm')], patientName: `Anon^${secrets.given}` })).rejects.toMatchObject({ code: 'deidentify/traceLeft' });
  });
});

describe('a name in another character set', () => {
  const raw = (text: string, encoding: 'latin1' | 'utf8') => new Uint8Array(Buffer.from(text.length % 2 === 0 || encoding === 'utf8' ? text : `${text} `, encoding));
  it.each([
    ['Japanese with code extensions', '\\ISO 2022 IR 87', raw('Yamada^Tarou=\u001b$B;3ED\u001b(B^\u001b$BB@O:\u001b(B', 'latin1'), ['yamada', 'tarou', ';3ED', 'B@O:']],
    ['UTF-8', 'ISO_IR 192', raw('Wang^XiaoDong=王^小东', 'utf8'), ['wang', 'xiaodong', '小东']],
  ])('leaves no trace either: %s', async (word, characterSet, name, words) => {
    const path = at(`${word}.dcm`);
    writeHostile(path, [['x00080005', 'CS', characterSet.split('\\')], ['x00100010', 'UN', name], ['x00091001', 'UN', name], ['x00081030', 'UN', name], ['x00081090', 'UN', name]]);
    expect((await pullbackAt(path)).identity.patientName.toLowerCase()).toContain(words[0]);
    const out = await exported(word, { paths: [path] });
    expect(tracesIn(out, words)).toEqual([]);
  });
});

describe('the pullback rate that Boston Scientific keeps in an attribute of its own', () => {
  it('goes to the standard place before the private attribute is removed, and the pullback is as long as it was', async () => {
    writeHostile(at('boston.dcm'), [['x00080070', 'LO', 'BOSTON SCIENTIFIC'], ['x00183101', 'UN', new Uint8Array()], ['x000b0010', 'LO', 'BSC'], ['x000b1001', 'DS', 0.5]]);
    const out = await exported('boston', { paths: [await withoutAttribute('boston.dcm')] });
    const before = await pullbackAt(at('boston.dcm'));
    const after = await pullbackAt(join(out, 'pullback-1.dcm'));
    expect(before.axial).toMatchObject({ kind: 'known', pullbackRateMmPerS: 0.5 });
    expect(after.axial).toEqual(before.axial);
  });

  it('is no rate of another maker’s file', async () => {
    writeHostile(at('other.dcm'), [['x00080070', 'LO', 'Somebody'], ['x00183101', 'UN', new Uint8Array()], ['x000b1001', 'DS', 0.5]]);
    const path = await withoutAttribute('other.dcm');
    expect((await pullbackAt(path)).axial.kind).toBe('unknown');
    const out = await exported('other', { paths: [path] });
    expect((await pullbackAt(join(out, 'pullback-1.dcm'))).axial.kind).toBe('unknown');
  });

  /** The file without its IVUS Pullback Rate, an empty element of which stands for none. */
  async function withoutAttribute(name: string): Promise<string> {
    const bytes = readFileSync(at(name));
    const head = Buffer.from([0x18, 0x00, 0x01, 0x31, 0x55, 0x4e, 0, 0, 0, 0, 0, 0]);
    const found = bytes.indexOf(head);
    writeFileSync(at(name), Buffer.concat([bytes.subarray(0, found), bytes.subarray(found + head.length)]));
    return at(name);
  }
});
