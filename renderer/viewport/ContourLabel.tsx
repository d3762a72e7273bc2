import { IconAlertOctagon } from '@tabler/icons-react';
import type { CanvasPoint } from '../../src/geometry/canvasPoint.ts';
import type { MeasuredContour } from '../../src/measurement/results.ts';
import { areaFigure } from '../format/frameFigures.ts';
import type { InHand } from '../overlay/inHand.ts';
import styles from './FrameStage.module.css';
import type { StageSize } from './useStageSize.ts';

export interface ContourLabelProps {
  readonly inHand: InHand;
  readonly measured: MeasuredContour | null;
  readonly at: CanvasPoint;
  readonly size: StageSize;
}

const offPx = 22;
const room = { width: 200, height: 56 };
const refusedRoom = { width: 262, height: 60 };

/** The figures of what is in hand, beside the hand; or why there are none. */
export function ContourLabel({ inHand, measured, at, size }: ContourLabelProps) {
  const refused = inHand.problem;
  if (refused === null && measured === null) return null;
  const needs = refused === null ? room : refusedRoom;
  const left = at.x + offPx + needs.width > size.width ? at.x - offPx - needs.width : at.x + offPx;
  // Below the pointer, above it where the hint bar would be covered.
  const top = at.y + offPx + needs.height > size.height - 56 ? at.y - offPx - needs.height : at.y + offPx;
  const place = { left: Math.max(4, left), top: Math.max(4, top) };
  if (refused !== null) {
    return (
      <div className={`${styles.contourLabel} ${styles.contourLabelRefused}`} style={place} role="status">
        <IconAlertOctagon size={16} stroke={1.75} aria-hidden="true" />
        <span>{refused.message}</span>
      </div>
    );
  }
  if (measured === null) return null;
  const { areaMm2, areaPx2, minDiameterMm } = measured.crossSection;
  const area = areaFigure(areaMm2, areaPx2);
  const open = inHand.how === 'trace';
  return (
    <div className={styles.contourLabel} style={place}>
      <span>{open ? 'Area when joined' : 'Area'}</span>
      <span className={styles.contourLabelRight}>{minDiameterMm === null ? '' : `min ${minDiameterMm.toFixed(1)}`}</span>
      <span>
        <strong>{area?.value}</strong> {area?.unit}
      </span>
      <span className={styles.contourLabelRight}>{inHand.points.length} points</span>
    </div>
  );
}
