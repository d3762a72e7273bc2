import { expect, test } from 'vitest';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { basisOfPullback } from '../../src/measurement/measuringBasis.ts';
import { measureJson } from '../../src/node/commands/measureJson.ts';
import { writeJson } from '../../src/report/writeJson.ts';
import { changeExample, fullAnalysis, fullMeasurement, fullReport } from '../report/fullExample.ts';
import { analysisExample, pullbackExample, reportOf } from '../report/reportExample.ts';

test('a JSON report says of frames and segments what `measure --json` says, under the same names', () => {
  const analysis = analysisExample();
  const report: unknown = JSON.parse(new TextDecoder().decode(writeJson(reportOf(analysis))));
  const { frames, segments } = measureJson({ analysis, measurement: measureAnalysis(analysis, basisOfPullback(pullbackExample())), change: null });
  expect(frames.length).toBeGreaterThan(50);
  expect(segments).toHaveLength(3);
  expect(report).toMatchObject({ frames, segments });
});

test('it says so of stents, lesions, holds, sheets and notes too, but for what the reader did not tick', () => {
  const report: unknown = JSON.parse(new TextDecoder().decode(writeJson(fullReport())));
  const { frames, segments, implants, stentedStretches, holds, sizing, annotations, change } = measureJson(measuredFully());
  expect(report).toMatchObject({
    frames,
    segments,
    implants: implants.toReversed(),
    stentedStretches,
    holds,
    sizing: sizing.filter(({ sizingSheetId }) => sizingSheetId === 'z1'),
    annotations: annotations.filter(({ annotationId }) => annotationId !== 'a6'),
    change,
  });
});

function measuredFully() {
  const analysis = fullAnalysis();
  const measurement = fullMeasurement(analysis);
  return { analysis, measurement, change: changeExample(measurement) };
}
