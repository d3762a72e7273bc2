import type { Analysis } from '../../src/analysis/analysis.ts';
import type { Annotation } from '../../src/analysis/annotation.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import type { ChangeResult } from '../../src/measurement/changeResult.ts';
import type { Coverage, LesionResult } from '../../src/measurement/lesionResult.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { basisOfPullback } from '../../src/measurement/measuringBasis.ts';
import type { MeasurementResult, SegmentResult } from '../../src/measurement/results.ts';
import { changeThresholds } from '../../src/measurement/thresholds.ts';
import type { Calibration } from '../../src/pullback/calibration.ts';
import type { StentMinimum, StentResult } from '../../src/measurement/stentResult.ts';
import type { ReportSource } from '../../src/report/buildReport.ts';
import type { ReportModel } from '../../src/report/reportModel.ts';
import { analysisExample, ellipse, pullbackExample, reportOf } from './reportExample.ts';

/** Areas of circles by hand: a stent of radius 8 round a lumen of radius 7, in a vein whose reference has radius 9 as the stent has by its maker. */
export const truth = {
  stentAreaMm2: 64 * Math.PI,
  lumenAreaMm2: 49 * Math.PI,
  nominalAreaMm2: 81 * Math.PI,
  lumenLossPercent: (100 * (64 - 49)) / 64,
  expansionIndex: 64 / 81,
  compressionPercent: (100 * (81 - 64)) / 81,
};

function minimum(frameNumber: number, radiusMm: number, changes: Partial<StentMinimum> = {}): StentMinimum {
  return {
    state: 'measured',
    areaMm2: Math.PI * radiusMm ** 2,
    areaPx2: 100 * Math.PI * radiusMm ** 2,
    frameNumber,
    positionMm: null,
    minDiameterMm: 2 * radiusMm,
    maxDiameterMm: 2 * radiusMm,
    minDiameterEnds: [imagePoint(176, 256), imagePoint(336, 256)],
    accepted: true,
    viewed: true,
    ...changes,
  };
}

export const stent: StentResult = {
  implantIds: ['i1', 'i2'],
  stentFrames: 34,
  provisionalFrames: 0,
  acceptedUnseenFrames: 1,
  minimumStentArea: minimum(148, 8),
  inStentMinimumLumen: minimum(152, 7, { viewed: false }),
  lumenLoss: { percent: truth.lumenLossPercent, frameNumber: 152 },
  largestLumenLoss: { percent: 31.25, frameNumber: 160 },
  expansionIndex: truth.expansionIndex,
  symmetryIndex: 0,
  compressionPercent: truth.compressionPercent,
  nominalAreaMm2: truth.nominalAreaMm2,
  edges: [
    { end: 'cranial', frameNumber: 104, state: 'measured', lumenAreaMm2: 190.2, lumenAreaPx2: 19020, accepted: true },
    { end: 'caudal', frameNumber: 198, state: null, lumenAreaMm2: null, lumenAreaPx2: null, accepted: false },
  ],
  missing: ['The lumen at the caudal edge is not measured: trace it on frame 198.'],
};

export const coverage: Coverage = {
  marginMm: 10,
  sides: [
    { end: 'cranial', beyondMm: 12.2, covered: true },
    { end: 'caudal', beyondMm: 9.8, covered: false },
  ],
  uncoveredMm: 0,
};

export const lesion: LesionResult = {
  bound: { kind: 'areaStenosis', abovePercent: 50 },
  boundAreaMm2: 100.5,
  boundAreaPx2: 10050,
  firstFrame: 120,
  lastFrame: 168,
  lengthMm: 20.6,
  openAtFirst: true,
  openAtLast: false,
  provisionalFrames: 0,
  coverage,
};

const annotation = (id: string, frameNumber: number, shape: Annotation['shape'], note: string, includedInReport = true): Annotation => ({ id, frameNumber, shape, note, includedInReport, author: 'R1' });

export function fullAnalysis(changes: Partial<Analysis> = {}): Analysis {
  const plain = analysisExample();
  return {
    ...plain,
    contours: [...plain.contours, ...[148, 152, 160].map((n) => ellipse(n, 8, 8, { id: `st${n}`, kind: 'stent', acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: n !== 160 } }))],
    acquisition: { ...plain.acquisition, phase: 'afterStent' },
    frameMarks: [{ id: 'h1', firstFrame: 300, lastFrame: 312, word: { mark: 'notMeasurable', reason: 'hold', note: 'breath held from frame 306' } }],
    implants: [
      { id: 'i2', order: 2, label: '', nominalDiameterMm: null, nominalLengthMm: null, firstFrame: 180, lastFrame: 198, lumenEqualsStent: true },
      { id: 'i1', order: 1, label: '山田 venous, lot 7', nominalDiameterMm: 18, nominalLengthMm: 90, firstFrame: 104, lastFrame: 190, lumenEqualsStent: false },
    ],
    sizingSheets: [
      { id: 'z1', cranialFrame: 104, caudalFrame: 216, note: 'landing in healthy vein', includedInReport: true },
      { id: 'z2', cranialFrame: 120, caudalFrame: null, note: 'left out', includedInReport: false },
    ],
    annotations: [
      annotation('a2', 144, { kind: 'length', from: imagePoint(200, 256), to: imagePoint(312, 256) }, 'septum to wall'),
      annotation('a1', 120, { kind: 'bookmark' }, 'artery crosses here'),
      annotation('a3', 144, { kind: 'angle', vertex: imagePoint(256, 256), from: imagePoint(300, 256), to: imagePoint(256, 200) }, ''),
      annotation('a4', 144, { kind: 'area', curve: 'polygon', points: [imagePoint(330, 330), imagePoint(380, 330), imagePoint(380, 380)] }, 'node'),
      annotation('a5', 144, { kind: 'text', at: imagePoint(180, 200) }, '=HYPERLINK("x") 山田'),
      annotation('a6', 150, { kind: 'text', at: imagePoint(180, 200) }, 'not ticked', false),
    ],
    lesionRule: { bound: { kind: 'areaStenosis', abovePercent: 50 }, coverageMarginMm: 10 },
    pairing: { beforeSopInstanceUid: '1.2.3.1', link: { kind: 'landmark', name: 'iliacConfluence' }, includedInReport: true },
    ...changes,
  };
}

/** The example measured, with what stents, lesions, holds, sheets and notes measure given by hand. */
export function fullMeasurement(analysis: Analysis): MeasurementResult {
  const measured = measureAnalysis(analysis, basisOfPullback(pullbackExample()));
  return {
    ...measured,
    segments: measured.segments.map((segment) => (segment.id === 's1' ? { ...segment, stent, lesion } : { ...segment, stent: null, lesion: null })),
    implants: [
      { implantId: 'i2', lengthMm: 7.7, overlaps: [{ implantId: 'i1', firstFrame: 180, lastFrame: 190, lengthMm: 4.3 }] },
      { implantId: 'i1', lengthMm: 36.7, overlaps: [{ implantId: 'i2', firstFrame: 180, lastFrame: 190, lengthMm: 4.3 }] },
    ],
    stentedStretches: [{ implantIds: ['i1', 'i2'], firstFrame: 104, lastFrame: 198, lengthMm: 40.1, crossesInguinalLigament: null, reachesIntoIvc: false }],
    holds: [
      {
        frameMarkId: 'h1',
        firstFrame: 300,
        lastFrame: 312,
        durationMs: 4300,
        contouredFrames: 4,
        provisionalFrames: 1,
        minimum: { areaMm2: 100.25, areaPx2: 10025, frameNumber: 304 },
        maximum: { areaMm2: 140.75, areaPx2: 14075, frameNumber: 308 },
        meanAreaMm2: 120.5,
        meanAreaPx2: 12050,
      },
    ],
    sizing: [
      {
        sizingSheetId: 'z1',
        landings: [
          // The ellipse of 15.9 × 5.9 mm of a compressed vein: as wide as a circle of 9.7 mm, as long round as one of 11.5 mm.
          { end: 'cranial', frameNumber: 104, areaMm2: 73.68, minDiameterMm: 5.9, maxDiameterMm: 15.9, meanDiameterMm: 10.9, equivalentDiameterMm: 9.69, perimeterDiameterMm: 11.53, accepted: true, missing: null },
          { end: 'caudal', frameNumber: 216, areaMm2: null, minDiameterMm: null, maxDiameterMm: null, meanDiameterMm: null, equivalentDiameterMm: null, perimeterDiameterMm: null, accepted: false, missing: 'The lumen of this frame is not traced.' },
        ],
        distanceMm: 47.8,
        distanceErrorMm: 3.2,
        distanceWords: 'Between the anchors at frames 96 and 232, 58 mm over 136 frames.',
      },
      { sizingSheetId: 'z2', landings: [], distanceMm: null, distanceErrorMm: null, distanceWords: 'Choose both landing frames.' },
    ],
    annotations: [
      { annotationId: 'a1', ...nothing },
      { annotationId: 'a2', ...nothing, lengthMm: 11.2, lengthPx: 112, calibration: scale },
      { annotationId: 'a3', ...nothing, angleDeg: 90, calibration: scale },
      { annotationId: 'a4', ...nothing, areaMm2: 12.5, areaPx2: 1250, calibration: scale },
      { annotationId: 'a5', ...nothing },
      { annotationId: 'a6', ...nothing },
    ],
  };
}

const scale: Calibration = { kind: 'calibrated', source: 'pixelSpacing', spacingMm: { column: 0.1, row: 0.1 } };
const nothing = { lengthMm: null, lengthPx: null, angleDeg: null, areaMm2: null, areaPx2: null, calibration: null, refused: null };

/** From a minimum of radius 5 (25π mm², 75 % of 100π) to one of 70 mm² more: figures by hand. */
export function changeExample(measurement: MeasurementResult): ChangeResult {
  const after = measurement.segments.find(({ id }) => id === 's1')!;
  const before: SegmentResult = {
    ...after,
    id: 'b1',
    firstFrame: 90,
    lastFrame: 220,
    areaStenosisPercent: 75,
    minimumLumenArea: { ...after.minimumLumenArea!, areaMm2: 25 * Math.PI, areaPx2: 2500 * Math.PI, frameNumber: 143, viewed: true },
    provisionalFrames: 6,
    acceptedUnseenFrames: 2,
    stent: null,
    lesion: { ...lesion, coverage: null },
  };
  return {
    beforeSopInstanceUid: '1.2.3.1',
    phaseBefore: 'preStent',
    phaseAfter: 'afterStent',
    link: { kind: 'landmark', name: 'iliacConfluence' },
    linkedFrames: { before: 95, after: 97 },
    veins: [
      {
        vein: 'CIV',
        side: 'left',
        before,
        after,
        minimumLumenAreaGainMm2: 92.4,
        minimumLumenAreaGainPercent: 117.6,
        referenceAreaChangeMm2: -1.7,
        areaStenosisChangePoints: -46.9,
        areaStenosisRelativeChangePercent: -62.5,
        minDiameterChangeMm: 8.1,
        minDiameterStenosisChangePoints: -56.2,
        eccentricityIndexBefore: 0.63,
        eccentricityIndexAfter: 0.09,
        thresholds: changeThresholds.map((threshold) => ({ threshold, answer: 'provisional' })),
        coverage,
        provisionalFrames: 6,
      },
    ],
    unpaired: ['LEIV', 'LCFV'],
    warnings: [],
  };
}

/** A report of everything that a read can hold. */
export function fullReport(changes: Partial<Analysis> = {}, source: Partial<ReportSource> = {}): ReportModel {
  const analysis = fullAnalysis(changes);
  const measurement = fullMeasurement(analysis);
  return reportOf(analysis, pullbackExample(), { measurement, change: { result: changeExample(measurement), before: { studyDate: '20260310', studyTime: '0900' } }, ...source });
}
