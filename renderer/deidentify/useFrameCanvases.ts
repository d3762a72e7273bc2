import { type RefObject, useEffect, useRef, useState } from 'react';
import { StillPixels } from '../../src/detection/stillPixels.ts';
import { fileLook } from '../../src/dicom/greyLook.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import type { FrameSource } from '../frames/frameSource.ts';
import { openFrameSource } from '../frames/openFrameSource.ts';
import { rgbaOf } from '../frames/rgbaOf.ts';

type Frames = RefObject<FrameSource | null>;

/** The frames of a pullback for as long as they are on screen, for the effects of the same component. */
export function useFrames(pullbackId: string, description: Pullback): Frames {
  const frames = useRef<FrameSource>(null);
  useEffect(() => {
    const opened = openFrameSource(pullbackId, description);
    frames.current = opened;
    return () => opened.dispose();
  }, [pullbackId, description]);
  return frames;
}

/** Draws the frame that is asked for as soon as it is there; until then the one before stays. Answers why it cannot be drawn. */
export function useFrameCanvas(frames: Frames, { pixels }: Pullback, frameNumber: number, onDrawn: (frameNumber: number) => void): readonly [RefObject<HTMLCanvasElement | null>, string | null] {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const drawn = useRef(onDrawn);
  useEffect(() => {
    drawn.current = onDrawn;
  });
  useEffect(() => {
    const source = frames.current;
    if (source === null) return undefined;
    const draw = () => {
      const state = source.peek(frameNumber);
      if (state === null) return;
      setProblem(state.kind === 'failed' ? state.error.message : null);
      if (state.kind === 'failed') return;
      canvas.current?.getContext('2d')?.putImageData(new ImageData(rgbaOf(state.frame, pixels, fileLook(pixels)), state.frame.columns, state.frame.rows), 0, 0);
      drawn.current(frameNumber);
    };
    const stop = source.subscribe((arrived) => {
      if (arrived === frameNumber) draw();
    });
    source.want(frameNumber);
    draw();
    return stop;
  }, [frames, pixels, frameNumber]);
  return [canvas, problem];
}

/** So many frames, evenly over the pullback, show what stands still in it. */
const framesForStillness = 24;

/** Colour of what never changes: none that an ultrasound image has. */
const stillColour = [255, 0, 255, 255] as const;

/** Draws over the frame what is bright and the same from the first frame to the last, as burned-in text is. Answers with words where there is nothing to draw. */
export function useStillCanvas(frames: Frames, { pixels, numberOfFrames }: Pullback, isOn: boolean): readonly [RefObject<HTMLCanvasElement | null>, string | null] {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d') ?? null;
    const source = frames.current;
    if (source === null || context === null || !isOn) return undefined;
    let wanted = true;
    setWords('Looking through the frames …');
    void stillPixelsOf(source, pixels, numberOfFrames).then((mask) => {
      if (!wanted) return;
      setWords(mask === null ? 'There are too few frames to tell what stands still.' : mask.includes(1) ? null : 'Nothing bright stands still in the frames that were looked at.');
      const { columns, rows } = pixels;
      const drawn = new ImageData(columns, rows);
      mask?.forEach((still, i) => {
        if (still === 1) drawn.data.set(stillColour, 4 * i);
      });
      context.putImageData(drawn, 0, 0);
    });
    return () => {
      wanted = false;
      setWords(null);
      context.clearRect(0, 0, pixels.columns, pixels.rows);
    };
  }, [frames, pixels, numberOfFrames, isOn]);
  return [canvas, words];
}

async function stillPixelsOf(frames: FrameSource, pixels: Pullback['pixels'], numberOfFrames: number): Promise<Uint8Array | null> {
  const still = new StillPixels(pixels.columns, pixels.rows);
  const count = Math.min(framesForStillness, numberOfFrames);
  const look = fileLook(pixels);
  for (let k = 0; k < count; k++) {
    // A damaged frame is missing from the sample, no more.
    const frame = await frames.load(1 + Math.floor((k * (numberOfFrames - 1)) / Math.max(1, count - 1))).catch(() => null);
    if (frame === null) continue;
    const rgba = rgbaOf(frame, pixels, look);
    const grey = new Uint8Array(frame.columns * frame.rows);
    // Text may have any colour: it is as bright as its brightest part.
    for (let i = 0; i < grey.length; i++) grey[i] = Math.max(rgba[4 * i]!, rgba[4 * i + 1]!, rgba[4 * i + 2]!);
    still.add({ columns: frame.columns, rows: frame.rows, grey });
  }
  return still.excluded();
}
