import { type FrameScale, xOfFrame } from '../timeline/frameScale.ts';
import type { BorderLine } from './cutBorders.ts';

const tenths = (value: number) => Math.round(value * 10) / 10;
const besidePlotPx = 4;

/** The lines as one SVG path: `reach` stands at the lower edge, as much the other way at the upper one. What lies beside the plot is left out. */
export function borderPath(lines: readonly BorderLine[], scale: FrameScale, reach: number, height: number): string {
  let path = '';
  for (const { frames, distances } of lines) {
    let begun = false;
    for (let i = 0; i < frames.length; i++) {
      // A point beside the plot is kept where the piece before or after it reaches in.
      const left = frames[i + 1] !== undefined && xOfFrame(scale, frames[i + 1]!) < -besidePlotPx;
      const right = i > 0 && xOfFrame(scale, frames[i - 1]!) > scale.width + besidePlotPx;
      if (left || right) continue;
      path += `${begun ? 'L' : 'M'}${tenths(xOfFrame(scale, frames[i]!))} ${tenths((1 + distances[i]! / reach) * (height / 2))}`;
      begun = true;
    }
  }
  return path;
}
