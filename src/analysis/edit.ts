import type { Contour, ContourAcceptance } from '../contour/contour.ts';
import type { AcquisitionRecord, Direction } from './acquisitionRecord.ts';
import type { ManualCalibration, PositionAnchor } from './analysis.ts';
import type { Annotation } from './annotation.ts';
import type { Finding } from './finding.ts';
import type { FrameMark } from './frameMark.ts';
import type { Implant } from './implant.ts';
import type { Landmark } from './landmark.ts';
import type { LesionRule } from './lesionRule.ts';
import type { Pairing } from './pairing.ts';
import type { SizingSheet } from './sizingSheet.ts';
import type { ReferenceChoice, VeinSegment } from './veinSegment.ts';

/**
 * One edit of the document in the reader's words: one finished gesture, one step of undo, one row of the audit trail.
 * Whole values, never patches, so that a row can be read years later without the program that wrote it.
 */
export type AnalysisEdit =
  | { readonly type: 'contourAdded'; readonly contour: Contour }
  | { readonly type: 'contourChanged'; readonly contour: Contour }
  | { readonly type: 'contoursDeleted'; readonly contourIds: readonly string[] }
  | { readonly type: 'contoursAccepted'; readonly contourIds: readonly string[]; readonly acceptance: Extract<ContourAcceptance, { status: 'accepted' }> }
  /** `replacedContourIds`: provisional ones whose place the imported take by the reader's word; absent for none. */
  | { readonly type: 'contoursImported'; readonly contours: readonly Contour[]; readonly from: string; readonly replacedContourIds?: readonly string[] | undefined }
  /** The machine's proposals, all provisional, in the place of what it proposed there before. Nothing that a reader drew or accepted is replaced. */
  | { readonly type: 'contoursProposed'; readonly contours: readonly Contour[]; readonly replacedContourIds: readonly string[] }
  | { readonly type: 'frameMarkSet'; readonly frameMark: FrameMark }
  | { readonly type: 'frameMarkDeleted'; readonly id: string }
  | { readonly type: 'segmentAdded'; readonly segment: VeinSegment }
  | { readonly type: 'segmentChanged'; readonly segment: VeinSegment }
  | { readonly type: 'segmentDeleted'; readonly id: string }
  | { readonly type: 'referenceChosen'; readonly segmentId: string; readonly reference: ReferenceChoice | null }
  | { readonly type: 'comparisonPresetChosen'; readonly segmentId: string; readonly preset: string | null }
  | { readonly type: 'landmarkSet'; readonly landmark: Landmark }
  | { readonly type: 'landmarkDeleted'; readonly id: string }
  | { readonly type: 'findingSet'; readonly finding: Finding }
  | { readonly type: 'findingDeleted'; readonly id: string }
  | { readonly type: 'implantSet'; readonly implant: Implant }
  | { readonly type: 'implantDeleted'; readonly id: string }
  | { readonly type: 'annotationSet'; readonly annotation: Annotation }
  | { readonly type: 'annotationDeleted'; readonly id: string }
  | { readonly type: 'sizingSheetSet'; readonly sizingSheet: SizingSheet }
  | { readonly type: 'sizingSheetDeleted'; readonly id: string }
  | { readonly type: 'lesionRuleSet'; readonly lesionRule: LesionRule | null }
  | { readonly type: 'pairingSet'; readonly pairing: Pairing | null }
  | { readonly type: 'acquisitionConfirmed'; readonly acquisition: AcquisitionRecord; readonly direction: Direction | null }
  | { readonly type: 'calibrationRecorded'; readonly calibration: ManualCalibration }
  | { readonly type: 'calibrationWithdrawn' }
  | { readonly type: 'uncalibratedDeclared'; readonly declared: boolean }
  | { readonly type: 'anchorsSet'; readonly anchors: readonly PositionAnchor[] }
  | { readonly type: 'impressionWritten'; readonly impression: string }
  | { readonly type: 'maximumGapSet'; readonly maximumGapFrames: number };

/** What the audit trail holds: an edit, or a step back or forth in the history. */
export type HistoryAction = { readonly type: 'edit'; readonly edit: AnalysisEdit } | { readonly type: 'undo' } | { readonly type: 'redo' };

/** One row of a read's audit trail. Rows are numbered from 1 without gaps and are never rewritten. */
export interface HistoryEvent {
  readonly sequence: number;
  readonly reader: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly action: HistoryAction;
}
