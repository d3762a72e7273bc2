import type { Analysis } from '../analysis/analysis.ts';
import type { Contour } from '../contour/contour.ts';
import { contourRefusal, curveFault } from '../contour/contourRefusal.ts';
import { closedCurve, type ClosedCurve } from '../geometry/closedCurve.ts';
import { curveArea } from '../geometry/curveArea.ts';
import { sampleCurve } from '../geometry/curveSampling.ts';
import { imagePoint, type ImagePoint } from '../geometry/imagePoint.ts';
import { curveLength } from '../geometry/perimeter.ts';
import { resampleClosed } from '../geometry/resampleClosed.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import { plainText } from '../shared/plainText.ts';
import { gathered } from './gathered.ts';
import type { NotTaken } from './foreignContours.ts';

/** What the file says of the pullback besides its contours. */
export interface EchoPlaqueSource {
  readonly analysis: Analysis;
  readonly spacingMm: SpacingMm | null;
  readonly pullbackRateMmPerS: number | null;
  readonly programVersion: string;
}

/** A file of echoPlaque's format, with what its whole pixels do to each contour. */
export interface EchoPlaqueFile {
  readonly bytes: Uint8Array;
  /** By contour: how much its area is changed by the rounding, in per cent of it. */
  readonly areaChanges: readonly { readonly contourId: string; readonly frameNumber: number; readonly changePercent: number }[];
  readonly notWritten: readonly NotTaken[];
}

const typeByKind = { lumen: 'L', stent: 'S' } as const;
/** Steps along the border, in pixels, that are tried: the outline that keeps the area best is written. */
const stepsPx = [1.5, 2, 2.5, 3, 4];

/**
 * The contours of an analysis as the XML of echoPlaque: the outline in whole pixels, frames from 0, points relative to the image. A pixel's numbers
 * stand for its middle. Who accepted what has no place in the format and is left out, and so is the patient.
 */
export function writeEchoPlaque({ analysis, spacingMm, pullbackRateMmPerS, programVersion }: EchoPlaqueSource): EchoPlaqueFile {
  const { pullback, contours } = analysis;
  const notWritten: NotTaken[] = [];
  const areaChanges: EchoPlaqueFile['areaChanges'][number][] = [];
  const elements = gathered<number, string>();
  for (const contour of contours) {
    const refusal = contourRefusal(contour, pullback);
    const rounded = refusal === null ? inWholePixels(closedCurve(contour.points, contour.curve), pullback) : null;
    if (rounded === null) {
      notWritten.push({ where: `Frame ${contour.frameNumber}, ${contour.kind}`, reason: refusal?.message ?? 'It is too narrow for whole pixels.' });
      continue;
    }
    areaChanges.push({ contourId: contour.id, frameNumber: contour.frameNumber, changePercent: rounded.changePercent });
    elements.add(contour.frameNumber, contourElement(contour, rounded));
  }
  const frames = Array.from({ length: pullback.numberOfFrames }, (_, i) => `<Fm><Num>${i}</Num>${(elements.byKey.get(i + 1) ?? []).join('')}</Fm>\n`);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<AnalysisState>',
    `<UserName>${escaped(plainText(analysis.read.reader))}</UserName><SoftwareVersion>venolume ${escaped(programVersion)}</SoftwareVersion>`,
    `<ImageState><Xdim>${pullback.columns}</Xdim><Ydim>${pullback.rows}</Ydim><NumberOfFrames>${pullback.numberOfFrames}</NumberOfFrames><FirstFrameLoaded>0</FirstFrameLoaded><LastFrameLoaded>${pullback.numberOfFrames - 1}</LastFrameLoaded><Stride>1</Stride></ImageState>`,
    `<ImageCalibration><XCalibration>${spacingMm?.column ?? ''}</XCalibration><YCalibration>${spacingMm?.row ?? ''}</YCalibration><PullbackSpeed>${pullbackRateMmPerS ?? ''}</PullbackSpeed></ImageCalibration>`,
    '<FrameState><ImageRelativePoints>TRUE</ImageRelativePoints><Xoffset>0</Xoffset><Yoffset>0</Yoffset>',
  ];
  const text = `${lines.join('\n')}\n${frames.join('')}</FrameState>\n</AnalysisState>\n`;
  return { bytes: new TextEncoder().encode(text), areaChanges, notWritten };
}

function contourElement({ kind, origin }: Contour, { points, changePercent }: Rounded): string {
  const pixels = points.map(({ x, y }) => `<p>${Math.floor(x)},${Math.floor(y)}</p>`).join('');
  const change = `<!-- by whole pixels its area is changed by ${changePercent < 0 ? '' : '+'}${changePercent.toFixed(3)} % -->`;
  return `${change}<Ctr><Npts>${points.length}</Npts><Type>${typeByKind[kind]}</Type><HandDrawn>${origin === 'manual' ? 'T' : 'F'}</HandDrawn>${pixels}</Ctr>`;
}

interface Rounded {
  readonly points: readonly ImagePoint[];
  readonly changePercent: number;
}

/** The outline through the middles of the pixels that it runs through; null where no outline of whole pixels encloses it. */
function inWholePixels(curve: ClosedCurve, image: { readonly columns: number; readonly rows: number }): Rounded | null {
  const area = curveArea(curve);
  const lengthPx = curveLength(curve);
  const dense = sampleCurve(curve, Math.max(8, Math.ceil((8 * lengthPx) / curve.pieceCount)));
  const outlines = [...stepsPx.map((stepPx) => resampleClosed(dense, Math.max(12, Math.round(lengthPx / stepPx)))), ...(curve.kind === 'polygon' ? [dense] : [])];
  let best: Rounded | null = null;
  for (const outline of outlines) {
    const points = middles(outline, image);
    if (curveFault({ curve: 'polygon', points }, image) !== null) continue;
    const changePercent = 100 * (curveArea(closedCurve(points, 'polygon')) / area - 1);
    if (best === null || Math.abs(changePercent) < Math.abs(best.changePercent)) best = { points, changePercent };
  }
  return best;
}

function middles(xy: Float64Array, { columns, rows }: { readonly columns: number; readonly rows: number }): readonly ImagePoint[] {
  const points: ImagePoint[] = [];
  for (let i = 0; i < xy.length; i += 2) {
    const x = Math.min(columns - 1, Math.floor(xy[i]!)) + 0.5;
    const y = Math.min(rows - 1, Math.floor(xy[i + 1]!)) + 0.5;
    const last = points.at(-1);
    if (last?.x !== x || last.y !== y) points.push(imagePoint(x, y));
  }
  if (points.length > 1 && points[0]!.x === points.at(-1)!.x && points[0]!.y === points.at(-1)!.y) points.pop();
  return points;
}

function escaped(text: string): string {
  return [...text].map((character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character).join('');
}
