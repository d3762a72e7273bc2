import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { veins } from '../../src/analysis/veinSegment.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import { writePdf } from '../../src/report/writePdf.ts';
import { expectCleanLayout, pdfText, writtenPdf } from './pdfLayout.ts';
import { analysisExample, ellipse, fonts, pullbackExample, reportOf, segment } from './reportExample.ts';

async function written(analysis: Analysis, pullback: Pullback = pullbackExample()) {
  return writtenPdf(reportOf(analysis, pullback));
}

const pdftotext = ((): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('the PDF report', () => {
  test('can be searched for its figures, which are the model’s, rounded', async () => {
    const { model, text, boxes } = await written(analysisExample());
    const [lciv] = model.segments;
    expect(text).toContain(`${lciv?.minimumLumenArea?.areaMm2?.toFixed(1)} mm²`);
    expect(text).toContain(`${Math.round(lciv?.areaStenosisPercent ?? NaN)} %`);
    for (const words of ['Venous intravascular ultrasound', 'DRAFT, not final', 'VEN-0142', '11 Mar 2026, 10:42', 'pre-stent', 'source not verified', 'Compression of the left common iliac vein', 'right common iliac artery in front', 'Research and training use. Not a cleared medical device.', 'Page 1 of 3', 'SHA-256 9c41 7e02 d5b8'])
      expect(text).toContain(words);
    expectCleanLayout(boxes);
  });

  test('is the same to the byte for the same model', async () => {
    const [one, two] = [await written(analysisExample()), await written(analysisExample())];
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  });

  test('does not name the subject in its properties', async () => {
    const { bytes } = await written(analysisExample());
    const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
    const { info } = await (await task.promise).getMetadata();
    await task.destroy();
    expect(JSON.stringify(info)).not.toMatch(/Sample|VEN-0142/);
  });

  test('of a final report says who made it final, and which revision', async () => {
    const status = { kind: 'final', revision: 2, reader: 'R1', finalisedAt: '2026-04-01T10:00:00Z', contentSha256: 'c0ffee', reason: 'typing error' } as const;
    const model = reportOf(analysisExample(), pullbackExample(), { status, missing: [] });
    const text = await pdfText((await writePdf(model, fonts, [])).bytes);
    expect(text).toContain('FINAL, revision 2');
    expect(text).toContain('Finalised by R1, 1 Apr 2026, 10:00 UTC. Reason for this revision: typing error');
    expect(text).not.toContain('DRAFT');
    expect(text).toContain('picture not available');
  });

  test('shows characters that its typeface lacks by their code, and says so', async () => {
    const { identity } = pullbackExample();
    const { text, warnings } = await written(analysisExample({ impression: 'Ωμ²ßłŽ Ελλάδα Иван' }), pullbackExample({ identity: { ...identity, patientName: 'שרה 😀' } }));
    expect(text).toContain('U+05E9 U+05E8 U+05D4 U+1F600');
    expect(text).toContain('Ωμ²ßłŽ Ελλάδα Иван');
    expect(warnings.map(({ code }) => code)).toEqual(['report/characterNotShown']);
  });

  test('sets Japanese, Chinese and Korean in faces that it embeds, and gives them back to whoever searches', async () => {
    const { identity } = pullbackExample();
    const names = '山田 太郎 やまだ ヤマダ ﾔﾏﾀﾞ 王小东 王小東 洪吉洞 홍길동 똠방각하';
    const { bytes, text, warnings, boxes } = await written(analysisExample({ impression: names }), pullbackExample({ identity: { ...identity, patientName: 'Yamada, Tarou (山田 太郎)', studyDescription: '홍길동'.normalize('NFD') } }));
    expect(warnings).toEqual([]);
    expect(text).toContain(names);
    expect(text).toContain('Yamada, Tarou (山田 太郎)');
    expectCleanLayout(boxes);
    expect(bytes.length).toBeLessThan(200_000);
    if (!pdftotext) return;
    const folder = mkdtempSync(join(tmpdir(), 'venolume-pdf-'));
    try {
      writeFileSync(join(folder, 'report.pdf'), bytes);
      const listed = execFileSync('pdffonts', [join(folder, 'report.pdf')], { encoding: 'utf8' });
      for (const face of ['Inter', 'DroidSansFallback', 'NotoSansKR']) expect(listed).toMatch(new RegExp(`${face}.*CID TrueType +Identity-H +yes `));
      expect(execFileSync('pdftotext', ['-layout', join(folder, 'report.pdf'), '-'], { encoding: 'utf8' })).toContain(names);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('is not larger for faces that nothing in it needs', async () => {
    const model = reportOf(analysisExample(), pullbackExample());
    const others = () => Promise.reject(new Error('nothing asks for these'));
    expect((await writePdf(model, { ...fonts, others }, [])).bytes.length).toBeGreaterThan(0);
  });

  test('has a glyph for every sign that it uses by itself', async () => {
    expect((await written(analysisExample())).warnings).toEqual([]);
  });

  const long = 'Anastasia-Wilhelmine von und zu Hohenlohe-Waldenburg-Schillingsfürst '.repeat(3);
  const { identity } = pullbackExample();
  const manySegments = veins.map((vein, i) =>
    segment(`s${i}`, vein, vein === 'IVC' ? null : 'left', 100 + i * 40, 139 + i * 40, {
      reference: { rule: 'mean', cranial: { firstFrame: 100, lastFrame: 108, statistic: 'median' }, caudal: { firstFrame: 200, lastFrame: 216, statistic: 'median' } },
      comparisonPreset: i % 2 === 0 ? 'no-cvi-median-v1' : 'rane-minimum-v1',
    }),
  );
  const cases: readonly (readonly [string, () => readonly [Analysis, Pullback?]])[] = [
    ['names of 200 characters and an impression of 5000', () => [
      analysisExample({ impression: 'The vein is compressed by the artery that crosses it. '.repeat(95) }),
      pullbackExample({ identity: { ...identity, patientName: long, patientId: 'X'.repeat(200), institutionName: long } }),
    ]],
    ['words that never end', () => [analysisExample({ impression: 'W'.repeat(5000), findings: [{ id: 'f', kind: 'other', firstFrame: 1, lastFrame: 400, note: 'M'.repeat(900) }] })]],
    ['seven segments', () => [analysisExample({ segments: manySegments })]],
    ['no segment', () => [analysisExample({ segments: [], impression: '' })]],
    ['no contour', () => [analysisExample({ contours: [], anchors: [] })]],
    ['no calibration', () => [analysisExample(), pullbackExample({ pixelSpacingMm: null })]],
    ['segments of a few frames side by side', () => [analysisExample({ segments: [100, 104, 108, 112].map((first, i) => segment(`s${i}`, veins[i]!, i === 0 ? null : 'left', first, first + 3)) })]],
    ['very many frames', () => [analysisExample({ contours: Array.from({ length: 400 }, (_, i) => ellipse(i + 1, 7, 5 + Math.sin(i / 20))) })]],
    ['many findings and landmarks', () => [
      analysisExample({
        findings: Array.from({ length: 60 }, (_, i) => ({ id: `f${i}`, kind: 'web' as const, firstFrame: i + 1, lastFrame: i + 2, note: 'a note that is long enough to go over more than one line of the page when it is set in the report' })),
        landmarks: Array.from({ length: 40 }, (_, i) => ({ id: `l${i}`, frameNumber: 100 + i, name: 'other' as const, basis: 'seen' as const, note: `Landmark ${i}` })),
      }),
    ]],
  ];
  test.each(cases)('lays out %s without anything on anything else or outside the page', async (_, source) => {
    const { boxes } = await written(...source());
    expectCleanLayout(boxes);
  });

  test('says an occluded, a collapsed and a reference-less segment in words', async () => {
    const { text, boxes } = await written(
      analysisExample({
        contours: [ellipse(100, 8, 8), ellipse(130, 8, 8), ellipse(200, 8, 8), ellipse(210, 8, 8)],
        frameMarks: [
          { id: 'm1', firstFrame: 110, lastFrame: 120, word: { mark: 'occluded' } },
          { id: 'm2', firstFrame: 150, lastFrame: 152, word: { mark: 'collapsedOnCatheter', catheterAreaMm2: 3.14 } },
        ],
        segments: [
          segment('s1', 'CIV', 'left', 100, 139, { reference: { rule: 'caudal', range: { firstFrame: 200, lastFrame: 210, statistic: 'median' } } }),
          segment('s2', 'EIV', 'left', 140, 180, { reference: { rule: 'none' } }),
        ],
      }),
    );
    expect(text).toMatch(/0\.0 mm² ?, 110 ?,? occluded/);
    expect(text).toContain('100 %');
    expect(text).toContain('≤ 3.1 mm²');
    expect(text).toContain('none: no healthy reference');
    expectCleanLayout(boxes);
  });

  test.skipIf(!pdftotext)('reads the same with pdftotext', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'venolume-report-'));
    try {
      const { bytes } = await written(analysisExample());
      const path = join(folder, 'report.pdf');
      writeFileSync(path, bytes);
      const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
      expect(text).toMatch(/Area stenosis +74 % +42 % +no reference/);
      expect(text).toContain('Reference: caudal, largest');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('of stills calls its figure the smallest of them and claims no length, gap or edge', async () => {
    const analysis = analysisExample({ contours: [ellipse(100, 8, 8), ellipse(150, 5, 5)], segments: [segment('s1', 'CIV', 'left', 97, 231)], anchors: [] });
    const { text, boxes } = await written(analysis, pullbackExample({ kind: 'stills', axial: { kind: 'unknown', reason: 'These are single images.' } }));
    expect(text).toContain('smallest of 2 stills, not a pullback');
    expect(text).toContain('stills, not a pullback, of LCIV');
    expect(text).toContain('LCIV smallest still');
    for (const claim of ['Minimum lumen area', 'edge of what is contoured', 'Lumen area along the vein', '2 of 135']) expect(text).not.toContain(claim);
    expectCleanLayout(boxes);
  });
});
