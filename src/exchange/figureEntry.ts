/** Why a figure is not there. Every empty value of the study table has one of these beside it. */
export const absentReasons = {
  uncalibrated: 'The image has no scale, so nothing is known in millimetres.',
  notContoured: 'No frame that the figure needs has a contour.',
  noReference: 'No reference was chosen, it cannot be used, or it gives no such figure (a preset or a typed area has no diameter; the reader may say that there is none).',
  noPositions: 'Places along the vein are not known: no motor and fewer than two anchors around it.',
  notEntered: 'The reader entered nothing.',
  notMeasurable: 'The figure cannot be had there: several channels, a centroid outside the lumen, frames that are marked, or the other pullback does not have it.',
  notAnswered: 'A cut-off whose figure is missing, or which is not evaluated for this etiology.',
  notWritten: 'The program that froze the report did not write it.',
} as const;
export type AbsentReason = keyof typeof absentReasons;

/** A figure of the report as the study table names it. */
export interface FigureEntry {
  /** Which part of the report it is of, and its name there. */
  readonly record: string;
  readonly quantity: string;
  /** Its name in the table: at most 32 letters, digits and underscores, a letter first, as every statistics package takes it. */
  readonly name: string;
  /** UCUM; empty where the value is a word. */
  readonly unit: string;
  readonly basis: FigureBasis;
  readonly definition: string;
  /** Why it is missing where nothing more is known. */
  readonly absent: AbsentReason;
}

/** What a figure is taken over. */
export const figureBases = {
  minimum: 'The frame of the segment with the smallest lumen area.',
  reference: 'The reference of the segment; reference_rule and reference_statistic say which.',
  segment: 'All frames of the segment.',
  stent: 'Frames of the segment on which a stent is known.',
  lesion: 'The stretch around the minimum under the bound that the reader set.',
  change: 'From the pullback before to this one, for one vein.',
  frame: 'One frame.',
  contour: 'One contour of one frame; item counts the contours of the frame.',
  implant: 'One stent that the reader entered; item names it.',
  stretch: 'A run of frames with stents; item names them.',
  hold: 'A run of frames with the catheter at rest.',
  sizing: 'One landing frame, or the pair of them, of a sizing sheet; item counts the sheets.',
  annotation: 'A measure that the reader laid on one frame.',
  other: 'A figure of a report that another version of the program froze, under the name and the unit that it has there.',
} as const;
export type FigureBasis = keyof typeof figureBases;

type Row = readonly [quantity: string, name: string, unit: string, definition: string, absent: AbsentReason];

/** Entries of one part of the report. */
export function entries(record: string, basis: FigureBasis, rows: readonly Row[]): readonly FigureEntry[] {
  return rows.map(([quantity, name, unit, definition, absent]) => ({ record, basis, quantity, name, unit, definition, absent }));
}
