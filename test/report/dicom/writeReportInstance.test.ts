import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryByteSource } from '../../../src/dicom/byteSource.ts';
import { readHeader } from '../../../src/dicom/readHeader.ts';
import type { ContentItem } from '../../../src/dicom/sr/contentItem.ts';
import { writeEncapsulatedPdf, writeStructuredReport } from '../../../src/report/dicom/writeReportInstance.ts';
import { fullReport } from '../fullExample.ts';
import { analysisExample, pullbackExample, reportOf } from '../reportExample.ts';
import { contentOf, finalStatus, instanceSource, itemsOf } from './reportInstanceExample.ts';
import { templateViolations } from './templateViolations.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-sr-'));
afterAll(() => rmSync(folder, { recursive: true }));
const dciodvfy = spawnSync('dciodvfy', ['-version']).error === undefined;
const dsrdump = spawnSync('dsrdump', ['--version']).error === undefined;

const images = [{ sopInstanceUid: pullbackExample().sopInstanceUid, rows: 512, columns: 512, numberOfFrames: 400 }];
const uncalibrated = pullbackExample({ regions: [], pixelSpacingMm: null });
/** Gathered from images of one frame each. */
const gathered = pullbackExample({ sopClassUid: '1.2.840.10008.5.1.4.1.1.6.1', instances: Array.from({ length: 400 }, (_, i) => ({ sopInstanceUid: `1.2.3.9.${i + 1}`, numberOfFrames: 1 })) });
const hostile = '\u0000\u001b[31mred\u202e \\ "quoted"\u009b\r\nnext line, größer ≥ 山田 ' + 'x'.repeat(70_000);
const spoken = fullReport({ impression: hostile, read: { reader: 'R^1=\\\u001b', purpose: 'clinical', sequence: 1 } });
const models = {
  'a draft': instanceSource(reportOf(analysisExample())),
  'a final report that is verified': instanceSource({ ...fullReport(), status: finalStatus }, { verified: true, predecessorKey: 'earlier' }),
  'a report of all that can be measured': instanceSource(fullReport()),
  'a report of gathered images': instanceSource(reportOf(analysisExample(), gathered), { pullback: gathered }),
  'a report of hostile words': instanceSource({ ...spoken, landmarks: spoken.landmarks.map((landmark) => ({ ...landmark, note: hostile })) }),
  'a report without a scale': instanceSource(reportOf(analysisExample(), uncalibrated), { pullback: uncalibrated }),
};

function said(command: string, args: readonly string[], bytes: Uint8Array): string {
  const path = join(folder, 'checked.dcm');
  writeFileSync(path, bytes);
  const { stdout, stderr } = spawnSync(command, [...args, path], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return `${stdout}${stderr}`;
}

describe.each(Object.entries(models))('%s as a structured report', (_, source) => {
  it.each(['sr', 'sr-ivus'] as const)('keeps the rows, relationships, codes, units and closed polylines of its templates (%s)', async (kind) => {
    const root = await contentOf(writeStructuredReport(kind, source).bytes);
    const own = source.pullback.instances.map(({ sopInstanceUid, numberOfFrames }) => ({ sopInstanceUid, numberOfFrames, rows: 512, columns: 512 }));
    expect(templateViolations(root, own)).toEqual([]);
  });

  it.skipIf(!dciodvfy).each(['sr', 'sr-ivus'] as const)('has no error for dciodvfy (%s)', (kind) => {
    const words = said('dciodvfy', [], writeStructuredReport(kind, source).bytes);
    expect(words).toContain('ComprehensiveSR');
    expect(words).not.toMatch(/error|abort/i);
  });

  it.skipIf(!dsrdump).each(['sr', 'sr-ivus'] as const)('is read by dsrdump without a complaint (%s)', (kind) => {
    const words = said('dsrdump', [], writeStructuredReport(kind, source).bytes);
    expect(words).toContain('Comprehensive SR Document');
    // It says of itself that it cannot check UTF-8.
    expect(words.split('\n').filter((line) => /^[EFW]: /.test(line) && !line.includes('does not support this Specific Character Set'))).toEqual([]);
  });
});

describe('the checker of templates', () => {
  const broken = async (change: (item: ContentItem) => ContentItem) => {
    const rewritten = (one: ContentItem): ContentItem => change({ ...one, children: one.children.map(rewritten) });
    return templateViolations(rewritten(await contentOf(writeStructuredReport('sr', models['a draft']).bytes)), images).join('\n');
  };

  it('finds what the independent tools are silent about', async () => {
    expect(await broken((one) => (one.value.type === 'SCOORD' ? { ...one, value: { ...one.value, points: one.value.points.slice(0, -1) } } : one))).toContain('not closed');
    expect(await broken((one) => (one.value.type === 'NUM' && one.value.unit !== null ? { ...one, value: { ...one.value, unit: { ...one.value.unit, value: 'furlong' } } } : one))).toContain('furlong');
    expect(await broken((one) => (one.name?.value === '397415007' ? { ...one, name: { ...one.name, meaning: 'Vessel lumen diameter' } } : one))).toContain('does not mean');
    expect(await broken((one) => ({ ...one, children: one.children.filter(({ name }) => name?.value !== '112040') }))).toContain('DCM 112040');
    expect(await broken((one) => (one.value.type === 'SCOORD' ? { ...one, relationship: 'HAS PROPERTIES' } : one))).toContain('HAS PROPERTIES SCOORD');
    expect(await broken((one) => (one.value.type === 'IMAGE' && one.value.frameNumbers.length > 0 ? { ...one, value: { ...one.value, frameNumbers: [401] } } : one))).toContain('frame 401 of 400');
    expect(await broken((one) => ({ ...one, children: one.children.filter(({ name }) => name?.value !== '272741003') }))).toContain('without a side');
  });
});

describe('what a structured report says', () => {
  const source = models['a report of all that can be measured'];
  const { model } = source;

  it('is the report’s own figures, to the last bit', async () => {
    for (const kind of ['sr', 'sr-ivus'] as const) {
      const items = itemsOf(await contentOf(writeStructuredReport(kind, source).bytes));
      const values = (code: string, unit: string) => items.flatMap(({ name, value }) => (name?.value === code && value.type === 'NUM' && value.unit?.value === unit ? [value.value] : []));
      for (const segment of model.segments) {
        if (segment.areaStenosisPercent !== null) expect(values('408714007', '%')).toContain(segment.areaStenosisPercent);
        const area = segment.minimumLumenArea?.areaMm2 ?? null;
        if (area !== null) expect(values('397415007', 'mm2')).toContain(area);
        if (segment.stent?.expansionIndex != null) expect(values('122347', '1')).toContain(segment.stent.expansionIndex);
      }
    }
  });

  it('draws every contour so that the area within its polyline is the reported one within 0.05 %', async () => {
    const items = itemsOf(await contentOf(writeStructuredReport('sr', source).bytes));
    const groups = items.filter(({ children }) => children.some(({ name }) => name?.value === '111030'));
    expect(groups.length).toBe(model.frames.flatMap(({ contours }) => contours).length);
    for (const { children } of groups) {
      const region = children.find(({ name }) => name?.value === '111030');
      const area = children.find(({ name }) => name?.value === '397415007' || name?.value === '408705002');
      if (region?.value.type !== 'SCOORD' || area?.value.type !== 'NUM' || area.value.value === null) throw new Error('no region or no area');
      // 0.1 mm each way.
      expect((shoelace(region.value.points) * 0.01) / area.value.value).toBeCloseTo(1, 3);
    }
  });

  it('holds of hostile words what can be seen, and nothing that a terminal or a viewer would obey', async () => {
    const items = itemsOf(await contentOf(writeStructuredReport('sr', models['a report of hostile words']).bytes));
    const texts = items.flatMap(({ value }) => (value.type === 'TEXT' ? [value.text] : value.type === 'PNAME' ? [value.personName] : []));
    // oxlint-disable-next-line no-control-regex
    for (const text of texts) expect(text).not.toMatch(/[\0-\u0008\u000b\u000e-\u001f\u007f-\u009f\u202e]/);
    expect(items.some(({ name, value }) => name?.value === '121073' && value.type === 'TEXT' && value.text.includes('[31mred \\ "quoted"\r\nnext line, größer ≥ 山田 xxx') && value.text.length > 70_000)).toBe(true);
    expect(items.some(({ value }) => value.type === 'PNAME' && value.personName === 'R 1')).toBe(true);
  });

  it('refers to gathered images by their own UIDs, without a frame number', async () => {
    const { bytes } = writeStructuredReport('sr', models['a report of gathered images']);
    const items = itemsOf(await contentOf(bytes));
    const regions = items.filter(({ value }) => value.type === 'SCOORD');
    expect(regions.length).toBeGreaterThan(50);
    for (const { children } of regions) expect(children[0]?.value).toMatchObject({ type: 'IMAGE', sopClassUid: gathered.sopClassUid, frameNumbers: [] });
    const first = analysisExample().contours[0]!;
    expect(regions.some(({ children }) => children[0]?.value.type === 'IMAGE' && children[0].value.sopInstanceUid === `1.2.3.9.${first.frameNumber}`)).toBe(true);
  });

  it('maps cranial to proximal and caudal to distal, and says so', async () => {
    const items = itemsOf(await contentOf(writeStructuredReport('sr', models['a draft']).bytes));
    const caudal = items.filter(({ children }) => children.some(({ value }) => value.type === 'CODE' && value.code.value === '122381') && children.some(({ value }) => value.type === 'TEXT'));
    expect(caudal.length).toBeGreaterThan(0);
    for (const { children } of caudal) expect(children.some(({ value }) => value.type === 'TEXT' && value.text.startsWith('Caudal reference (distal: farther from the heart)'))).toBe(true);
  });

  it('says where there is no scale that the area in mm² is unknown, and why', async () => {
    const items = itemsOf(await contentOf(writeStructuredReport('sr', models['a report without a scale']).bytes));
    expect(items.filter(({ value }) => value.type === 'NUM' && value.unit?.value === 'mm2')).toEqual(items.filter(({ name, value }) => name?.value === 'comparison-area' && value.type === 'NUM'));
    expect(items.some(({ name, value }) => name?.value === '397415007' && value.type === 'NUM' && value.qualifier?.value === '114010')).toBe(true);
  });
});

describe('an instance of a report', () => {
  it('stands in the study of the pullback under its patient, and is verified only when the reader verified a final report', async () => {
    const read = async (bytes: Uint8Array) => (await readHeader(memoryByteSource(bytes))).dataset;
    const tag = (hex: string, vr: 'CS' | 'PN' | 'UI') => ({ tag: `x${hex}`, vr });
    const final = await read(writeStructuredReport('sr', models['a final report that is verified']).bytes);
    expect(final.texts(tag('00100010', 'PN'))).toEqual(['Müller^Jörg=山田^太郎']);
    expect(final.text(tag('0020000d', 'UI'))).toBe('1.2.3');
    expect(final.text(tag('0040a491', 'CS'))).toBe('COMPLETE');
    expect(final.text(tag('0040a493', 'CS'))).toBe('VERIFIED');
    const draft = await read(writeStructuredReport('sr', { ...models['a draft'], verified: true }).bytes);
    expect(draft.text(tag('0040a491', 'CS'))).toBe('PARTIAL');
    expect(draft.text(tag('0040a493', 'CS'))).toBe('UNVERIFIED');
  });

  it('has one UID for one revision and another for another, and series of one modality each', async () => {
    const uids = (key: string) => [...(['sr', 'sr-ivus'] as const).map((kind) => writeStructuredReport(kind, { ...models['a draft'], reportKey: key })), writeEncapsulatedPdf(new Uint8Array([1]), { ...models['a draft'], reportKey: key })].map(({ sopInstanceUid }) => sopInstanceUid);
    expect(uids('a')).toEqual(uids('a'));
    expect(new Set([...uids('a'), ...uids('b')]).size).toBe(6);
    for (const uid of uids('a')) expect(uid).toMatch(/^2\.25\.[1-9]\d{1,38}$/);
  });

  it('is refused where the pullback’s file names no study', () => {
    const source = models['a draft'];
    expect(() => writeStructuredReport('sr', { ...source, study: { ...source.study, studyInstanceUid: '' } })).toThrow('does not say what study');
  });

  it.skipIf(!dciodvfy)('holds the PDF as it is, with its length, and has no error for dciodvfy', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.7 odd');
    const odd = pdf.subarray(0, 11);
    const { bytes } = writeEncapsulatedPdf(odd, models['a final report that is verified']);
    const words = said('dciodvfy', [], bytes);
    expect(words).toContain('EncapsulatedPDF');
    expect(words).not.toMatch(/error|abort/i);
    const { dataset } = await readHeader(memoryByteSource(bytes));
    const length = dataset.number({ tag: 'x00420015', vr: 'UL' });
    expect(length).toBe(11);
    expect(dataset.bytes({ tag: 'x00420011', vr: 'OB' })?.subarray(0, 11)).toEqual(odd);
  });
});

function shoelace(points: readonly (readonly [number, number])[]): number {
  let twice = 0;
  for (let i = 1; i < points.length; i++) twice += points[i - 1]![0] * points[i]![1] - points[i]![0] * points[i - 1]![1];
  return Math.abs(twice) / 2;
}
