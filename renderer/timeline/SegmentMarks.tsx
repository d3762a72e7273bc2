import type { ReactNode } from 'react';
import type { SegmentResult } from '../../src/measurement/results.ts';
import { bareAreaWords } from '../format/areaWords.ts';
import type { Place } from './curvePaths.ts';
import { type FrameScale, spanOnPlot } from './frameScale.ts';
import styles from './timeline.module.css';

export interface SegmentMarksProps {
  readonly result: SegmentResult;
  readonly selected: boolean;
  readonly scale: FrameScale;
  /** Pixels to the left of the segment that no other segment takes. */
  readonly freeLeftPx: number;
  readonly place: Place;
  readonly height: number;
  readonly unit: 'mm²' | 'px²';
}

/** ◆ at the segment's minimum with its value, and the comparison area as a dash-dot line over the segment. */
export function SegmentMarks({ result, selected, scale, freeLeftPx, place, height, unit }: SegmentMarksProps): ReactNode {
  const span = spanOnPlot(scale, result.firstFrame, result.lastFrame);
  return (
    <g>
      {result.comparison === null || unit !== 'mm²' || span.width === 0 ? null : (
        <ComparisonLine areaMm2={result.comparison.areaMm2} y={place.y(result.comparison.areaMm2)} left={span.left} right={span.left + span.width} named={selected} freeLeftPx={freeLeftPx} />
      )}
      <Minimum result={result} selected={selected} place={place} height={height} unit={unit} width={scale.width} />
    </g>
  );
}

interface ComparisonLineProps {
  readonly areaMm2: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly named: boolean;
  readonly freeLeftPx: number;
}

function ComparisonLine({ areaMm2, y, left, right, named, freeLeftPx }: ComparisonLineProps): ReactNode {
  const words = `${named ? 'comparison ' : ''}${bareAreaWords(areaMm2, 'mm²')}`;
  const outside = Math.min(freeLeftPx, left) > words.length * 6.3 + 8;
  return (
    <>
      <line x1={left} x2={right} y1={y} y2={y} stroke="var(--vl-normal)" strokeDasharray="8 3 2 3" opacity="0.8" />
      <text className={styles.areaLabel} x={named && outside ? left - 5 : (left + right) / 2} y={named && outside ? y + 4 : y - 5} fill="var(--vl-normal)" textAnchor={named && outside ? 'end' : 'middle'}>
        {words}
      </text>
    </>
  );
}

function Minimum({ result, selected, place, height, unit, width }: Omit<SegmentMarksProps, 'scale' | 'freeLeftPx'> & { readonly width: number }): ReactNode {
  const minimum = result.minimumLumenArea;
  const area = minimum === null ? null : minimum.state === 'occluded' ? 0 : unit === 'mm²' ? minimum.areaMm2 : minimum.areaPx2;
  if (minimum === null || area === null) return null;
  const x = place.x(minimum.frameNumber);
  const y = place.y(area);
  const words = `${selected ? 'MLA ' : ''}${minimum.state === 'atMost' ? '≤ ' : ''}${bareAreaWords(area, unit)}`;
  const below = y + 17 < height;
  const anchor = x > width - 60 ? 'end' : selected ? 'start' : 'middle';
  const dx = anchor === 'start' ? 9 : anchor === 'end' ? -9 : 0;
  return (
    <g>
      <path d={`M${x} ${y - 5}l5 5-5 5-5-5z`} fill={minimum.accepted ? 'var(--vl-minimum)' : 'var(--vl-panel)'} stroke="var(--vl-minimum)" strokeWidth="1.5" />
      <text className={styles.areaLabel} x={x + dx} y={below ? y + 16 : y - 9} fill="var(--vl-minimum)" textAnchor={anchor}>
        {words}
      </text>
    </g>
  );
}
