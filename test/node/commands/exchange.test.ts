import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closedCurve } from '../../../src/geometry/closedCurve.ts';
import { curveArea } from '../../../src/geometry/curveArea.ts';
import { exportCommand } from '../../../src/node/commands/exportAnalysis.ts';
import { importCommand } from '../../../src/node/commands/importContours.ts';
import { importText } from '../../../src/node/commands/importText.ts';
import { phantomCommand } from '../../../src/node/commands/phantom.ts';
import { reportCommand } from '../../../src/node/commands/report.ts';
import { csvRecords } from '../../exchange/csvRecords.ts';
import { readAnalysis } from '../../../src/node/commands/readAnalysis.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-exchange-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pullbackPath = join(folder, 'pullback.dcm');
const truthPath = join(folder, 'truth.json');
const outPath = join(folder, 'imported.json');

describe('export and import on the command line', () => {
  beforeAll(() => phantomCommand({ outPath: pullbackPath, truthPath, scenario: 'normal', numberOfFrames: 12, sizePx: 256, seed: 5, syntax: null }));

  test('contours that leave as XML come back provisional, on their frames, with areas as near as whole pixels allow', async () => {
    const said = await exportCommand({ analysisPath: truthPath, pullbackPath, outFolder: folder, formats: ['echoplaque', 'contours-csv'], partnerPaths: [] });
    expect(said.slice(0, 2)).toEqual([join(folder, 'contours.xml'), join(folder, 'contours.csv')]);
    expect(said[2]).toMatch(/whole pixels.*at most [\d.]+ % \(frame \d+\)/);
    const imported = await importCommand({ contoursPath: join(folder, 'contours.xml'), pullbackPath, outPath, fromPath: null, answers: {} });
    const truth = (await readAnalysis(truthPath)).contours.toSorted((a, b) => a.frameNumber - b.frameNumber);
    const { contours } = await readAnalysis(outPath);
    expect(contours.map(({ frameNumber, kind }) => `${frameNumber} ${kind}`)).toEqual(truth.map(({ frameNumber, kind }) => `${frameNumber} ${kind}`));
    contours.forEach((contour, i) => {
      expect(contour).toMatchObject({ origin: 'imported', acceptance: { status: 'provisional' } });
      const area = (of: typeof contour) => curveArea(closedCurve(of.points, of.curve));
      expect(Math.abs(area(contour) / area(truth[i]!) - 1)).toBeLessThan(0.01);
    });
    expect(importText(imported)).toContain(`${contours.length} lumen contours`);
  });

  test('frames of the analysis that is kept keep their contours, and it is said which', async () => {
    const imported = await importCommand({ contoursPath: join(folder, 'contours.xml'), pullbackPath, outPath: join(folder, 'none.json'), fromPath: truthPath, answers: {} }).catch((error: unknown) => error);
    expect(imported).toMatchObject({ code: 'exchange/nothingToTake', message: expect.stringContaining('every frame has a contour') });
    expect(existsSync(join(folder, 'none.json'))).toBe(false);
  });

  test('what the file leaves open is asked, and nothing is written before it is answered', async () => {
    const xml = readFileSync(join(folder, 'contours.xml'), 'utf8').replace(/<(First|Last)FrameLoaded>\d+<\/\w+>/g, '').replace('<Fm><Num>0</Num>', '<Fm><Num>3</Num>');
    const contoursPath = join(folder, 'open.xml');
    writeFileSync(contoursPath, xml);
    const path = join(folder, 'open.json');
    await expect(importCommand({ contoursPath, pullbackPath, outPath: path, fromPath: null, answers: {} })).rejects.toMatchObject({ code: 'exchange/choiceNeeded', message: expect.stringContaining('--frame-base 0') });
    expect(existsSync(path)).toBe(false);
    await importCommand({ contoursPath, pullbackPath, outPath: path, fromPath: null, answers: { frameBase: '0' } });
    expect(existsSync(path)).toBe(true);
  });

  test('figures leave as the long table of the same values as the report, with its dictionary', async () => {
    const out = join(folder, 'figures');
    await exportCommand({ analysisPath: truthPath, pullbackPath, outFolder: out, formats: ['figures-csv'], partnerPaths: [] });
    const [header, ...rows] = csvRecords(readFileSync(join(out, 'figures.csv'), 'utf8'));
    const at = (name: string) => header!.indexOf(name);
    await reportCommand({ analysisPath: truthPath, pullbackPath, outFolder: out, formats: ['json'], decimal: 'point', partnerPaths: [] });
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
    const areas = rows.filter((row) => row[at('figure')] === 'frame_lumen_mm2').map((row) => Number(row[at('value')]));
    expect(areas).toEqual(report.frames.map((frame: { lumenAreaMm2: number }) => frame.lumenAreaMm2));
    expect(csvRecords(readFileSync(join(out, 'figures-dictionary.csv'), 'utf8')).some((row) => row[1] === 'frame_lumen_mm2')).toBe(true);
  });

  test('a file that is none of contours is refused by one sentence', async () => {
    await expect(importCommand({ contoursPath: pullbackPath, pullbackPath, outPath: join(folder, 'x.json'), fromPath: null, answers: {} })).rejects.toMatchObject({ code: 'exchange/unknownFormat' });
  });
});
