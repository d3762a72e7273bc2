import type { Analysis } from '../analysis/analysis.ts';
import type { ReferenceChoice } from '../analysis/veinSegment.ts';
import type { Contour } from '../contour/contour.ts';
import type { UnknownFields } from '../contour/unknownFields.ts';
import { type DateRule, shiftedIso } from '../dicom/deidentify/dateRule.ts';
import { shippedPresets } from '../measurement/comparisonPreset.ts';
import type { AnalysisPseudonyms } from './analysisPseudonyms.ts';

/** What the user ticks for analyses and reports. */
export interface AnalysisOptions {
  readonly dates: DateRule;
  /** The reader's own words stay; the user has checked them. */
  readonly keepWords: boolean;
  readonly keepReaders: boolean;
}

/**
 * A document without what names somebody: UIDs by the map of the export, readers numbered, the reader's free text gone unless the user
 * keeps it, dates shifted or gone, and fields that this version does not know gone whatever they hold. Contours, marks, ranges and choices
 * stay to the last digit: it measures the same.
 */
export function deidentifyAnalysis(analysis: Analysis, options: AnalysisOptions, names: AnalysisPseudonyms): Analysis {
  const own = analysis.pullback.sopInstanceUid;
  const words = (text: string) => (options.keepWords ? text : '');
  const reader = (name: string) => (options.keepReaders ? name : names.reader(name));
  const readerOrNull = (name: string | null) => (name === null ? null : reader(name));
  const instant = (iso: string | null) => (iso === null || options.dates.kind === 'removed' ? null : shiftedIso(iso, options.dates.days));
  const preset = (name: string) => (options.keepWords || shippedPresets.some((shipped) => shipped.name === name) ? name : names.preset(name));
  const { manualCalibration: manual, acquisition } = analysis;
  return {
    ...known(analysis),
    pullback: { ...known(analysis.pullback), sopInstanceUid: names.uids.of(own) },
    read: { ...known(analysis.read), reader: reader(analysis.read.reader) },
    acquisition: {
      ...known(acquisition),
      followUpDate: instant(acquisition.followUpDate),
      catheter: words(acquisition.catheter),
      // Confirmed, at a time that is not told.
      confirmedAt: acquisition.confirmedAt === null ? null : (instant(acquisition.confirmedAt) ?? ''),
    },
    manualCalibration: manual === null ? null : { ...manual, author: readerOrNull(manual.author), recordedAt: instant(manual.recordedAt) },
    contours: analysis.contours.map((contour, i) => ({ ...known(contour), id: `contour-${i + 1}`, author: readerOrNull(contour.author), acceptance: acceptance(contour) })),
    frameMarks: analysis.frameMarks.map((mark, i) => ({ ...known(mark), id: `mark-${i + 1}`, word: mark.word.mark === 'notMeasurable' ? { ...mark.word, note: words(mark.word.note) } : mark.word })),
    segments: analysis.segments.map((segment) => ({
      ...known(segment),
      id: names.segment(own, segment.id),
      reference: segment.reference === null ? null : reference(segment.reference),
      comparisonPreset: segment.comparisonPreset === null ? null : preset(segment.comparisonPreset),
    })),
    landmarks: analysis.landmarks.map((landmark, i) => ({ ...known(landmark), id: `landmark-${i + 1}`, note: words(landmark.note) })),
    findings: analysis.findings.map((finding, i) => ({ ...known(finding), id: `finding-${i + 1}`, note: words(finding.note) })),
    implants: analysis.implants.map((implant, i) => ({ ...known(implant), id: `implant-${i + 1}`, label: words(implant.label) })),
    annotations: analysis.annotations.map((annotation, i) => ({ ...known(annotation), id: `annotation-${i + 1}`, note: words(annotation.note), author: readerOrNull(annotation.author) })),
    sizingSheets: analysis.sizingSheets.map((sheet, i) => ({ ...known(sheet), id: `sizing-${i + 1}`, note: words(sheet.note) })),
    pairing: analysis.pairing === null ? null : { ...analysis.pairing, beforeSopInstanceUid: names.uids.of(analysis.pairing.beforeSopInstanceUid) },
    impression: words(analysis.impression),
  };

  function acceptance({ acceptance: given }: Contour): Contour['acceptance'] {
    return given.status === 'provisional' ? given : { ...given, acceptedBy: readerOrNull(given.acceptedBy), acceptedAt: instant(given.acceptedAt) };
  }

  function reference(choice: ReferenceChoice): ReferenceChoice {
    switch (choice.rule) {
      case 'segment':
        return { ...choice, segmentId: names.segment(choice.analysis ?? own, choice.segmentId), analysis: choice.analysis === null ? null : names.uids.of(choice.analysis) };
      case 'preset':
        return { ...choice, preset: preset(choice.preset) };
      case 'manual':
        return { ...choice, reason: words(choice.reason) };
      default:
        return choice;
    }
  }
}

/** Without the fields that this version does not know. */
function known<T extends { readonly extra?: UnknownFields }>(value: T): Omit<T, 'extra'> {
  const { extra: _unknown, ...rest } = value;
  return rest;
}
