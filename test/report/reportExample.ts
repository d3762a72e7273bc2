import { readFileSync } from 'node:fs';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { emptyAnalysis } from '../../src/analysis/analysis.ts';
import type { Side, Vein, VeinSegment } from '../../src/analysis/veinSegment.ts';
import type { Contour } from '../../src/contour/contour.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { shippedPresets } from '../../src/measurement/comparisonPreset.ts';
import { missingForFinal } from '../../src/measurement/finality.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { basisOfPullback } from '../../src/measurement/measuringBasis.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import { buildReport, type ReportSource } from '../../src/report/buildReport.ts';
import type { ReportModel } from '../../src/report/reportModel.ts';

const spacing = 0.1;

/** A pullback of 400 frames, 512 × 512, of which only the header is there. */
export function pullbackExample(changes: Partial<Pullback> = {}): Pullback {
  return {
    sopClassUid: '1.2.840.10008.5.1.4.1.1.3.1',
    sopInstanceUid: '1.2.3.4',
    kind: 'pullback',
    instances: [{ sopInstanceUid: '1.2.3.4', numberOfFrames: 400 }],
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    modality: 'IVUS',
    identity: {
      patientName: 'Sample^Subject',
      patientNameInFull: '',
      patientId: 'VEN-0142',
      patientBirthDate: '',
      patientSex: 'F',
      studyInstanceUid: '1.2.3',
      seriesInstanceUid: '1.2.3.1',
      studyDate: '20260311',
      studyTime: '104200',
      studyDescription: 'Left iliofemoral venography',
      seriesDescription: '',
      accessionNumber: 'A-1',
      institutionName: '',
      manufacturer: '',
      manufacturerModelName: '',
      laterality: 'L',
    },
    numberOfFrames: 400,
    pixels: {
      transferSyntaxUid: '1.2.840.10008.1.2.1',
      rows: 512,
      columns: 512,
      samplesPerPixel: 1,
      bitsAllocated: 8,
      bitsStored: 8,
      highBit: 7,
      signed: false,
      photometricInterpretation: 'MONOCHROME2',
      planarConfiguration: 0,
      palette: null,
      modalityLut: null,
      rescaleSlope: 1,
      rescaleIntercept: 0,
      windows: [],
      windowFunction: 'linear',
      voiLut: null,
    },
    regions: [],
    pixelSpacingMm: { column: spacing, row: spacing },
    timing: { source: 'none', frameTimesMs: null },
    ivusAcquisition: 'manual',
    axial: { kind: 'unknown', reason: 'The pullback was made by hand.' },
    warnings: [],
    ...changes,
  };
}

/** An ellipse of half axes in mm round the image's centre, through 16 points. */
export function ellipse(frameNumber: number, aMm: number, bMm: number, changes: Partial<Contour> = {}): Contour {
  const points = Array.from({ length: 16 }, (_, i) => {
    const angle = (i / 16) * 2 * Math.PI;
    return imagePoint(256 + (aMm / spacing) * Math.cos(angle), 256 + (bMm / spacing) * Math.sin(angle));
  });
  return {
    id: `c${frameNumber}`,
    frameNumber,
    kind: 'lumen',
    curve: 'periodicCubic',
    points,
    origin: 'manual',
    acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: '2026-03-11T15:42:00Z', viewed: true },
    author: 'R1',
    ...changes,
  };
}

export function segment(id: string, vein: Vein, side: Side | null, firstFrame: number, lastFrame: number, changes: Partial<VeinSegment> = {}): VeinSegment {
  return { id, vein, side, firstFrame, lastFrame, reference: null, comparisonPreset: null, includedInReport: true, ...changes };
}

/** Three segments: one whole and accepted, one with provisional frames, one without a reference. */
export function analysisExample(changes: Partial<Analysis> = {}): Analysis {
  const contours: Contour[] = [];
  for (let n = 100; n <= 395; n += 4) {
    const a = n < 232 ? 8 - 2.5 * Math.exp(-(((n - 144) / 30) ** 2)) : n < 340 ? 7 - 1.2 * Math.exp(-(((n - 284) / 25) ** 2)) : 6.8;
    const b = n < 232 ? 8 - 5 * Math.exp(-(((n - 144) / 30) ** 2)) : n < 340 ? 6.5 - 2 * Math.exp(-(((n - 284) / 25) ** 2)) : 6 + 0.3 * Math.sin(n);
    const provisional = n > 340 || (n > 240 && n < 258);
    contours.push(ellipse(n, a, b, provisional ? { acceptance: { status: 'provisional' }, origin: 'detected' } : {}));
  }
  return {
    ...emptyAnalysis(
      { sopInstanceUid: '1.2.3.4', rows: 512, columns: 512, numberOfFrames: 400, recordedCalibration: null, recordedPositionsMm: null },
      { reader: 'R1', purpose: 'clinical', sequence: 1 },
    ),
    acquisition: {
      phase: 'preStent',
      followUpDate: null,
      run: 1,
      runOfRecord: true,
      etiology: 'nonthrombotic',
      position: 'supine',
      respiration: 'free',
      access: 'femoral',
      catheter: '0.035 in, 10 MHz',
      confirmedAt: '2026-03-11T15:40:00Z',
    },
    direction: 'cranialToCaudal',
    anchors: [
      { frameNumber: 96, positionMm: 0 },
      { frameNumber: 232, positionMm: 58 },
      { frameNumber: 340, positionMm: 120 },
    ],
    contours,
    segments: [
      segment('s1', 'CIV', 'left', 97, 231, {
        reference: { rule: 'caudal', range: { firstFrame: 200, lastFrame: 216, statistic: 'largest' } },
        comparisonPreset: 'rane-minimum-v1',
      }),
      segment('s2', 'EIV', 'left', 232, 339, {
        reference: { rule: 'caudal', range: { firstFrame: 320, lastFrame: 332, statistic: 'largest' } },
        comparisonPreset: 'rane-minimum-v1',
      }),
      segment('s3', 'CFV', 'left', 340, 400, { comparisonPreset: 'rane-minimum-v1' }),
    ],
    landmarks: [
      { id: 'l1', frameNumber: 97, name: 'iliacConfluence', basis: 'seen', note: '' },
      { id: 'l2', frameNumber: 232, name: 'internalIliacConfluence', basis: 'fluoroscopy', note: 'by road map' },
    ],
    findings: [{ id: 'f1', kind: 'compression', firstFrame: 120, lastFrame: 168, note: 'right common iliac artery in front' }],
    impression: 'Compression of the left common iliac vein at the arterial crossing.\nNo web seen.',
    ...changes,
  };
}

/** The report of an analysis, measured as the program measures it. */
export function reportOf(analysis: Analysis, pullback: Pullback = pullbackExample(), changes: Partial<ReportSource> = {}): ReportModel {
  const measurement = measureAnalysis(analysis, basisOfPullback(pullback));
  return buildReport({
    analysis,
    pullback,
    measurement,
    change: null,
    missing: missingForFinal(analysis, measurement),
    status: { kind: 'draft' },
    programVersion: '0.1.0',
    presets: shippedPresets,
    documentSha256: '9c417e02d5b84f0a9c417e02d5b84f0a9c417e02d5b84f0a9c417e02d5b84f0a',
    documentRevision: 218,
    writtenAt: '2026-03-12T08:00:00Z',
    ...changes,
  });
}

function font(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../assets/fonts/${name}`, import.meta.url)));
}

export const fonts = { regular: font('Inter_400Regular.ttf'), semibold: font('Inter_600SemiBold.ttf'), others: async () => [font('DroidSansFallbackFull.ttf'), font('NotoSansKR_400Regular_Hangul.woff')] };
