import { confidenceLevels } from '../../src/contour/borderConfidence.ts';
import { confidenceStrokes } from '../overlay/overlayColours.ts';
import styles from './FrameStage.module.css';

const words = { high: 'high', medium: 'medium', low: 'low, look here' };

/** What the dashes of a detected border mean. */
export function ConfidenceLegend() {
  return (
    <div className={styles.legend}>
      <div>Border confidence</div>
      {confidenceLevels.map((level) => {
        const { colour, dash, cap } = confidenceStrokes[level];
        return (
          <div key={level} className={styles.legendRow}>
            <svg width="28" height="6" aria-hidden="true">
              <line x1="2" x2="27" y1="3" y2="3" stroke={colour} strokeWidth={level === 'low' ? 3 : 2} strokeDasharray={dash.join(' ')} strokeLinecap={cap} />
            </svg>
            {words[level]}
          </div>
        );
      })}
    </div>
  );
}
