import { confidenceLevels } from '../../src/contour/borderConfidence.ts';
import { confidenceStrokes } from '../overlay/overlayColours.ts';
import styles from './FrameStage.module.css';

/** How sure a detected border is, by its dashes. */
export function ConfidenceLegend() {
  return (
    <div className={styles.legend} role="group" aria-label="Border confidence">
      <span>Border</span>
      {confidenceLevels.map((level) => {
        const { colour, dash, cap } = confidenceStrokes[level];
        return (
          <span key={level} className={styles.legendRow}>
            <svg width="28" height="6" aria-hidden="true">
              <line x1="2" x2="27" y1="3" y2="3" stroke={colour} strokeWidth={level === 'low' ? 3 : 2} strokeDasharray={dash.join(' ')} strokeLinecap={cap} />
            </svg>
            {level}
          </span>
        );
      })}
    </div>
  );
}
