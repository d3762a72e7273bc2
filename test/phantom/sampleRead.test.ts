import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAnalysisFile } from '../../src/analysis/readAnalysisFile.ts';
import { missingForFinal } from '../../src/measurement/finality.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { basisOfPullback } from '../../src/measurement/measuringBasis.ts';
import { openPullbackFile } from '../../src/node/openPullback.ts';

const sample = (name: string) => fileURLToPath(new URL(`../../assets/sample/${name}`, import.meta.url));
const truthSchema = z.object({ truth: z.object({ segments: z.array(z.object({ id: z.string(), minimumLumenAreaMm2: z.number(), areaStenosisPercent: z.number() })) }) });

describe('the sample that ships', () => {
  it('is at most 12 MB and opens without a warning', async () => {
    expect((await stat(sample('pullback.dcm'))).size).toBeLessThanOrEqual(12_000_000);
    const opened = await openPullbackFile(sample('pullback.dcm'));
    await opened.close();
    expect(opened.pullback.warnings).toEqual([]);
    expect(opened.pullback.numberOfFrames).toBe(240);
  });

  it("can be final, and its reader comes within two points of the truth in the left common iliac vein", async () => {
    const analysis = readAnalysisFile(await readFile(sample('analysis.json'), 'utf8'));
    const { truth } = truthSchema.parse(JSON.parse(await readFile(sample('truth.json'), 'utf8')));
    const opened = await openPullbackFile(sample('pullback.dcm'));
    await opened.close();
    const measurement = measureAnalysis(analysis, basisOfPullback(opened.pullback));
    expect(missingForFinal(analysis, measurement)).toEqual([]);
    expect(measurement.warnings).toEqual([]);
    for (const segment of truth.segments) {
      const measured = measurement.segments.find(({ id }) => id === segment.id);
      expect(measured?.areaStenosisPercent).toBeGreaterThan(segment.areaStenosisPercent - (segment.id === 'LCIV' ? 2 : 4));
      expect(measured?.areaStenosisPercent).toBeLessThan(segment.areaStenosisPercent + (segment.id === 'LCIV' ? 2 : 4));
    }
    expect(truth.segments.map(({ id }) => id)).toEqual(['LCIV', 'LEIV', 'LCFV']);
  });
});
