import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { missingForFinal } from '../../src/measurement/finality.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { pairedChange } from '../../src/measurement/pairedChange.ts';
import { basis, caudal, marked, read, rectangle, segment } from './rectangleRead.ts';

const complete: Partial<Analysis> = {
  contours: [rectangle(2, 20, 10), rectangle(8, 12, 10), rectangle(11, 8, 10), rectangle(14, 12, 10), rectangle(20, 20, 10)],
  segments: [segment(1, 20, { reference: caudal(20, 20) })],
};

function missing(change: Partial<Analysis>, on = basis): string[] {
  const analysis = read({ ...complete, ...change });
  return missingForFinal(analysis, measureAnalysis(analysis, on)).map(({ code }) => code);
}

const contours = complete.contours!;
const provisional = { acceptance: { status: 'provisional' } } as const;
const unseen = { acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: false } } as const;

describe('a report can be final', () => {
  it('when all is contoured, accepted, calibrated and compared', () => {
    expect(missing({})).toEqual([]);
  });

  it('with the reader’s word that there is no healthy reference', () => {
    expect(missing({ segments: [segment(1, 20, { reference: { rule: 'none' } })] })).toEqual([]);
  });

  it('uncalibrated, once the reader has declared it so', () => {
    const uncalibrated = { ...basis, pixelSpacingMm: null };
    expect(missing({}, uncalibrated)).toEqual(['uncalibrated']);
    expect(missing({ declaredUncalibrated: true }, uncalibrated)).toEqual([]);
  });

  it('over an occluded stretch, whose frames need no contour', () => {
    expect(missing({ contours: [contours[0]!, contours[4]!], frameMarks: [marked(5, 17, { mark: 'occluded' })] })).toEqual([]);
  });
});

describe('a report stays a draft', () => {
  it('without a segment in it', () => {
    expect(missing({ segments: [] })).toEqual(['noSegment']);
    expect(missing({ segments: [segment(1, 20, { includedInReport: false })] })).toEqual(['noSegment']);
  });

  it('while a contour in the segment or in its reference range is provisional', () => {
    expect(missing({ contours: contours.with(1, rectangle(8, 12, 10, provisional)) })).toEqual(['provisional']);
    expect(missing({ contours: [...contours, rectangle(30, 20, 10, provisional)], segments: [segment(1, 20, { reference: caudal(30, 30) })] })).toEqual(['provisional']);
  });

  it('while a figure of the stent rests on a frame that was accepted unseen', () => {
    const stent = (over: object) => rectangle(8, 12, 10, { id: 's8', kind: 'stent', ...over });
    expect(missing({ contours: [...contours, stent(unseen)] })).toEqual(['acceptedUnseen']);
    expect(missing({ contours: [...contours, stent({})] })).toEqual([]);
    expect(missing({ contours: [...contours, stent(provisional)] })).toEqual(['provisional']);
  });

  it('while the smallest stent and the smallest lumen in it were both accepted unseen: each is named', () => {
    const analysis = read({ ...complete, contours: [...contours, rectangle(4, 12, 10, { id: 's4', kind: 'stent', ...unseen }), rectangle(12, 7, 10, { ...unseen }), rectangle(12, 14, 10, { id: 's12', kind: 'stent' })] });
    const said = missingForFinal(analysis, measureAnalysis(analysis, basis));
    expect(said.map(({ code, place }) => [code, place])).toEqual([
      ['acceptedUnseen', { kind: 'frame', frameNumber: 12 }],
      ['acceptedUnseen', { kind: 'frame', frameNumber: 4 }],
    ]);
  });

  it('while a sizing sheet in it rests on a provisional contour outside its segments', () => {
    const sheet = (includedInReport: boolean) => [{ id: 'z1', cranialFrame: 2, caudalFrame: 50, note: '', includedInReport }];
    const sized = [...contours, rectangle(50, 14, 12, provisional)];
    expect(missing({ contours: sized, sizingSheets: sheet(true) })).toEqual(['provisional']);
    expect(missing({ contours: sized, sizingSheets: sheet(false) })).toEqual([]);
    expect(missing({ contours: [...contours, rectangle(50, 14, 12)], sizingSheets: sheet(true) })).toEqual([]);
  });

  it('while the pullback that it is compared with in the report has provisional contours', () => {
    const pairing = { beforeSopInstanceUid: '1.2.2', link: { kind: 'landmark', name: 'iliacConfluence' }, includedInReport: true } as const;
    const codes = (contoursBefore: Analysis['contours'], includedInReport: boolean) => {
      const analysis = read({ ...complete, pairing: { ...pairing, includedInReport } });
      const before = read({ ...complete, contours: contoursBefore, pullback: { ...analysis.pullback, sopInstanceUid: '1.2.2' } });
      const measurement = measureAnalysis(analysis, basis);
      return missingForFinal(analysis, measurement, pairedChange(analysis, measurement, { partners: [{ analysis: before, basis }] })?.result).map(({ code }) => code);
    };
    const unsure = contours.with(1, rectangle(8, 12, 10, provisional));
    expect([codes(unsure, true), codes(unsure, false), codes(contours, true)]).toEqual([['provisional'], [], []]);
  });

  it('with more than ten uncontoured frames in a row, or more than the reader’s own interval', () => {
    expect(missing({ segments: [segment(1, 31, { reference: caudal(20, 20) })] })).toEqual(['gap']);
    expect(missing({ segments: [segment(1, 30, { reference: caudal(20, 20) })] })).toEqual([]);
    expect(missing({ maximumGapFrames: 4 })).toEqual(['gap']);
  });

  it('while the minimum has no contour within five frames on either side', () => {
    expect(missing({ contours: contours.filter(({ frameNumber }) => frameNumber !== 14) })).toEqual(['minimumNotBracketed']);
    expect(missing({ contours: contours.filter(({ frameNumber }) => frameNumber !== 8) })).toEqual(['minimumNotBracketed']);
  });

  it('while the minimum or a reference frame was accepted unseen; another frame may be', () => {
    expect(missing({ contours: contours.with(2, rectangle(11, 8, 10, unseen)) })).toEqual(['acceptedUnseen']);
    expect(missing({ contours: contours.with(4, rectangle(20, 20, 10, unseen)) })).toEqual(['acceptedUnseen']);
    expect(missing({ contours: contours.with(1, rectangle(8, 12, 10, unseen)) })).toEqual([]);
  });

  it('without a reference, or with one that cannot be used', () => {
    expect(missing({ segments: [segment(1, 20)] })).toEqual(['noReference']);
    expect(missing({ segments: [segment(1, 20, { reference: caudal(100, 110) })] })).toEqual(['referenceUnusable']);
  });
});
