import { type ReactNode, useMemo } from 'react';
import type { Implant } from '../../src/analysis/implant.ts';
import type { MeasurementResult, SegmentResult } from '../../src/measurement/results.ts';
import { lengthWords } from '../format/lengthWords.ts';
import { implantsWords } from '../format/stentWords.ts';
import { type AreaPoint, areaStrokes, pointsAround } from './areaCurve.ts';
import { type Place, squarePath, strokePath } from './curvePaths.ts';
import { type FrameScale, isOnPlot, spanOfFrames, spanOnPlot } from './frameScale.ts';
import { barY, lanesOf } from './stentBars.ts';
import styles from './timeline.module.css';

export interface StentCurveProps {
  readonly points: readonly AreaPoint[];
  readonly maximumGapFrames: number;
  readonly scale: FrameScale;
  readonly place: Place;
  readonly radius: number;
}

/** The stent's area along the pullback: square points on a line of its own colour, hollow and dashed while provisional. */
export function StentCurve({ points, maximumGapFrames, scale, place, radius }: StentCurveProps): ReactNode {
  const paths = useMemo(() => {
    const near = pointsAround(points, scale.fromFrame, scale.fromFrame + scale.frames + 1);
    const strokes = areaStrokes(near, maximumGapFrames);
    return {
      accepted: strokePath(strokes.filter(({ accepted }) => accepted), place),
      provisional: strokePath(strokes.filter(({ accepted }) => !accepted), place),
      filled: squarePath(near.filter(({ accepted }) => accepted), place, radius),
      hollow: squarePath(near.filter(({ accepted }) => !accepted), place, radius),
    };
  }, [points, maximumGapFrames, scale, place, radius]);
  if (points.length === 0) return null;
  return (
    <g>
      <path d={paths.accepted} fill="none" stroke="var(--vl-stent)" strokeWidth="1.5" />
      <path d={paths.provisional} fill="none" stroke="var(--vl-stent)" strokeWidth="1.25" strokeDasharray="3 3" opacity="0.85" />
      <path d={paths.filled} fill="var(--vl-stent)" />
      <path d={paths.hollow} fill="var(--vl-panel)" stroke="var(--vl-stent)" strokeWidth="1.2" />
    </g>
  );
}

export interface StentBarsProps {
  /** In the order of placing. */
  readonly implants: readonly Implant[];
  readonly measurement: Pick<MeasurementResult, 'stentedStretches' | 'positionSource'>;
  readonly scale: FrameScale;
  /** Of the plot's lowest line, in pixels. */
  readonly bottom: number;
}

/** Each stent as a double bar with end ticks low in the plot, those that overlap above each other; what they cover together has its length. */
export function StentBars({ implants, measurement, scale, bottom }: StentBarsProps): ReactNode {
  const lanes = useMemo(() => lanesOf(implants), [implants]);
  return (
    <g stroke="var(--vl-stent)" fill="none" strokeWidth="1.5">
      {implants.map(({ id, firstFrame, lastFrame }, index) => (
        <path key={id} d={barPath(scale, firstFrame, lastFrame, barY(bottom, lanes[index] ?? 0))} />
      ))}
      {measurement.stentedStretches.map((stretch) => {
        const { left, width } = spanOnPlot(scale, stretch.firstFrame, stretch.lastFrame);
        if (width === 0) return null;
        const name = implants.length === 1 ? 'stent ' : `${implantsWords(stretch.implantIds, implants).toLowerCase()}, `;
        const words = `${name}${lengthWords(stretch.lengthMm, measurement.positionSource)}`;
        const wordsPx = words.length * 6.3 + 8;
        const toLeft = left + wordsPx > scale.width;
        const wordsFrom = toLeft ? left + width - wordsPx : left;
        // Above the bars that lie under the words, and no higher.
        const beneath = lanes.filter((_, index) => meets(spanOnPlot(scale, implants[index]!.firstFrame, implants[index]!.lastFrame), wordsFrom, wordsPx));
        return (
          <text key={stretch.implantIds.join()} className={styles.areaLabel} x={toLeft ? left + width : left + 3} y={barY(bottom, Math.max(0, ...beneath)) - 7} fill="var(--vl-stent)" textAnchor={toLeft ? 'end' : 'start'}>
            {words}
          </text>
        );
      })}
    </g>
  );
}

function meets({ left, width }: { readonly left: number; readonly width: number }, from: number, px: number): boolean {
  return width > 0 && left < from + px && left + width > from;
}

/** Two lines over the range, a tick at each end that lies over the plot. */
function barPath(scale: FrameScale, firstFrame: number, lastFrame: number, y: number): string {
  const { left, width } = spanOnPlot(scale, firstFrame, lastFrame);
  if (width === 0) return '';
  const ends = spanOfFrames(scale, firstFrame, lastFrame);
  const ticks = [ends.left, ends.left + ends.width].filter((x) => isOnPlot(scale, x)).map((x) => `M${x} ${y - 4}v8`);
  return `M${left} ${y - 2}h${width}M${left} ${y + 2}h${width}${ticks.join('')}`;
}

export interface LesionBracketProps {
  readonly lesion: NonNullable<SegmentResult['lesion']>;
  readonly positionSource: MeasurementResult['positionSource'];
  readonly scale: FrameScale;
}

const bracketY = 11;

/** The lesion of the selected segment as a thin bracket at the top of the plot; dashed, and without a tick at an end where only the contours end. */
export function LesionBracket({ lesion, positionSource, scale }: LesionBracketProps): ReactNode {
  const { firstFrame, lastFrame, lengthMm, openAtFirst, openAtLast } = lesion;
  const { left, width } = spanOnPlot(scale, firstFrame, lastFrame);
  if (width === 0) return null;
  const ends = spanOfFrames(scale, firstFrame, lastFrame);
  const tick = (x: number, open: boolean) => (open || !isOnPlot(scale, x) ? '' : `M${x} ${bracketY}v5`);
  const words = `lesion ${lengthWords(lengthMm, positionSource)}`;
  const halfPx = (words.length * 6.3) / 2;
  const middle = Math.min(scale.width - halfPx, Math.max(halfPx, left + width / 2));
  return (
    <g>
      <path
        d={`M${left} ${bracketY}h${width}${tick(ends.left, openAtFirst)}${tick(ends.left + ends.width, openAtLast)}`}
        fill="none"
        stroke="var(--vl-text-2)"
        {...(openAtFirst || openAtLast ? { strokeDasharray: '5 3' } : {})}
      />
      <text className={styles.areaLabel} x={middle} y={bracketY - 3} fill="var(--vl-text-2)" textAnchor="middle">
        {words}
      </text>
    </g>
  );
}
