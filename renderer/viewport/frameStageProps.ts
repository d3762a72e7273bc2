import type { Analysis } from '../../src/analysis/analysis.ts';
import type { AnnotationShape } from '../../src/analysis/annotation.ts';
import type { AnalysisEdit } from '../../src/analysis/edit.ts';
import type { Contour, ContourKind } from '../../src/contour/contour.ts';
import type { ValueWindow } from '../../src/dicom/imagePixels.ts';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import type { AnnotationFigures } from '../../src/measurement/annotationResult.ts';
import type { FrameResult, MeasuredContour } from '../../src/measurement/results.ts';
import type { Calibration } from '../../src/pullback/calibration.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import type { FrameSource } from '../frames/frameSource.ts';
import type { FoundBorder } from '../overlay/tools/heldBorder.ts';
import type { ToolName } from '../overlay/toolName.ts';

export interface FrameStageProps {
  readonly pullback: Pullback;
  readonly frames: FrameSource;
  /** 1-based; the stage shows this frame as soon as it is decoded and never another. Which one to show says `useShownFrame`. */
  readonly frameNumber: number;
  /** The frame that the reader has asked for: the one that is shown, or one that comes in its place. */
  readonly wantedFrame: number;
  /** The wheel asks for another frame; already kept within the pullback. */
  readonly onFrameNumber: (frameNumber: number) => void;

  readonly analysis: Analysis;
  /** What this frame measures as it stands, a contour in hand included; null where it yields no figure. */
  readonly frameResult: FrameResult | null;
  /** Scale at the image centre: for true proportions, the badge and the scale bar. */
  readonly calibration: Calibration;
  /** Place along the vein in words, as "60.2 mm"; null where it is not known. */
  readonly place: string | null;
  /** Relation to a landmark, as "20.2 mm caudal to iliac confluence"; null where there is nothing to say. */
  readonly positionWords: string | null;

  readonly tool: ToolName | null;
  readonly onTool: (tool: ToolName | null) => void;
  /** What a new contour is. */
  readonly contourKind: ContourKind;
  /** Who draws; stands on every contour that is finished here. */
  readonly reader: string;
  /** One finished gesture. The stage lets the contour in hand go when the document holds it (or the promise settles). */
  readonly onEdit: (edit: AnalysisEdit) => void | Promise<void>;
  /**
   * The contour in hand with every movement: a new one, or a changed one under its own id. null when the hand is empty
   * or holds a curve that cannot be measured.
   */
  readonly onInHand: (contour: Contour | null) => void;
  /**
   * Measures one contour as the document would.
   * @throws AppError `contour/…` where it crosses itself, leaves the image or has too few points.
   */
  readonly measure: (contour: Contour) => MeasuredContour;
  /** The same for a caliper or a free area. */
  readonly measureAnnotation: (shape: AnnotationShape) => AnnotationFigures;

  readonly selectedContourId: string | null;
  readonly onSelectContour: (contourId: string | null) => void;

  /** While the cine runs, contours stand still and the pointer edits nothing. */
  readonly cineRunning: boolean;
  /** null: the look that the file asks for. In output units of the modality transform. */
  readonly window: ValueWindow | null;
  readonly onWindow: (window: ValueWindow | null) => void;
  /** A sentence to show in place, e.g. why nothing could be copied. */
  readonly onMessage: (sentence: string) => void;
  /** Angle of the longitudinal cut, 0° at 3 o'clock and clockwise: two ticks at the rim show it. null or absent: no ticks. */
  readonly cutAngleDeg?: number | null;
  /** Looks for the border of a contour anew, through the places where the reader holds it; null where none is found. Absent: the hand alone moves borders. */
  readonly redetect?: (contour: Contour, held: readonly ImagePoint[]) => Promise<FoundBorder | null>;
  /** Looks for the border of the channel that holds this place, and proposes it. */
  readonly onChannel?: (place: ImagePoint) => void;
  /** The stage may not edit: another window holds the read. */
  readonly readOnly?: boolean;
}

/** What the action table's keys and menus ask of the stage (React ref). */
export interface FrameStageHandle {
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly resetWindow: () => void;
  /** From the darkest to the brightest value of the frame: for files that say nothing of their brightness and use little of their range. */
  readonly windowToFrame: () => void;
  /** Delete: the selected contour or annotation, or the frame's only contour. True where there was something to delete. */
  readonly deleteSelected: () => boolean;
  /** Enter: closes and accepts what is in hand, else accepts the frame's provisional contours. True where it did something. */
  readonly enter: () => boolean;
  /** Escape: drops what is in hand, else puts the tool down, else deselects. */
  readonly escape: () => boolean;
  /** Backspace: takes back the last point of a trace. */
  readonly backspace: () => boolean;
  /** C: the nearest contoured frame's contours, provisional, as one edit. */
  readonly copyFromNeighbour: () => boolean;
  /** The frame with its contours at the image's own resolution or the screen's, whichever is larger; PNG. */
  readonly copyFrameAsPicture: () => Promise<Blob>;
  readonly focus: () => void;
}
