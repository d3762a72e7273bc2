import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { routes } from '../../src/api/contract.ts';
import { type PixelRectangle, tissueRectangles, within } from '../../src/dicom/deidentify/blanking.ts';
import { fileLook } from '../../src/dicom/greyLook.ts';
import { pixelAspect } from '../../src/geometry/viewTransform.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import type { FrameSource } from '../frames/frameSource.ts';
import { openFrameSource } from '../frames/openFrameSource.ts';
import { rgbaOf } from '../frames/rgbaOf.ts';
import { pullbackName } from '../library/libraryWords.ts';
import { useAnswer } from '../library/useAnswer.ts';
import { callService } from '../service/client.ts';
import { useElementSize } from '../timeline/useElementSize.ts';
import { Button } from '../panels/Button.tsx';
import controls from '../panels/controls.module.css';
import styles from './deidentify.module.css';
import { type ExportedPullback, framesToSee, sawFrame, setPullback } from './deidentifyStore.ts';

/** The frames of a pullback with what is overwritten in them, and rectangles that are drawn by hand. */
export function BlankingView({ pullback }: { readonly pullback: ExportedPullback }) {
  const { pullbackId } = pullback.entry;
  const answer = useAnswer(() => callService(routes.pullback, { parameters: { pullbackId } }), pullbackId);
  if (answer.state === 'waiting') return <div className={styles.view} aria-busy="true" />;
  if (answer.state === 'failed') {
    return (
      <div className={styles.view} role="alert">
        {answer.message}
      </div>
    );
  }
  return <Frames pullback={pullback} description={answer.value.pullback} />;
}

interface FramesProps {
  readonly pullback: ExportedPullback;
  readonly description: Pullback;
}

function Frames({ pullback, description }: FramesProps) {
  const { entry, rectangles } = pullback;
  const { pullbackId, numberOfFrames } = entry;
  const [frameNumber, setFrameNumber] = useState(1);
  const [asExported, setAsExported] = useState(false);
  const [canvas, problem] = usePicture(pullbackId, description, frameNumber);
  const [areaRef, area] = useElementSize();
  const { rows, columns } = description.pixels;
  const aspect = pixelAspect(description.pixelSpacingMm ?? entry.spacingMm);
  const scale = Math.min(area.width / columns, area.height / (rows * aspect)) || 0;
  const keep = tissueRectangles(description.regions, description.pixels);
  return (
    <div className={styles.view}>
      <div ref={areaRef} className={styles.area}>
        <div className={styles.frame} style={{ width: columns * scale, height: rows * aspect * scale }}>
          <canvas ref={canvas} width={columns} height={rows} aria-label={`Frame ${frameNumber} of ${numberOfFrames}, ${pullbackName(entry).toLowerCase()}`} role="img" />
          <BlankedAreas pullbackId={pullbackId} size={{ rows, columns }} keep={pullback.keepOutside ? null : keep} rectangles={rectangles} solid={asExported} />
        </div>
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
      {keep !== null && !pullback.keepOutside ? null : (
        <p className={styles.note} role="note">
          {keep === null ? 'The file does not say where its ultrasound image lies, so nothing' : 'Nothing'} is overwritten by itself. Draw over what is burned in, or make sure that nothing is.
        </p>
      )}
      <div className={styles.scrub}>
        {framesToSee(numberOfFrames).map((frame, i, all) => (
          <Button key={frame} aria-pressed={frame === frameNumber} onClick={() => setFrameNumber(frame)}>
            {pullback.seen.has(frame) ? '✓ ' : ''}
            {i === 0 ? 'First' : i === all.length - 1 ? 'Last' : 'Middle'}
          </Button>
        ))}
        <input type="range" aria-label="Frame" min={1} max={numberOfFrames} value={frameNumber} onChange={(event) => setFrameNumber(Number(event.target.value))} />
        <span className={styles.count}>
          {frameNumber} of {numberOfFrames}
        </span>
        {keep === null ? null : (
          <label className={controls.check} title="Untick where the file's ultrasound regions are wrong and cut the picture">
            <input type="checkbox" checked={!pullback.keepOutside} onChange={(event) => setPullback(pullbackId, { keepOutside: !event.target.checked })} />
            Only the ultrasound region
          </label>
        )}
        <label className={controls.check}>
          <input type="checkbox" checked={asExported} onChange={(event) => setAsExported(event.target.checked)} />
          As exported
        </label>
      </div>
    </div>
  );
}

/** Draws the frame that is asked for as soon as it is there; until then the one before stays. */
function usePicture(pullbackId: string, description: Pullback, frameNumber: number) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const source = useRef<FrameSource | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const opened = openFrameSource(pullbackId, description);
    source.current = opened;
    return () => {
      source.current = null;
      opened.dispose();
    };
  }, [pullbackId, description]);
  useEffect(() => {
    const frames = source.current;
    if (frames === null) return undefined;
    const draw = () => {
      const state = frames.peek(frameNumber);
      if (state === null) return;
      setProblem(state.kind === 'failed' ? state.error.message : null);
      if (state.kind === 'failed') return;
      const { pixels } = description;
      canvas.current?.getContext('2d')?.putImageData(new ImageData(rgbaOf(state.frame, pixels, fileLook(pixels)), state.frame.columns, state.frame.rows), 0, 0);
      sawFrame(pullbackId, frameNumber);
    };
    const stop = frames.subscribe((arrived) => {
      if (arrived === frameNumber) draw();
    });
    frames.want(frameNumber);
    draw();
    return stop;
  }, [pullbackId, description, frameNumber]);
  return [canvas, problem] as const;
}

interface BlankedAreasProps {
  readonly pullbackId: string;
  readonly size: { readonly rows: number; readonly columns: number };
  readonly keep: readonly PixelRectangle[] | null;
  readonly rectangles: readonly PixelRectangle[];
  readonly solid: boolean;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Fewer pixels are a click, not a rectangle. */
const leastSidePx = 2;

/** What is overwritten, in image space, under the hand that draws more of it. */
function BlankedAreas({ pullbackId, size, keep, rectangles, solid }: BlankedAreasProps) {
  const [drawn, setDrawn] = useState<{ readonly from: Corner; readonly to: Corner } | null>(null);
  const inHand = drawn === null ? null : within(between(drawn.from, drawn.to), size);
  const cornerAt = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Corner => {
    const box = currentTarget.getBoundingClientRect();
    return { x: ((clientX - box.left) / box.width) * size.columns, y: ((clientY - box.top) / box.height) * size.rows };
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const corner = cornerAt(event);
    setDrawn({ from: corner, to: corner });
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (drawn !== null) setDrawn({ ...drawn, to: cornerAt(event) });
  };
  const end = () => {
    if (inHand !== null && inHand.width >= leastSidePx && inHand.height >= leastSidePx) setPullback(pullbackId, { rectangles: [...rectangles, inHand] });
    setDrawn(null);
  };
  const remove = (index: number) => setPullback(pullbackId, { rectangles: rectangles.filter((_, i) => i !== index) });
  const removeByKey = (event: KeyboardEvent, index: number) => {
    if (!['Delete', 'Backspace', 'Enter', ' '].includes(event.key)) return;
    event.preventDefault();
    remove(index);
  };
  return (
    <svg
      className={`${styles.blanked} ${solid ? styles.solid : ''}`}
      viewBox={`0 0 ${size.columns} ${size.rows}`}
      preserveAspectRatio="none"
      aria-label="What is overwritten; drag to draw a rectangle"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => setDrawn(null)}
    >
      <defs>
        <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform={`scale(${size.columns / 480}) rotate(45)`}>
          <rect className={styles.hatchGround} width="8" height="8" />
          <line className={styles.hatchLine} x1="0" y1="0" x2="0" y2="8" />
        </pattern>
      </defs>
      {keep === null ? null : <path className={styles.outside} fillRule="evenodd" d={`M0 0H${size.columns}V${size.rows}H0Z${keep.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}Z`).join('')}`} />}
      {rectangles.map(({ x, y, width, height }, index) => (
        <g key={`${x} ${y} ${width} ${height} ${index}`} className={styles.rectangle}>
          <rect x={x} y={y} width={width} height={height} />
          <g
            className={styles.remove}
            role="button"
            tabIndex={0}
            aria-label={`Remove rectangle ${index + 1}`}
            transform={`translate(${x + width} ${y}) scale(${size.columns / 480})`}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => remove(index)}
            onKeyDown={(event) => removeByKey(event, index)}
          >
            <circle r={7} />
            <path d="M-3 -3L3 3M3 -3L-3 3" />
          </g>
        </g>
      ))}
      {inHand === null ? null : (
        <g className={styles.rectangle}>
          <rect x={inHand.x} y={inHand.y} width={inHand.width} height={inHand.height} />
        </g>
      )}
    </svg>
  );
}

function between(a: Corner, b: Corner): PixelRectangle {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}
