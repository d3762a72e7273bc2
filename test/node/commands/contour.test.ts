import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAnalysisFile } from '../../../src/analysis/writeAnalysisFile.ts';
import { closedCurve } from '../../../src/geometry/closedCurve.ts';
import { outlineDistance } from '../../../src/geometry/outlineDistance.ts';
import { contourCommand } from '../../../src/node/commands/contour.ts';
import { contourText } from '../../../src/node/commands/contourText.ts';
import { phantomCommand } from '../../../src/node/commands/phantom.ts';
import { readAnalysis } from '../../../src/node/commands/readAnalysis.ts';
import { writeFileAtomically } from '../../../src/node/writeFileAtomically.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-contour-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'pullback.dcm');
const truthPath = join(folder, 'truth.json');
const outPath = join(folder, 'detected.json');
const fromPath = join(folder, 'begun.json');
const sizePx = 256;
const spacingMm = { column: 60 / sizePx, row: 60 / sizePx };

describe('contour', () => {
  beforeAll(() => phantomCommand({ outPath: path, truthPath, scenario: 'normal', numberOfFrames: 16, sizePx, seed: 5, syntax: null }));

  test('proposes a provisional lumen near the true one on every frame, and says at each point how sure it is', async () => {
    const summary = await contourCommand({ path, outPath, frames: null, every: 1, fromPath: null });
    expect(summary).toMatchObject({ withoutBorder: [], damagedFrames: [], keptFrames: [] });
    const { contours } = await readAnalysis(outPath);
    const truth = (await readAnalysis(truthPath)).contours.filter(({ kind }) => kind === 'lumen');
    expect(contours).toHaveLength(16);
    for (const contour of contours) {
      expect(contour).toMatchObject({ origin: 'detected', acceptance: { status: 'provisional' } });
      expect(contour.borderConfidence).toHaveLength(contour.points.length);
      const [true1] = truth.filter(({ frameNumber }) => frameNumber === contour.frameNumber);
      if (true1 === undefined) continue;
      expect(outlineDistance(closedCurve(contour.points, contour.curve), closedCurve(true1.points, true1.curve), spacingMm).meanMm).toBeLessThan(0.3);
    }
  });

  test('keeps what the reader drew or marked, and looks only at the frames that were asked for', async () => {
    const truth = await readAnalysis(truthPath);
    const drawn = truth.contours.filter(({ frameNumber, kind }) => frameNumber === 4 && kind === 'lumen');
    expect(drawn).toHaveLength(1);
    await writeFileAtomically(fromPath, writeAnalysisFile({ ...truth, contours: drawn, frameMarks: [{ id: 'm1', firstFrame: 6, lastFrame: 6, word: { mark: 'occluded' } }] }));
    const summary = await contourCommand({ path, outPath, frames: [{ first: 3, last: 8 }], every: 1, fromPath });
    expect(summary).toMatchObject({ detectedFrames: [3, 5, 7, 8], keptFrames: [4, 6] });
    const { contours } = await readAnalysis(outPath);
    expect(contours.find(({ frameNumber }) => frameNumber === 4)).toEqual(drawn[0]);
    expect(contourText(summary)).toContain('4 frames');
  });
});
