import { type CutSpan, type CutVolume, cutThrough } from '../../src/pullback/longitudinalCut.ts';

export interface CutPaint {
  readonly volume: CutVolume;
  readonly angleDeg: number;
  readonly span: CutSpan;
  readonly bridgedFrames: number;
  /** Shade of each kept byte. */
  readonly shades: Uint8ClampedArray;
}

/** Paints the cut over the whole canvas; between the middles of frames that are wider than a pixel it passes smoothly. Where no frame is known it stays clear. */
export function paintCut(canvas: HTMLCanvasElement, { volume, angleDeg, span, bridgedFrames, shades }: CutPaint): void {
  const context = canvas.getContext('2d');
  if (context === null || canvas.width === 0 || canvas.height === 0) return;
  const { fromFrame, frames } = span;
  // A column for each frame is enough where there is room for more.
  const wholeFrames = frames < canvas.width;
  const first = wholeFrames ? Math.floor(fromFrame) : fromFrame;
  const count = wholeFrames ? Math.ceil(fromFrame + frames) - first : frames;
  const { width, height, levels, shown } = cutThrough(volume, angleDeg, { fromFrame: first, frames: count }, wholeFrames ? count : canvas.width, bridgedFrames);
  const image = new ImageData(width, height);
  const words = new Uint32Array(image.data.buffer);
  for (let i = 0, column = 0; i < words.length; i++, column = column + 1 === width ? 0 : column + 1) {
    // Grey in all three, opaque: 0xff_gg_gg_gg is the same word in either byte order but for where the opacity lies.
    if (shown[column] === 1) words[i] = opaque | (shades[levels[i]!]! * 0x010101 * (littleEndian ? 1 : 256));
  }
  const rows = new OffscreenCanvas(width, height);
  rows.getContext('2d')?.putImageData(image, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'medium';
  context.drawImage(rows, ((fromFrame - first) * width) / count, 0, (frames * width) / count, height, 0, 0, canvas.width, canvas.height);
}

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const opaque = littleEndian ? 0xff000000 : 0x000000ff;
