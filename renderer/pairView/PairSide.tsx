import { useMemo, useState } from 'react';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { fileLook } from '../../src/dicom/greyLook.ts';
import { canvasPoint } from '../../src/geometry/canvasPoint.ts';
import { canvasPxPerMm, fitView, type ViewTransform, zoomAbout } from '../../src/geometry/viewTransform.ts';
import { calibrationAtCentre } from '../../src/measurement/contourCalibration.ts';
import { type MeasuringBasis } from '../../src/measurement/measuringBasis.ts';
import type { MeasurementResult } from '../../src/measurement/results.ts';
import type { Calibration } from '../../src/pullback/calibration.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import { calibrationWords } from '../format/frameFigures.ts';
import type { FrameSource } from '../frames/frameSource.ts';
import { phaseWords } from '../library/libraryWords.ts';
import { PhaseSign } from '../library/PhaseSign.tsx';
import { ContourLayer } from '../overlay/ContourLayer.tsx';
import { emptyTools } from '../overlay/toolStates.ts';
import { WhatPlate } from '../viewport/CornerPlates.tsx';
import { FramePicture } from '../viewport/FramePicture.tsx';
import stage from '../viewport/FrameStage.module.css';
import { foremostContour } from '../viewport/foremostContour.ts';
import { ScaleBar } from '../viewport/ScaleBar.tsx';
import { useFrameState } from '../viewport/useFrameState.ts';
import { useShownFrame } from '../viewport/useShownFrame.ts';
import type { StageSize } from '../viewport/useStageSize.ts';
import { wheelSteps } from '../viewport/wheelSteps.ts';
import styles from './pairView.module.css';

/** One of the two pullbacks, with what was read of it. */
export interface PairedPullback {
  readonly pullback: Pullback;
  readonly analysis: Analysis;
  readonly basis: MeasuringBasis;
  readonly measurement: MeasurementResult;
  readonly frames: FrameSource;
}

export interface PairSideProps {
  readonly side: PairedPullback;
  /** null where the pullback does not reach. */
  readonly frameNumber: number | null;
  readonly size: StageSize;
  /** Canvas pixels a millimetre, the same on both sides; null where either has no scale, and each is fitted. */
  readonly pxPerMm: number | null;
  readonly onStep: (frames: number) => void;
}

/** In less width the diameters stand on the picture alone, so that the areas of lumen and stent keep clear of the scale bar. */
const roomForDiametersPx = 470;

const margins = { left: 8, top: 8, right: 8, bottom: 8 };

/** How large a millimetre would be with the whole picture in a stage; null without a scale. */
export function fittedPxPerMm({ pullback, analysis, basis }: PairedPullback, size: StageSize): number | null {
  const spacingMm = spacingOf(calibrationAtCentre(analysis, basis).calibration);
  return canvasPxPerMm(fitView(pullback.pixels, spacingMm, size, margins), spacingMm);
}

function spacingOf(calibration: Calibration) {
  return calibration.kind === 'calibrated' ? calibration.spacingMm : null;
}

/** One side: the frame with its contours, to look at. Nothing is drawn here by hand. */
export function PairSide({ side, frameNumber, size, pxPerMm, onStep }: PairSideProps) {
  const { pullback, analysis, basis } = side;
  const { calibration } = useMemo(() => calibrationAtCentre(analysis, basis), [analysis, basis]);
  const view = useMemo(() => viewAt(pullback, calibration, size, pxPerMm), [pullback, calibration, size, pxPerMm]);
  const { scale, source } = calibrationWords(calibration);
  const { phase } = analysis.acquisition;
  const [steps] = useState(wheelSteps);
  return (
    <section
      className={stage.stage}
      aria-label={`${phaseWords[phase]}, ${frameNumber === null ? 'not reached here' : `frame ${frameNumber} of ${pullback.numberOfFrames}`}`}
      onWheel={({ nativeEvent }) => {
        const frames = nativeEvent.ctrlKey || nativeEvent.metaKey ? 0 : steps(nativeEvent);
        if (frames !== 0) onStep(frames);
      }}
    >
      {frameNumber === null ? <div className={styles.beyond}>This pullback does not reach here.</div> : <PairPicture {...{ side, frameNumber, size, view }} />}
      <div className={`${stage.plate} ${stage.topLeft}`}>
        <div className={styles.phase}>
          <PhaseSign phase={phase} size={12} />
          {phaseWords[phase]}
        </div>
        {frameNumber === null ? null : (
          <div>
            <strong className={styles.frameNumber}>{frameNumber}</strong> of {pullback.numberOfFrames}
          </div>
        )}
      </div>
      <div className={`${stage.plate} ${stage.topRight}`}>
        <div className={`${stage.badge} ${calibration.kind === 'uncalibrated' ? stage.badgeWarning : ''}`}>
          <strong>{scale}</strong> {source}
        </div>
      </div>
      {pxPerMm === null ? null : <ScaleBar pxPerMm={pxPerMm} />}
    </section>
  );
}

function viewAt(pullback: Pullback, calibration: Calibration, size: StageSize, pxPerMm: number | null): ViewTransform {
  const spacingMm = spacingOf(calibration);
  const fitted = fitView(pullback.pixels, spacingMm, size, margins);
  const fittedMm = canvasPxPerMm(fitted, spacingMm);
  return pxPerMm === null || fittedMm === null ? fitted : zoomAbout(fitted, canvasPoint(size.width / 2, size.height / 2), pxPerMm / fittedMm);
}

/** Everything here is of the frame that is shown, be it one that only stands until the wanted one comes. */
function PairPicture({ side: { pullback, analysis, measurement, frames }, frameNumber: wanted, size, view }: Pick<PairSideProps, 'side' | 'size'> & { readonly frameNumber: number; readonly view: ViewTransform }) {
  const frameNumber = useShownFrame(frames, wanted);
  const { state, late } = useFrameState(frames, frameNumber);
  const frame = state?.kind === 'ready' ? state.frame : null;
  const picture = useMemo(
    () => (frame === null ? null : { key: `pair/${pullback.sopInstanceUid}/${frameNumber}`, frame, pixels: pullback.pixels, look: fileLook(pullback.pixels) }),
    [frame, pullback, frameNumber],
  );
  const contours = useMemo(() => analysis.contours.filter((contour) => contour.frameNumber === frameNumber), [analysis, frameNumber]);
  const result = measurement.frames.find((one) => one.frameNumber === frameNumber) ?? null;
  const foremost = foremostContour(contours, null);
  const measured = result?.contours.find(({ contourId }) => contourId === foremost?.id) ?? null;
  return (
    <>
      <div className={stage.surface}>
        <FramePicture className={stage.picture} picture={picture} view={view} />
        <div className={stage.contours} aria-hidden="true">
          {picture === null ? null : (
            <ContourLayer size={size} view={view} contours={contours} measured={measured} tool={null} states={emptyTools} inHand={null} selectedContourId={null} image={pullback.pixels} cutAngleDeg={null} still />
          )}
        </div>
      </div>
      <WhatPlate contours={contours} result={result} measured={size.width < roomForDiametersPx ? null : measured} refused={null} raised={false} />
      {state?.kind === 'failed' ? (
        <div className={`${stage.notice} ${stage.noticeError}`} role="alert">
          {state.error.message}
        </div>
      ) : late ? (
        <div className={stage.notice} role="status">
          Loading frame {frameNumber}
        </div>
      ) : null}
    </>
  );
}
