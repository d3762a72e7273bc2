import type { Analysis } from '../../src/analysis/analysis.ts';
import type { History } from '../../src/analysis/history.ts';
import type { PullbackDetails, ReportEntry } from '../../src/api/contract.ts';
import type { ReadEntry } from '../../src/api/libraryListing.ts';
import type { Contour } from '../../src/contour/contour.ts';
import type { ComparisonPreset } from '../../src/measurement/comparisonPreset.ts';
import { calibrationAtCentre } from '../../src/measurement/contourCalibration.ts';
import { type Missing, missingForFinal } from '../../src/measurement/finality.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { type PairedChange, pairedChange } from '../../src/measurement/pairedChange.ts';
import type { MeasuringBasis } from '../../src/measurement/measuringBasis.ts';
import type { MeasurementResult } from '../../src/measurement/results.ts';
import type { ToolName } from '../overlay/toolName.ts';
import type { PanelName, Reading, ReadingPartner, Saving } from '../reading/reading.ts';

/** What a reading is made of; everything else about it is computed from this. */
export interface ReadingCore {
  readonly details: PullbackDetails;
  readonly basis: MeasuringBasis;
  readonly read: ReadEntry;
  readonly reports: readonly ReportEntry[];
  readonly history: History;
  readonly presets: readonly ComparisonPreset[];
  readonly partners: readonly ReadingPartner[];
  readonly frameNumber: number;
  readonly tool: ToolName | null;
  readonly inHand: Contour | null;
  /** A finished contour that waits for the reader's name: it measures already. */
  readonly waitingContour: Contour | null;
  readonly selectedContourId: string | null;
  readonly selectedSegmentId: string | null;
  readonly panel: PanelName;
  readonly cineRunning: boolean;
  readonly saving: Saving;
  readonly reader: string | null;
}

/** Makes readings of cores, and measures again only what changed since the one before. */
export function readingMaker(): (core: ReadingCore) => Reading {
  const withHand = rememberLast((analysis: Analysis, inHand: Contour | null) => documentInHand(analysis, inHand));
  const measure = rememberLast((analysis: Analysis, basis: MeasuringBasis, presets: readonly ComparisonPreset[], partners: readonly ReadingPartner[]) => measureAnalysis(analysis, basis, { presets, partners }));
  const missing = rememberLast((analysis: Analysis, measurement: MeasurementResult, change: PairedChange | null): readonly Missing[] => missingForFinal(analysis, measurement, change?.result));
  const calibration = rememberLast((analysis: Analysis, basis: MeasuringBasis) => calibrationAtCentre(analysis, basis).calibration);
  const compare = rememberLast((analysis: Analysis, measurement: MeasurementResult, presets: readonly ComparisonPreset[], partners: readonly ReadingPartner[]) => pairedChange(analysis, measurement, { presets, partners }));
  return (core) => {
    const { history, basis, presets, partners, frameNumber, inHand, read, reader, saving } = core;
    const analysis = history.document;
    const inMeasure = withHand(analysis, inHand ?? core.waitingContour);
    const measurement = measure(inMeasure, basis, presets, partners);
    const change = compare(inMeasure, measurement, presets, partners);
    const owned = read.reader === '' || read.reader === reader;
    return {
      details: core.details,
      read,
      reports: core.reports,
      analysis,
      measurement,
      change,
      missing: missing(inMeasure, measurement, change),
      presets,
      partners,
      frameNumber,
      frameResult: measurement.frames.find((frame) => frame.frameNumber === frameNumber) ?? null,
      calibration: calibration(analysis, basis),
      tool: core.tool,
      inHand,
      selectedContourId: core.selectedContourId,
      selectedSegmentId: core.selectedSegmentId,
      panel: core.panel,
      cineRunning: core.cineRunning,
      canUndo: history.undoable !== null,
      canRedo: history.redoable !== null,
      saving,
      reader,
      mayEdit: owned && saving.state !== 'changedElsewhere',
    };
  };
}

/** The document with the contour in hand in it: in the place of the one that it changes, else added. */
function documentInHand(analysis: Analysis, inHand: Contour | null): Analysis {
  if (inHand === null) return analysis;
  const place = analysis.contours.findIndex(({ id }) => id === inHand.id);
  return { ...analysis, contours: place < 0 ? [...analysis.contours, inHand] : analysis.contours.with(place, inHand) };
}

function rememberLast<Arguments extends readonly unknown[], Result>(compute: (...given: Arguments) => Result): (...given: Arguments) => Result {
  let last: { readonly given: Arguments; readonly result: Result } | null = null;
  return (...given) => {
    if (last === null || given.some((value, i) => value !== last?.given[i])) last = { given, result: compute(...given) };
    return last.result;
  };
}
