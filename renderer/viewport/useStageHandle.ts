import { type Ref, type RefObject, useImperativeHandle } from 'react';
import type { Annotation } from '../../src/analysis/annotation.ts';
import type { AnalysisEdit } from '../../src/analysis/edit.ts';
import type { Contour } from '../../src/contour/contour.ts';
import { type GreyLook, windowOfValues } from '../../src/dicom/greyLook.ts';
import { AppError } from '../../src/shared/appError.ts';
import type { FrameState } from '../frames/frameSource.ts';
import { selectAnnotation } from '../overlay/annotationSelection.ts';
import { isAnnotationTool, type ToolName } from '../overlay/toolName.ts';
import { holdsSomething } from '../overlay/toolStates.ts';
import { acceptFrame } from '../overlay/tools/acceptFrame.ts';
import { copyFromNeighbour } from '../overlay/tools/copyFromNeighbour.ts';
import { annotationWords } from '../format/annotationWords.ts';
import { areaFigure, calibrationWords } from '../format/frameFigures.ts';
import { frameName } from '../format/stillWords.ts';
import { framePictureBlob, type PictureAnnotation } from './framePictureBlob.ts';
import type { FrameStageHandle, FrameStageProps } from './frameStageProps.ts';
import type { StageTools } from './useTools.ts';
import type { StageView } from './useView.ts';

const zoomStep = 1.25;

export interface StageHandleParts extends FrameStageProps {
  readonly stageRef: Ref<FrameStageHandle> | undefined;
  readonly element: RefObject<HTMLElement | null>;
  readonly tool: ToolName | null;
  readonly tools: StageTools;
  readonly stageView: StageView;
  readonly contours: readonly Contour[];
  readonly annotations: readonly Annotation[];
  readonly selectedAnnotationId: string | null;
  readonly edit: (edit: AnalysisEdit) => void;
  readonly still: boolean;
  readonly state: FrameState | null;
  readonly look: GreyLook;
}

/** Answers the action table: what keys and menus do to the stage. */
export function useStageHandle(parts: StageHandleParts): void {
  useImperativeHandle(parts.stageRef, () => handleOf(parts));
}

function handleOf(parts: StageHandleParts): FrameStageHandle {
  const { tools, tool, stageView, contours, edit, still, frameNumber, analysis, calibration } = parts;
  const holds = () => holdsSomething(tool, tools.current());
  return {
    fit: stageView.fit,
    zoomIn: () => stageView.zoom(zoomStep),
    zoomOut: () => stageView.zoom(1 / zoomStep),
    resetWindow: () => parts.onWindow(null),
    windowToFrame: () => {
      const frame = parts.state?.kind === 'ready' ? parts.state.frame : null;
      if (frame?.kind === 'grey') parts.onWindow(windowOfValues(frame.values, parts.pullback.pixels));
    },
    deleteSelected: () => {
      if (still) return false;
      const { hover } = tools.current().edit;
      if (tool === null && hover?.part.kind === 'point') {
        tools.send({ type: 'delete' });
        return true;
      }
      const annotation = parts.annotations.find(({ id }) => id === parts.selectedAnnotationId);
      if (annotation !== undefined) {
        edit({ type: 'annotationDeleted', id: annotation.id });
        selectAnnotation(null);
        return true;
      }
      const chosen = contours.find(({ id }) => id === parts.selectedContourId) ?? (contours.length === 1 ? contours[0] : undefined);
      if (chosen === undefined) return false;
      edit({ type: 'contoursDeleted', contourIds: [chosen.id] });
      parts.onSelectContour(null);
      return true;
    },
    enter: () => {
      if (still) return false;
      if (holds()) {
        tools.send({ type: 'enter' });
        return true;
      }
      const accepted = parts.state?.kind === 'ready' ? acceptFrame(contours, { reader: parts.reader, now: new Date().toISOString() }) : null;
      if (accepted === null) return false;
      edit(accepted);
      return true;
    },
    escape: () => {
      if (holds()) tools.send({ type: 'escape' });
      else if (tool !== null) parts.onTool(null);
      else if (parts.selectedContourId !== null) parts.onSelectContour(null);
      else if (parts.selectedAnnotationId !== null) selectAnnotation(null);
      else return false;
      return true;
    },
    backspace: () => {
      if (!holds() || (tool !== 'trace' && tool !== 'calibrate' && !isAnnotationTool(tool))) return false;
      tools.send({ type: 'backspace' });
      return true;
    },
    copyFromNeighbour: () => {
      if (still) return false;
      const copy = copyFromNeighbour(analysis.contours, frameNumber, () => crypto.randomUUID());
      if (copy.kind === 'refused') {
        parts.onMessage(copy.message);
        return false;
      }
      edit(copy.edit);
      parts.onMessage(`Copied from frame ${copy.fromFrame}, provisional. Enter accepts.`);
      return true;
    },
    copyFrameAsPicture: async () => {
      if (parts.state?.kind !== 'ready') {
        throw new AppError('dicom/frameUndecodable', `Frame ${frameNumber} is not on screen: there is nothing to copy.`, { frameNumber });
      }
      const spacingMm = calibration.kind === 'calibrated' ? calibration.spacingMm : null;
      return framePictureBlob(parts.state.frame, parts.pullback.pixels, parts.look, contours, pictureAnnotations(parts), spacingMm, captionOf(parts));
    },
    focus: () => parts.element.current?.focus({ preventScroll: true }),
  };
}

function pictureAnnotations({ annotations, measureAnnotation }: StageHandleParts): readonly PictureAnnotation[] {
  return annotations.map(({ shape, note }) => ({ shape, words: shape.kind === 'bookmark' ? '' : annotationWords(shape, note, measureAnnotation(shape)) }));
}

/** A picture leaves the program with what its figure rests on. */
function captionOf({ frameNumber, pullback, frameResult, calibration, contours }: StageHandleParts): string {
  const area = areaFigure(frameResult?.lumenAreaMm2 ?? null, frameResult?.lumenAreaPx2 ?? null);
  const { scale, source } = calibrationWords(calibration);
  const provisional = contours.some(({ acceptance }) => acceptance.status === 'provisional');
  return [
    `${frameName(pullback.kind, frameNumber)} of ${pullback.numberOfFrames}`,
    ...(area === null ? [] : [`lumen ${area.value} ${area.unit}${provisional ? ', provisional' : ''}`]),
    `${scale} ${source}`,
    'research and training use',
  ].join(' · ');
}
