import type { ReactNode } from 'react';
import type { ReferenceSide, SegmentResult } from '../../src/measurement/results.ts';
import { bareAreaWords } from '../format/areaWords.ts';
import { type FrameScale, spanOfFrames, spanOnPlot } from './frameScale.ts';
import styles from './timeline.module.css';

export interface ReferenceBandsProps {
  readonly result: SegmentResult;
  readonly scale: FrameScale;
  readonly height: number;
  readonly unit: 'mm²' | 'px²';
}

const colours = { cranial: 'var(--vl-cranial)', caudal: 'var(--vl-caudal)', segment: 'var(--vl-normal)' };
const wordColours = { cranial: 'var(--vl-cranial-words)', caudal: 'var(--vl-caudal)', segment: 'var(--vl-normal)' };

/** Where the selected segment's reference was taken: hatch rising left for cranial, rising right for caudal. */
export function ReferenceBands({ result, scale, height, unit }: ReferenceBandsProps): ReactNode {
  return (
    <g>
      <defs>
        {(['cranial', 'caudal', 'segment'] as const).map((side) => (
          <pattern key={side} id={`hatch-${side}`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform={`rotate(${side === 'caudal' ? 45 : -45})`}>
            <line x1="0" y1="0" x2="0" y2="7" stroke={colours[side]} strokeWidth="1" opacity="0.45" />
          </pattern>
        ))}
      </defs>
      {(result.reference?.sides ?? []).map((side) => (
        <Band key={side.side} side={side} scale={scale} height={height} unit={unit} />
      ))}
    </g>
  );
}

function Band({ side, scale, height, unit }: { readonly side: ReferenceSide; readonly scale: FrameScale; readonly height: number; readonly unit: 'mm²' | 'px²' }): ReactNode {
  const { left, width } = spanOfFrames(scale, side.firstFrame, side.lastFrame);
  const inView = spanOnPlot(scale, side.firstFrame, side.lastFrame);
  const area = unit === 'mm²' ? side.areaMm2 : side.areaPx2;
  const sign = side.side === 'cranial' ? '▲' : side.side === 'caudal' ? '▼' : '–';
  const words = `${sign} ${side.side}${area === null ? '' : ` ${bareAreaWords(area, unit)}`}`;
  const toLeft = inView.left + words.length * 6.3 + 8 > scale.width;
  if (inView.width === 0) return null;
  return (
    <g>
      <rect x={left} y={0.5} width={Math.max(2, width)} height={height - 1} fill={`url(#hatch-${side.side})`} stroke={colours[side.side]} strokeOpacity="0.7" />
      <text className={styles.areaLabel} x={toLeft ? inView.left + inView.width - 4 : inView.left + 4} y={12} fill={wordColours[side.side]} textAnchor={toLeft ? 'end' : 'start'}>
        {words}
      </text>
    </g>
  );
}
