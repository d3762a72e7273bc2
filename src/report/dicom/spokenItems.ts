import type { ContentItem } from '../../dicom/sr/contentItem.ts';
import { coverageSideWords, uncoveredWords } from '../coverageWords.ts';
import { lesionBoundWords, openEndWords } from '../lesionWords.ts';
import type { ReportModel } from '../reportModel.ts';
import type { ReportSegment } from '../reportSegment.ts';
import { frameRangeWords, valueWords } from '../reportWords.ts';
import { comment } from './figureItem.ts';

/** How a threshold is answered. */
const answerWords = { met: 'met', notMet: 'not met', provisional: 'not told while contours are provisional', unavailable: 'cannot be told' } as const;

/** What the report says of a segment beside its figures: thresholds with their citation, the lesion and how stents cover it. */
export function segmentWordItems({ thresholds, lesion }: ReportSegment, { positions }: ReportModel): readonly ContentItem[] {
  const coverage = lesion?.coverage ?? null;
  const lines = [
    ...thresholds.map(({ threshold, answer }) => `${threshold.label}: ${answerWords[answer]} (${threshold.citation}). A published cut-off, not a diagnosis.`),
    ...(lesion === null ? [] : [`Lesion, ${lesionBoundWords(lesion.bound)}: ${frameRangeWords(lesion)}${openEndWords(lesion) === '' ? '' : `; ${openEndWords(lesion)}`}${lesion.provisionalFrames > 0 ? '; rests on provisional contours' : ''}.`]),
    ...(coverage === null
      ? []
      : [
          ...coverage.sides.map((side) => `Stent over the lesion, ${side.end} end, margin ${coverage.marginMm} mm: ${coverageSideWords(side, coverage, positions.source)}.`),
          `Lesion without a stent: ${uncoveredWords(coverage, positions.source)}.`,
        ]),
  ];
  return lines.map(comment);
}

/** What the reader said of the pullback without measuring it: how it was taken, landmarks, findings, and frames that are not measured. */
export function readersWordItems({ acquisition, direction, landmarks, findings, frameMarks }: ReportModel): readonly ContentItem[] {
  const noted = (note: string) => (note === '' ? '' : `; ${note}`);
  const lines = [
    `By the reader’s word: phase ${valueWords(acquisition.phase)}, run ${acquisition.run}, direction ${direction === null ? 'not confirmed' : valueWords(direction)}, etiology ${valueWords(acquisition.etiology)}.`,
    ...landmarks.map(({ words, frameNumber, basis, note }) => `Landmark: ${words}, frame ${frameNumber} (${valueWords(basis)})${noted(note)}.`),
    ...findings.map((finding) => `Finding: ${finding.words}, ${frameRangeWords(finding)}${noted(finding.note)}.`),
    ...frameMarks.map((mark) => `Not measured by a contour: ${frameRangeWords(mark)}, ${valueWords(mark.mark)}${mark.reason === null ? '' : `, ${valueWords(mark.reason)}`}${noted(mark.note)}.`),
  ];
  return lines.map(comment);
}
