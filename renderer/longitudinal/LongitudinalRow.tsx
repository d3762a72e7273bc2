import { memo, type PointerEvent, type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import type { FrameMark } from '../../src/analysis/frameMark.ts';
import type { Landmark } from '../../src/analysis/landmark.ts';
import type { Contour } from '../../src/contour/contour.ts';
import { fileLook, type GreyLook } from '../../src/dicom/greyLook.ts';
import type { CutGrid } from '../../src/pullback/cutGrid.ts';
import type { ReferenceSide } from '../../src/measurement/results.ts';
import { useApp } from '../app/appStore.ts';
import { countWords } from '../format/decimalWords.ts';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import { axisPress, followDrag } from '../timeline/followDrag.ts';
import { frameAtX, type FrameScale, spanOfFrames, xOfFrame } from '../timeline/frameScale.ts';
import { useElementSize } from '../timeline/useElementSize.ts';
import { borderPath } from './borderPath.ts';
import { useCutAngle } from './cutAngle.ts';
import { borderLines, contouredFrames, cutBorders } from './cutBorders.ts';
import { shadesOfCut } from './cutLevels.ts';
import styles from './longitudinal.module.css';
import { paintCut } from './paintCut.ts';
import type { Cut } from './useCut.ts';

export interface LongitudinalRowProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
  readonly scale: FrameScale;
  readonly cut: Cut;
}

/** The pullback cut lengthwise, over the frame axis: a press or a drag moves through the frames. */
export function LongitudinalRow({ reading, actions, scale, cut }: LongitudinalRowProps): ReactNode {
  const [sizeRef, size] = useElementSize();
  const angleDeg = useCutAngle((turned) => turned.angleDeg);
  const { state, grid } = cut;
  const { analysis, measurement } = reading;
  const selected = measurement.segments.find(({ id }) => id === reading.selectedSegmentId);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const pressedAt = axisPress(event);
    if (pressedAt === null) return;
    const moveTo = (x: number) => actions.goToFrame(frameAtX(scale, x));
    moveTo(pressedAt);
    followDrag(event, { onMove: moveTo, onEnd: () => undefined });
  };
  const share = state === null || state.framesToDo === 0 ? 0 : state.doneFrames / state.framesToDo;
  const words = state === null || state.stopped || share >= 1 ? null : `${state.doneFrames} of ${state.framesToDo}`;
  return (
    <div ref={sizeRef} data-frame-axis className={styles.row} role="img" aria-label={`Longitudinal view, cut at ${angleDeg}°`} aria-busy={share < 1} onPointerDown={onPointerDown}>
      <CutCanvas reading={reading} scale={scale} cut={cut} angleDeg={angleDeg} height={size.height} />
      <CutOverlay
        contours={analysis.contours}
        marks={analysis.frameMarks}
        landmarks={analysis.landmarks}
        sides={selected?.reference?.sides ?? noSides}
        maximumGapFrames={analysis.maximumGapFrames}
        grid={grid}
        angleDeg={angleDeg}
        scale={scale}
        height={size.height}
      />
      {words === null ? null : (
        <div className={styles.progress} role="progressbar" aria-label="Longitudinal view" aria-valuemin={0} aria-valuemax={state?.framesToDo} aria-valuenow={state?.doneFrames}>
          <div style={{ width: `${share * 100}%` }} />
          <span>{words}</span>
        </div>
      )}
      {state?.stopped === true ? (
        <div className={styles.notice} role="status">
          The longitudinal view could not be loaded to its end.{' '}
          <button type="button" onPointerDown={(event) => event.stopPropagation()} onClick={cut.tryAgain}>
            Try again
          </button>
        </div>
      ) : state !== null && share >= 1 && state.unreadableFrames > 0 ? (
        <div className={styles.corner}>{countWords(state.unreadableFrames, 'frame')} cannot be read</div>
      ) : null}
    </div>
  );
}

const noSides: readonly ReferenceSide[] = [];

interface CutCanvasProps {
  readonly reading: Reading;
  readonly scale: FrameScale;
  readonly cut: Cut;
  readonly angleDeg: number;
  readonly height: number;
}

function CutCanvas({ reading, scale, cut: { state }, angleDeg, height }: CutCanvasProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { pixels } = reading.details.pullback;
  const greyWindow = useApp((app) => app.greyWindow);
  const shades = useMemo(() => {
    const look: GreyLook = greyWindow === null ? fileLook(pixels) : { kind: 'window', window: greyWindow, shape: 'linear' };
    return shadesOfCut(pixels, look);
  }, [greyWindow, pixels]);
  const { width, fromFrame, frames } = scale;
  useLayoutEffect(() => {
    if (canvas.current === null || state === null || width === 0 || height === 0) return;
    const wide = Math.max(1, Math.round(width * devicePixelRatio));
    const high = Math.max(1, Math.round(height * devicePixelRatio));
    if (canvas.current.width !== wide) canvas.current.width = wide;
    if (canvas.current.height !== high) canvas.current.height = high;
    const { volume, bridgedFrames } = state;
    paintCut(canvas.current, { volume, angleDeg, span: { fromFrame, frames }, bridgedFrames, shades });
  }, [state, angleDeg, fromFrame, frames, width, height, shades]);
  return <canvas ref={canvas} className={styles.canvas} style={{ width, height }} aria-hidden="true" />;
}

interface CutOverlayProps {
  readonly contours: readonly Contour[];
  readonly marks: readonly FrameMark[];
  readonly landmarks: readonly Landmark[];
  readonly sides: readonly ReferenceSide[];
  readonly maximumGapFrames: number;
  readonly grid: CutGrid;
  readonly angleDeg: number;
  readonly scale: FrameScale;
  readonly height: number;
}

const bandColours = { cranial: 'var(--vl-cranial)', caudal: 'var(--vl-caudal)', segment: 'var(--vl-normal)' };
const borderColours = { lumen: 'var(--vl-lumen)', stent: 'var(--vl-stent)' };

/** Above the picture: the borders where it was contoured, the reference ranges, the landmarks. Drawn again only when one of them changes. */
const CutOverlay = memo(function CutOverlay({ contours, marks, landmarks, sides, maximumGapFrames, grid, angleDeg, scale, height }: CutOverlayProps): ReactNode {
  const frames = useMemo(() => contouredFrames(contours, grid.spacing), [contours, grid]);
  const lines = useMemo(() => borderLines(cutBorders(frames, grid, angleDeg), maximumGapFrames, marks), [frames, grid, angleDeg, maximumGapFrames, marks]);
  if (height === 0 || scale.width === 0) return null;
  const groups = (['lumen', 'stent'] as const).flatMap((kind) => [true, false].map((accepted) => ({ kind, accepted, path: borderPath(lines.filter((line) => line.kind === kind && line.accepted === accepted), scale, grid.reach, height) })));
  return (
    <svg className={styles.overlay} width={scale.width} height={height} aria-hidden="true">
      {sides.map(({ side, firstFrame, lastFrame }) => {
        const { left, width } = spanOfFrames(scale, firstFrame, lastFrame);
        return <rect key={side} x={left} width={Math.max(2, width)} y="0" height={height} fill={bandColours[side]} opacity="0.16" />;
      })}
      {landmarks.map(({ id, frameNumber }) => (
        <line key={id} x1={xOfFrame(scale, frameNumber)} x2={xOfFrame(scale, frameNumber)} y1="-4" y2={height + 4} stroke="var(--vl-text-3)" strokeDasharray="1 3" />
      ))}
      {groups.map(({ kind, accepted, path }) =>
        path === '' ? null : (
          <g key={`${kind}${accepted}`} fill="none" strokeDasharray={accepted ? undefined : '4 3'}>
            <path d={path} stroke="var(--vl-underlay)" strokeWidth="3.5" />
            <path d={path} stroke={borderColours[kind]} strokeWidth="1.5" />
          </g>
        ),
      )}
    </svg>
  );
});
