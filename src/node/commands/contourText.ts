import type { ContourSummary } from './contour.ts';

/** What a detection came to, in lines for a person. */
export function contourText({ detectedFrames, withoutBorder, damagedFrames, keptFrames }: ContourSummary): string {
  const lines = [`Provisional contours on ${frames(detectedFrames.length)}. Look at each and accept it before it counts.`];
  if (keptFrames.length > 0) lines.push(`Left as they are: ${frames(keptFrames.length)} that a reader has contoured or marked.`);
  if (withoutBorder.length > 0) lines.push(`No border stands out on ${frames(withoutBorder.length)}: ${listed(withoutBorder)}.`);
  if (damagedFrames.length > 0) lines.push(`Damaged, and passed over: ${frames(damagedFrames.length)}: ${listed(damagedFrames)}.`);
  return lines.join('\n');
}

function frames(count: number): string {
  return count === 1 ? '1 frame' : `${count} frames`;
}

/** `1, 5-9` */
function listed(frameNumbers: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const frameNumber of frameNumbers) {
    const current = ranges.at(-1);
    if (current?.last === frameNumber - 1) current.last = frameNumber;
    else ranges.push({ first: frameNumber, last: frameNumber });
  }
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`)).join(', ');
}
