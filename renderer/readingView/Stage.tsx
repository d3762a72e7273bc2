import { useCallback, useMemo } from 'react';
import type { AnnotationShape } from '../../src/analysis/annotation.ts';
import type { AnalysisEdit } from '../../src/analysis/edit.ts';
import type { Contour } from '../../src/contour/contour.ts';
import type { ValueWindow } from '../../src/dicom/imagePixels.ts';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import { contourCalibration } from '../../src/measurement/contourCalibration.ts';
import { crossSection } from '../../src/measurement/crossSection.ts';
import { annotationFigures } from '../../src/measurement/measureAnnotation.ts';
import { basisOfPullback } from '../../src/measurement/measuringBasis.ts';
import { type OpenReading, useApp } from '../app/appStore.ts';
import { detectChannel, questionOf } from '../detection/detectionWork.ts';
import { lengthWords } from '../format/lengthWords.ts';
import { landmarkDistanceWords } from '../format/landmarkDistanceWords.ts';
import { useCutAngle } from '../longitudinal/cutAngle.ts';
import { throughHeld } from '../overlay/tools/heldBorder.ts';
import type { Reading } from '../reading/reading.ts';
import { FrameStage } from '../viewport/FrameStage.tsx';
import { useShownFrame } from '../viewport/useShownFrame.ts';

/** The stage fed from a reading. */
export function Stage({ open, reading }: { readonly open: OpenReading; readonly reading: Reading }) {
  const { store, frames, setStage } = open;
  const { actions } = store;
  const { analysis, measurement, details } = reading;
  const { pullback } = details;
  const contourKind = useApp((app) => app.contourKind);
  const greyWindow = useApp((app) => app.greyWindow);
  const cutAngleDeg = useCutAngle((cut) => cut.angleDeg);
  const basis = useMemo(() => basisOfPullback(pullback), [pullback]);
  const measure = useCallback(
    (contour: Contour) => {
      const { calibration } = contourCalibration(contour, analysis, basis);
      const spacingMm = calibration.kind === 'calibrated' ? calibration.spacingMm : null;
      return { contourId: contour.id, kind: contour.kind, contour, crossSection: crossSection(contour, spacingMm), calibration };
    },
    [analysis, basis],
  );
  const measureAnnotation = useCallback((shape: AnnotationShape) => annotationFigures(shape, analysis, basis), [analysis, basis]);
  // Everything about the stage is of the frame that it shows, be it one that only stands there until the wanted one comes.
  const frameNumber = useShownFrame(frames, reading.frameNumber);
  const frameResult = frameNumber === reading.frameNumber ? reading.frameResult : (measurement.frames.find((frame) => frame.frameNumber === frameNumber) ?? null);
  const positionMm = measurement.positionsMm?.[frameNumber - 1] ?? null;
  const onEdit = useCallback(async (edit: AnalysisEdit) => void (await actions.edit(edit)), [actions]);
  const redetect = useCallback(
    async ({ frameNumber: onFrame, points, curve }: Contour, held: readonly ImagePoint[]) => {
      const answer = await open.detector.detect({ ...questionOf(store.getState().reading, onFrame), held, near: { points, curve } });
      return 'lumen' in answer && answer.lumen !== null ? throughHeld(answer.lumen, held) : null;
    },
    [open.detector, store],
  );
  const onChannel = useCallback((place: ImagePoint) => void detectChannel(open, place), [open]);
  return (
    <FrameStage
      ref={setStage}
      pullback={pullback}
      frames={frames}
      frameNumber={frameNumber}
      wantedFrame={reading.frameNumber}
      onFrameNumber={actions.goToFrame}
      analysis={analysis}
      frameResult={frameResult}
      calibration={reading.calibration}
      place={positionMm === null ? null : lengthWords(positionMm, measurement.positionSource)}
      positionWords={landmarkDistanceWords(analysis, measurement, frameNumber)}
      tool={reading.tool}
      onTool={actions.setTool}
      contourKind={contourKind}
      reader={reading.reader ?? ''}
      onEdit={onEdit}
      onInHand={actions.setInHand}
      measure={measure}
      measureAnnotation={measureAnnotation}
      selectedContourId={reading.selectedContourId}
      onSelectContour={actions.selectContour}
      cineRunning={reading.cineRunning}
      window={greyWindow}
      onWindow={setGreyWindow}
      onMessage={actions.say}
      cutAngleDeg={pullback.kind === 'stills' ? null : cutAngleDeg}
      redetect={redetect}
      onChannel={onChannel}
      readOnly={!reading.mayEdit}
    />
  );
}

function setGreyWindow(greyWindow: ValueWindow | null): void {
  useApp.setState({ greyWindow });
}
