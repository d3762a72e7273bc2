import { type Analysis, emptyAnalysis } from '../../../src/analysis/analysis.ts';
import type { HistoryAction, HistoryEvent } from '../../../src/analysis/edit.ts';
import type { ReadEntry } from '../../../src/api/libraryListing.ts';
import type { Contour } from '../../../src/contour/contour.ts';
import { ellipsePoints } from '../../../src/geometry/ellipsePoints.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';
import { shippedPresets } from '../../../src/measurement/comparisonPreset.ts';
import { AppError } from '../../../src/shared/appError.ts';
import type { Warning } from '../../../src/shared/warning.ts';
import type { LoadedReading, ReadingPort } from '../../../renderer/store/readingPort.ts';

const rows = 400;
const columns = 400;
export const numberOfFrames = 50;
export const spacingMm = { column: 0.1, row: 0.1 };

/** A round lumen of a known radius in px. */
export function roundContour(id: string, frameNumber: number, radiusPx: number): Contour {
  return {
    id,
    frameNumber,
    kind: 'lumen',
    curve: 'polygon',
    points: ellipsePoints({ center: imagePoint(200, 200), semiAxisAPx: radiusPx, semiAxisBPx: radiusPx, rotationRad: 0 }, 720),
    origin: 'manual',
    acceptance: { status: 'accepted', acceptedBy: '', acceptedAt: '2026-03-11T10:00:00.000Z', viewed: true },
    author: '',
  };
}

/** A library with one read, whose next answers a test decides: kept, or one of these. */
export class FakeLibrary {
  reader: string | null;
  owner: string;
  readonly events: HistoryEvent[] = [];
  /** What happens to the next calls of append, in order; kept when empty. */
  readonly next: ('lost' | 'lostAnswer' | AppError)[] = [];
  /** Held back until `release`, so that a test can look at what is under way. */
  held: (() => void)[] | null = null;

  constructor(reader: string | null, owner = reader ?? '') {
    this.reader = reader;
    this.owner = owner;
  }

  name(reader: string): void {
    this.reader = reader;
    if (this.owner === '') this.owner = reader;
  }

  write(action: HistoryAction): HistoryEvent {
    const event: HistoryEvent = { sequence: this.events.length + 1, reader: this.reader ?? '', at: '2026-03-11T10:00:00.000Z', action };
    this.events.push(event);
    return event;
  }

  entry(): ReadEntry {
    return {
      readId: 'r',
      pullbackId: 'p',
      reader: this.owner,
      purpose: 'clinical',
      sequence: 1,
      lastEventSequence: this.events.length,
      lastEditAt: null,
      progress: 'reading',
      acceptedContours: 0,
      provisionalContours: 0,
      acceptedUnseenContours: 0,
      segments: [],
      finalRevision: null,
    };
  }

  /** What going through the file has found. */
  foundInFile: readonly Warning[] = [];

  base(): Analysis {
    return emptyAnalysis({ sopInstanceUid: '1.2.3', rows, columns, numberOfFrames, recordedCalibration: null, recordedPositionsMm: null }, { reader: this.owner, purpose: 'clinical', sequence: 1 });
  }

  loaded(): LoadedReading {
    return { details: details(this.entry()), read: { entry: this.entry(), base: this.base(), events: [...this.events], reports: [] }, presets: shippedPresets, partners: [], reader: this.reader };
  }

  readonly port: ReadingPort = {
    load: async () => this.loaded(),
    details: async () => {
      const { details: there } = this.loaded();
      return { ...there, pullback: { ...there.pullback, warnings: this.foundInFile } };
    },
    append: async (expectedSequence, action) => {
      if (this.held !== null) await new Promise<void>((release) => this.held?.push(release));
      const outcome = this.next.shift();
      if (outcome instanceof AppError) throw outcome;
      if (outcome === 'lost') throw new AppError('service/unreachable', 'The service does not answer.');
      if (expectedSequence !== this.events.length) throw new AppError('library/readChanged', 'Changed in another window.');
      const event = this.write(action);
      if (outcome === 'lostAnswer') throw new AppError('service/unreachable', 'The service does not answer.');
      return { event, entry: this.entry() };
    },
    finalise: async () => {
      throw new AppError('report/notFinal', 'Something is missing.');
    },
    addPreset: async (preset) => [...shippedPresets, preset],
  };
}

function details(read: ReadEntry): LoadedReading['details'] {
  const empty = { patientName: '', patientNameInFull: '', patientId: '', patientBirthDate: '', patientSex: '', studyInstanceUid: '', seriesInstanceUid: '', studyDate: '', studyTime: '', studyDescription: '', seriesDescription: '', accessionNumber: '', institutionName: '', manufacturer: '', manufacturerModelName: '', laterality: '' };
  return {
    entry: {
      pullbackId: 'p',
      sopInstanceUid: '1.2.3',
      seriesDescription: '',
      accessionNumber: '',
      institutionName: '',
      kind: 'pullback',
      lastOpenedAt: null,
      number: 1,
      numberOfFrames,
      rows,
      columns,
      frameIntervalMs: null,
      ivusAcquisition: 'manual',
      spacingMm,
      calibrationSource: 'pixelSpacing',
      lengthsBy: null,
      anchors: 0,
      phase: 'unknown',
      sample: null,
      file: 'present',
      addedAt: '2026-03-11T10:00:00.000Z',
      reads: [read],
    },
    patientName: '',
    patientNameInFull: '',
    patientId: 'S1',
    studyDate: null,
    studyDescription: '',
    pullback: {
      sopClassUid: '1',
      sopInstanceUid: '1.2.3',
      kind: 'pullback',
      instances: [{ sopInstanceUid: '1.2.3', numberOfFrames }],
      transferSyntaxUid: '1.2.840.10008.1.2.1',
      modality: 'IVUS',
      identity: empty,
      numberOfFrames,
      pixels: {
        transferSyntaxUid: '1.2.840.10008.1.2.1',
        rows,
        columns,
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
      pixelSpacingMm: spacingMm,
      timing: { source: 'none', frameTimesMs: null },
      ivusAcquisition: 'manual',
      axial: { kind: 'unknown', reason: 'manual' },
      warnings: [],
    },
  };
}
