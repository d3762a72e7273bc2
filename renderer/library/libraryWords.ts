import type { Phase } from '../../src/analysis/acquisitionRecord.ts';
import type { PullbackEntry, ReadEntry } from '../../src/api/libraryListing.ts';
import type { CalibrationSource } from '../../src/pullback/calibration.ts';

export const phaseWords: Readonly<Record<Phase, string>> = {
  preStent: 'Pre-stent',
  afterThrombusRemoval: 'After thrombus removal',
  afterBalloon: 'After balloon',
  afterStent: 'After stent',
  afterPostDilatation: 'After post-dilatation',
  followUp: 'Follow-up',
  unknown: 'Phase not given',
};

export const progressWords: Readonly<Record<ReadEntry['progress'], string>> = { toRead: 'To read', reading: 'Reading', ready: 'Ready', final: 'Final' };

/** By which name a subject is listed: the identifier first, since readers know pseudonyms by it. */
export function subjectWords(subject: { readonly patientName: string; readonly patientId: string }, sample: PullbackEntry['sample'] = null): string {
  if (sample !== null) return 'Sample';
  return subject.patientId || subject.patientName || 'No name';
}

const dayMonthYear = { day: 'numeric', month: 'short', year: 'numeric' } as const;
/** Made once: making one takes longer than all the dates of a list. */
const studyDates = new Intl.DateTimeFormat('en-GB', { ...dayMonthYear, timeZone: 'UTC' });

/** `11 Mar 2026` for an ISO date. */
export function dateWords(isoDate: string): string {
  const date = new Date(`${isoDate.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? isoDate : studyDates.format(date);
}

export function caseWords(entry: { readonly studyDate: string | null; readonly description: string }): string {
  return [entry.description, entry.studyDate === null ? '' : dateWords(entry.studyDate)].filter(Boolean).join(', ') || 'No study description';
}

/** When something happened, in the reader's own time: `today 14:06`, else the date. */
export function momentWords(at: string, now = new Date()): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  if (date.toDateString() === now.toDateString()) return `today ${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
  return date.toLocaleDateString('en-GB', dayMonthYear);
}

/** How a pullback is named among those of its case. Stills are named as what they are. */
export function pullbackName({ sample, kind, number }: Pick<PullbackEntry, 'sample' | 'kind' | 'number'>): string {
  if (sample !== null) return sample === 'read' ? 'Sample, read' : 'Sample, unread';
  return `${kind === 'stills' ? 'Stills' : 'Pullback'} ${number}`;
}

export function frameCountWords({ kind, numberOfFrames }: Pick<PullbackEntry, 'kind' | 'numberOfFrames'>): string {
  if (kind === 'pullback') return String(numberOfFrames);
  return numberOfFrames === 1 ? '1 still' : `${numberOfFrames} stills`;
}

const sourceWords: Readonly<Record<CalibrationSource, string>> = { ultrasoundRegion: 'DICOM region', pixelSpacing: 'Pixel Spacing', manual: 'by hand' };

export function scaleWords({ spacingMm, calibrationSource }: Pick<PullbackEntry, 'spacingMm' | 'calibrationSource'>): string {
  if (spacingMm === null) return 'uncalibrated, areas in px²';
  const { column, row } = spacingMm;
  const scale = Math.abs(row / column - 1) < 1e-3 ? column.toPrecision(3) : `${column.toPrecision(3)} × ${row.toPrecision(3)}`;
  const source = calibrationSource === 'ultrasoundRegion' || calibrationSource === 'pixelSpacing' || calibrationSource === 'manual' ? `, ${sourceWords[calibrationSource]}` : '';
  return `${scale} mm/px${source}`;
}

export function lengthsWords({ lengthsBy, anchors }: Pick<PullbackEntry, 'lengthsBy' | 'anchors'>): string {
  if (lengthsBy === null) return 'not measurable';
  return lengthsBy === 'anchors' ? `by ${anchors} anchors` : 'by the motor’s rate';
}

/** `45 accepted, 30 provisional`. */
export function contourWords(read: Pick<ReadEntry, 'acceptedContours' | 'provisionalContours' | 'acceptedUnseenContours'> | null): string {
  if (read === null || read.acceptedContours + read.provisionalContours === 0) return 'no contours yet';
  return [
    `${read.acceptedContours} accepted`,
    ...(read.provisionalContours > 0 ? [`${read.provisionalContours} provisional`] : []),
    ...(read.acceptedUnseenContours > 0 ? [`${read.acceptedUnseenContours} unseen`] : []),
  ].join(', ');
}
