import type { Analysis } from '../../src/analysis/analysis.ts';
import type { AnalysisEdit } from '../../src/analysis/edit.ts';
import type { PullbackDetails, ReportEntry } from '../../src/api/contract.ts';
import type { ReadEntry } from '../../src/api/libraryListing.ts';
import type { Contour } from '../../src/contour/contour.ts';
import type { ComparisonPreset } from '../../src/measurement/comparisonPreset.ts';
import type { MeasuringBasis } from '../../src/measurement/measuringBasis.ts';
import type { Missing, MissingPlace } from '../../src/measurement/finality.ts';
import type { PairedChange } from '../../src/measurement/pairedChange.ts';
import type { FrameResult, MeasurementResult } from '../../src/measurement/results.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import type { Calibration } from '../../src/pullback/calibration.ts';
import type { ToolName } from '../overlay/toolName.ts';

/** Whether what the reader did is in the library. `failed` holds the edit until it is kept or the reader lets it go. */
export type Saving =
  | { readonly state: 'kept' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly message: string }
  /** Somebody else wrote: nothing more is taken until the read is loaded again. */
  | { readonly state: 'changedElsewhere'; readonly message: string };

export const panelNames = ['frame', 'segments', 'report'] as const;
export type PanelName = (typeof panelNames)[number];

/** Another pullback of the patient, by the reader's own read of it, whose segments may serve as a reference and which this one may be compared with. */
export interface ReadingPartner {
  /** Date, series and phase, as the reader knows it. */
  readonly label: string;
  readonly pullbackId: string;
  readonly pullback: Pullback;
  readonly analysis: Analysis;
  readonly basis: MeasuringBasis;
}

/** A read of a pullback as it is on screen: everything that panels and timeline show. Plain, immutable data. */
export interface Reading {
  readonly details: PullbackDetails;
  readonly read: ReadEntry;
  readonly reports: readonly ReportEntry[];
  /** The document as it stands in the history, without what is in hand. */
  readonly analysis: Analysis;
  /** Measured over the document with the contour in hand in it: live while the hand moves. */
  readonly measurement: MeasurementResult;
  /** Against the pullback that it is compared with; null where there is none, or nothing was read of that one. */
  readonly change: PairedChange | null;
  /** What keeps the report a draft; empty when it can be final. */
  readonly missing: readonly Missing[];
  readonly presets: readonly ComparisonPreset[];
  readonly partners: readonly ReadingPartner[];
  /** 1-based. */
  readonly frameNumber: number;
  /** What the current frame measures, what is in hand included; null where it yields no figure. */
  readonly frameResult: FrameResult | null;
  /** Scale at the image centre. */
  readonly calibration: Calibration;
  readonly tool: ToolName | null;
  readonly inHand: Contour | null;
  readonly selectedContourId: string | null;
  readonly selectedSegmentId: string | null;
  readonly panel: PanelName;
  readonly cineRunning: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly saving: Saving;
  /** null while nobody has said who they are. */
  readonly reader: string | null;
  /** False where the read is another reader's, or was changed elsewhere. */
  readonly mayEdit: boolean;
}

/** What can be done with a reading. Every one of them is safe to call at any time. */
export interface ReadingActions {
  readonly goToFrame: (frameNumber: number) => void;
  /** Opens the frame or the panel where something that is missing is mended. */
  readonly goToPlace: (place: MissingPlace) => void;
  /**
   * Appends one edit: it is on screen at once and in the library before the next is taken. Resolves to false where it was
   * refused; the reason stands in `message`.
   */
  readonly edit: (edit: AnalysisEdit) => Promise<boolean>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly retrySaving: () => void;
  readonly reload: () => void;
  readonly setTool: (tool: ToolName | null) => void;
  readonly setInHand: (contour: Contour | null) => void;
  readonly selectContour: (contourId: string | null) => void;
  readonly selectSegment: (segmentId: string | null) => void;
  readonly showPanel: (panel: PanelName) => void;
  readonly setCine: (running: boolean) => void;
  /** Freezes the report; `reason` for a later revision, else null; `verified` where the reader verifies it. Resolves to false where it was refused. */
  readonly finalise: (reason: string | null, verified: boolean) => Promise<boolean>;
  readonly addPreset: (preset: ComparisonPreset) => Promise<boolean>;
  /** Shows one sentence in place, at the foot of the window, until the next. */
  readonly say: (sentence: string) => void;
}
