import { IconAlertOctagon } from '@tabler/icons-react';
import { type Ref, type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { type CanvasPoint, canvasPoint } from '../../src/geometry/canvasPoint.ts';
import { canvasPxPerMm, imageToCanvas } from '../../src/geometry/viewTransform.ts';
import { fileLook, type GreyLook, linearWindowOf } from '../../src/dicom/greyLook.ts';
import type { FrameState } from '../frames/frameSource.ts';
import { annotationInHandOf } from '../overlay/annotationInHand.ts';
import { AnnotationMarks } from '../overlay/AnnotationMarks.tsx';
import { selectAnnotation, useAnnotationSelection } from '../overlay/annotationSelection.ts';
import { brushRadiusPx, useBrushSize } from '../overlay/brushSize.ts';
import { BrushDisc } from '../overlay/BrushDisc.tsx';
import { ContourLayer } from '../overlay/ContourLayer.tsx';
import { toolCursor } from '../overlay/toolCursor.ts';
import { holdsSomething } from '../overlay/toolStates.ts';
import { annotationsInHand } from '../overlay/tools/annotationEditTool.ts';
import { contoursUnderBrush } from '../overlay/tools/brushTool.ts';
import { contoursInHand } from '../overlay/tools/editTool.ts';
import { replacedBy } from '../overlay/tools/drawnContour.ts';
import { curveProblem } from '../overlay/tools/curveProblem.ts';
import type { ToolInput, ToolStep } from '../overlay/tools/toolStep.ts';
import { ContourLabel } from './ContourLabel.tsx';
import { HowPlate, WhatPlate, WherePlate } from './CornerPlates.tsx';
import { CutHandles } from './CutHandles.tsx';
import type { Picture } from './cornerstonePicture.ts';
import { foremostContour } from './foremostContour.ts';
import { FramePicture } from './FramePicture.tsx';
import styles from './FrameStage.module.css';
import type { FrameStageHandle, FrameStageProps } from './frameStageProps.ts';
import { draggedWindow, isWindowable } from './greyWindow.ts';
import { HintBar } from './HintBar.tsx';
import { measureOrNull } from './measureOrNull.ts';
import { Minimap } from './Minimap.tsx';
import { NoteInput } from './NoteInput.tsx';
import { ScaleBar } from './ScaleBar.tsx';
import { useFrameState } from './useFrameState.ts';
import { useKeptInHand } from './useKeptInHand.ts';
import { usePointer } from './usePointer.ts';
import { useRedetection } from './useRedetection.ts';
import { useStageContours } from './useStageContours.ts';
import { useStageHandle } from './useStageHandle.ts';
import type { StageSize } from './useStageSize.ts';
import { useToldInHand } from './useToldInHand.ts';
import { useTools } from './useTools.ts';
import { useView } from './useView.ts';

export interface StageSurfaceProps extends FrameStageProps {
  readonly stageRef: Ref<FrameStageHandle> | undefined;
  readonly element: RefObject<HTMLElement | null>;
  readonly size: StageSize;
}

/** The stage once its size is known: picture, contours, plates and pointer. */
export function StageSurface(props: StageSurfaceProps) {
  const { pullback, frames, frameNumber, analysis, frameResult, calibration, reader, contourKind, cineRunning, size, onInHand, onChannel, onMessage, onTool, onSelectContour } = props;
  const surface = useRef<HTMLDivElement>(null);
  const image = pullback.pixels;
  const spacingMm = calibration.kind === 'calibrated' ? calibration.spacingMm : null;
  const stageView = useView(image, spacingMm, size);
  const { view, zoomFraction } = stageView;
  const still = cineRunning || props.readOnly === true;
  const tool = still ? null : props.tool;

  const { state, late } = useFrameState(frames, frameNumber);
  const { contours, annotations, edit } = useStageContours(analysis, frameNumber, props.onEdit);
  const [pointer, setPointer] = useState<CanvasPoint | null>(null);

  const finishedIds = useRef<ReadonlySet<string>>(new Set());
  const onStep = useCallback(
    (step: ToolStep<unknown>) => {
      if (step.selected !== undefined) onSelectContour(step.selected);
      if (step.selectedAnnotation !== undefined) selectAnnotation(step.selectedAnnotation);
      if (step.refused !== null) onMessage(step.refused);
      if (step.around !== undefined) {
        onChannel?.(step.around);
        onTool(null);
      }
      if (step.finished === null) return;
      const finished = step.finished.type === 'contourAdded' || step.finished.type === 'contourChanged' ? step.finished.contour.id : null;
      if (finished !== null) finishedIds.current = new Set(finishedIds.current).add(finished);
      edit(step.finished);
      if (finished !== null) onSelectContour(finished);
      // A border takes more than one push.
      if (tool !== null && tool !== 'brush') onTool(null);
    },
    [edit, tool, onTool, onChannel, onSelectContour, onMessage],
  );
  const redetects = props.redetect !== undefined;
  // A contour that was picked since, here or in a panel, is what the hand means.
  const selectedAnnotationId = useAnnotationSelection(({ id }) => (props.selectedContourId === null ? id : null));
  const brushMm = useBrushSize(({ radiusMm }) => radiusMm);
  const brush = useMemo(() => brushRadiusPx(brushMm, spacingMm, image), [brushMm, spacingMm, image]);
  const surroundings = useMemo(
    () => ({ frameNumber, kind: contourKind, reader, view, image, spacingMm, brushRadiusPx: brush, contours, selectedContourId: props.selectedContourId, annotations, selectedAnnotationId, redetects }),
    [frameNumber, contourKind, reader, view, image, spacingMm, brush, contours, props.selectedContourId, annotations, selectedAnnotationId, redetects],
  );
  const tools = useTools(tool, surroundings, onStep);
  const { states, inHand } = tools;
  useKeptInHand(frameNumber, tool, inHand, contours, finishedIds, tools.letGo, edit, onMessage);
  useRedetection(tools, frameNumber, props.redetect);

  const laid = useMemo(() => annotationInHandOf(tool, states, image), [tool, states, image]);
  const drawnAnnotations = useMemo(() => annotationsInHand(states.annotationEdit, annotations), [states.annotationEdit, annotations]);

  const measurable = inHand !== null && inHand.problem === null ? inHand.contour : null;
  useToldInHand(measurable, onInHand);

  const drawn = useMemo(() => contoursUnderBrush(states.brush, contoursInHand(states.edit, contours)), [states.edit, states.brush, contours]);
  const measuredInHand = useMemo(() => measureOrNull(props.measure, measurable), [props.measure, measurable]);
  const foremost = foremostContour(drawn, props.selectedContourId);
  const measuredHere = useMemo(() => measureOrNull(props.measure, foremost), [props.measure, foremost]);
  const refusedHere = useMemo(
    () => drawn.map((contour) => curveProblem(contour.points, contour.curve, { columns: image.columns, rows: image.rows })?.message ?? null).find((message) => message !== null) ?? null,
    [drawn, image.columns, image.rows],
  );

  const windowable = isWindowable(image);
  const { window } = props;
  const look = useMemo<GreyLook>(() => (window === null ? fileLook(image) : { kind: 'window', window, shape: 'linear' }), [window, image]);
  const picture = usePicture(props, state, look);
  const pannable = zoomFraction !== null;
  // What already fits goes back to the look of the file.
  const fit = () => (pannable ? stageView.fit() : props.onWindow(null));
  const windowFrom = useRef(linearWindowOf(look));
  const scrub = (by: number) => {
    if (states.edit.drag !== null || states.annotationEdit.drag !== null || laid?.tool === 'text' || states.ellipse.grip !== null || states.freehand.drawing || states.brush.stroke !== null) return;
    const wanted = Math.min(pullback.numberOfFrames, Math.max(1, props.wantedFrame + by));
    if (wanted !== props.wantedFrame) props.onFrameNumber(wanted);
  };
  usePointer(surface, {
    view,
    image,
    onTool: (input: ToolInput) => {
      if (!still && state?.kind === 'ready') tools.send(input);
    },
    pansAt: (keys) => still || (tool === null && tools.current().edit.hover === null && tools.current().annotationEdit.hover === null && (pannable || keys.alt)),
    onPan: stageView.pan,
    onZoom: stageView.zoom,
    onScrub: scrub,
    onWindowStart: () => {
      windowFrom.current = linearWindowOf(look);
    },
    onWindowDrag: (dx, dy) => {
      if (windowable) props.onWindow(draggedWindow(windowFrom.current, dx, dy, image));
    },
    onFit: () => {
      if (tool === null && states.edit.hover === null && states.annotationEdit.hover === null) fit();
    },
    // Only a label beside the hand needs to know; without one nothing is drawn anew.
    onHover: (at) => setPointer(inHand === null ? null : at),
  });
  useStageHandle({ ...props, tool, tools, stageView: { ...stageView, fit }, contours, annotations, selectedAnnotationId, edit, still, state, look });

  const ready = state?.kind === 'ready';
  const pxPerMm = canvasPxPerMm(view, spacingMm);
  const showDiameters = ready && !cineRunning && (inHand === null || inHand.how === 'edit' || inHand.how === 'ellipse');
  const diametersOf = showDiameters ? (inHand?.how === 'ellipse' ? measuredInHand : measuredHere) : null;
  const replacesContour = tool !== null && tool !== 'brush' && tool !== 'calibrate' && inHand?.contour != null && replacedBy(inHand.points, { contours, kind: contourKind }) !== null;
  return (
    <>
      <div ref={surface} className={styles.surface} style={{ cursor: toolCursor(tool, states, pannable) }}>
        <FramePicture className={styles.picture} picture={picture} view={view} />
        <div className={styles.contours} aria-hidden="true">
          {ready ? (
            <ContourLayer
              size={size}
              view={view}
              contours={drawn}
              measured={diametersOf}
              tool={tool}
              states={states}
              inHand={inHand}
              selectedContourId={props.selectedContourId}
              image={image}
              cutAngleDeg={props.cutAngleDeg ?? null}
              still={still}
            >
              {tool !== 'brush' || states.brush.at === null ? null : <BrushDisc at={states.brush.at} radiusPx={brush} view={view} />}
              {drawnAnnotations.length === 0 && laid === null ? null : (
                <AnnotationMarks
                  annotations={drawnAnnotations}
                  inHand={laid}
                  measure={props.measureAnnotation}
                  selectedId={selectedAnnotationId}
                  hoveredId={still ? null : (states.annotationEdit.hover?.annotationId ?? null)}
                  view={view}
                  canvas={size}
                  contours={drawn}
                  measured={diametersOf}
                />
              )}
            </ContourLayer>
          ) : null}
        </div>
      </div>
      {props.cutAngleDeg == null || tool !== null ? null : <CutHandles image={image} view={view} angleDeg={props.cutAngleDeg} />}
      <WherePlate kind={pullback.kind} frameNumber={frameNumber} numberOfFrames={pullback.numberOfFrames} place={props.place} positionWords={props.positionWords} bookmarked={annotations.some(({ shape }) => shape.kind === 'bookmark')} />
      <HowPlate calibration={calibration} look={windowable ? look : null} zoomFraction={zoomFraction} pxPerMm={pxPerMm} />
      {tool !== null && inHand !== null ? null : <WhatPlate contours={drawn} result={frameResult} measured={measuredHere} refused={refusedHere} raised={tool !== null} />}
      {pxPerMm === null ? null : <ScaleBar pxPerMm={pxPerMm} />}
      {zoomFraction !== null && zoomFraction > 1 ? <Minimap image={image} view={view} size={size} contours={drawn} /> : null}
      {inHand !== null && holdsSomething(tool, states) ? (
        <ContourLabel inHand={inHand} measured={measuredInHand} at={pointer ?? canvasPoint(size.width / 2, size.height / 2)} size={size} />
      ) : null}
      {laid?.shape?.kind === 'text' ? (
        <NoteInput
          at={imageToCanvas(view, laid.shape.at)}
          size={size}
          onNote={(note) => tools.send({ type: 'note', note })}
          onDrop={() => tools.send({ type: 'escape' })}
          onDone={() => props.element.current?.focus({ preventScroll: true })}
        />
      ) : null}
      {tool === null ? null : (
        <HintBar
          tool={tool}
          inHand={inHand}
          replaces={inHand?.stretch === true ? 'stretch' : replacesContour ? 'contour' : null}
          awaitsLength={states.calibrate.ends.length === 2}
          closable={laid?.shape?.kind === 'area' && laid.problem === null}
          onAccept={() => tools.send({ type: 'enter' })}
          onLength={(lengthMm) => tools.send({ type: 'length', lengthMm })}
          onCancel={() => {
            tools.send({ type: 'escape' });
            props.element.current?.focus({ preventScroll: true });
          }}
        />
      )}
      {state?.kind === 'failed' ? (
        <div className={`${styles.notice} ${styles.noticeError}`} role="alert">
          <IconAlertOctagon size={18} stroke={1.75} aria-hidden="true" />
          {state.error.message}
        </div>
      ) : late ? (
        <div className={styles.notice} role="status">
          Loading frame {frameNumber}
        </div>
      ) : null}
    </>
  );
}

function usePicture({ pullback, frameNumber }: FrameStageProps, state: FrameState | null, look: GreyLook): Picture | null {
  const frame = state?.kind === 'ready' ? state.frame : null;
  return useMemo<Picture | null>(
    () => (frame === null ? null : { key: `${pullback.sopInstanceUid}/${frameNumber}`, frame, pixels: pullback.pixels, look }),
    [frame, pullback, frameNumber, look],
  );
}
