import { describe, expect, test } from 'vitest';
import { writeJson } from '../../src/report/writeJson.ts';
import { analysisExample, ellipse, pullbackExample, reportOf, segment } from './reportExample.ts';

describe('the report model', () => {
  test('has the ellipse’s own area at the minimum, and the stenosis that follows from it', () => {
    const contours = [ellipse(10, 6, 3), ellipse(11, 6, 4), ellipse(20, 8, 8)];
    const [only] = reportOf(
      analysisExample({ contours, segments: [segment('s', 'CIV', 'left', 8, 12, { reference: { rule: 'caudal', range: { firstFrame: 19, lastFrame: 21, statistic: 'median' } } })] }),
    ).segments;
    expect(only?.minimumLumenArea?.areaMm2).toBeCloseTo(Math.PI * 18, 0);
    expect(only?.areaStenosisPercent).toBeCloseTo(100 * (1 - 18 / 64), 0);
    expect(only?.minimumLumenArea?.frameNumber).toBe(10);
  });

  test('counts contours by origin, curve and acceptance', () => {
    const seen = { status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: false } as const;
    const contours = [ellipse(10, 6, 3), ellipse(11, 6, 4, { origin: 'detected', acceptance: { status: 'provisional' } }), ellipse(12, 6, 5, { origin: 'propagated', acceptance: seen, curve: 'polygon' })];
    const model = reportOf(analysisExample({ contours, segments: [segment('s', 'CIV', 'left', 10, 12)] }));
    expect(model.segments[0]?.contours).toEqual({
      accepted: 2,
      acceptedUnseen: 1,
      provisional: 1,
      origins: { manual: 1, detected: 1, propagated: 1, interpolated: 0, imported: 0 },
      curves: { periodicCubic: 2, polygon: 1 },
    });
  });

  test('shows the MLA frame and, for a median, the frame nearest to it', () => {
    const contours = [ellipse(10, 6, 3), ellipse(20, 8, 8), ellipse(21, 7, 7), ellipse(22, 9, 9)];
    const model = reportOf(
      analysisExample({ contours, segments: [segment('s', 'CIV', 'left', 8, 12, { reference: { rule: 'caudal', range: { firstFrame: 20, lastFrame: 22, statistic: 'median' } } })] }),
    );
    expect(model.framesBehind.map(({ role, side, frameNumber }) => [role, side, frameNumber])).toEqual([
      ['minimum', null, 10],
      ['reference', 'caudal', 20],
    ]);
  });

  test('gives a length with the anchors that bracket it, or why there is none', () => {
    const [lciv, leiv, lcfv] = reportOf(analysisExample()).segments;
    expect(lciv?.length).toMatchObject({ kind: 'measured', source: 'anchors', bracketingAnchorFrames: [96, 232] });
    expect(leiv?.length).toMatchObject({ bracketingAnchorFrames: [232, 340] });
    expect(lcfv?.length.kind).toBe('notMeasurable');
    expect(reportOf(analysisExample({ anchors: [] })).segments[0]?.length).toEqual({ kind: 'notMeasurable', reason: 'The pullback was made by hand.' });
  });

  test('leaves out the segments that the reader left out, and names them', () => {
    const { segments } = analysisExample();
    const model = reportOf(analysisExample({ segments: segments.map((each, i) => ({ ...each, includedInReport: i !== 1 })) }));
    expect(model.segments.map(({ name }) => name)).toEqual(['LCIV', 'LCFV']);
    expect(model.segmentsLeftOut).toEqual(['LEIV']);
  });

  test('of a final report bears the time of finalising', () => {
    const status = { kind: 'final', revision: 2, reader: 'R1', finalisedAt: '2026-04-01T10:00:00Z', contentSha256: 'ab', reason: 'typing error' } as const;
    expect(reportOf(analysisExample(), pullbackExample(), { status, missing: [] })).toMatchObject({ writtenAt: '2026-04-01T10:00:00Z', status: { revision: 2 }, missing: [] });
  });

  test('as JSON reads back as it is, with format and version', () => {
    const model = reportOf(analysisExample());
    const { segments: _agreeWithMeasure, ...rest } = model;
    expect(JSON.parse(new TextDecoder().decode(writeJson(model)))).toMatchObject({ format: 'venolume-report', version: 1, ...rest });
    const numbers = JSON.stringify(model).match(/NaN|Infinity/);
    expect(numbers).toBeNull();
  });

  test('in pixels says no millimetre', () => {
    const [only] = reportOf(analysisExample(), pullbackExample({ pixelSpacingMm: null })).segments;
    expect(only?.minimumLumenArea?.areaMm2).toBeNull();
    expect(only?.minimumLumenArea?.areaPx2).toBeGreaterThan(0);
    expect(only?.areaStenosisPercent).not.toBeNull();
  });
});
