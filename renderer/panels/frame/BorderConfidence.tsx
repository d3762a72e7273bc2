import type { ReactNode } from 'react';
import { isUntouchedProposal } from '../../../src/analysis/proposals.ts';
import { type ConfidenceLevel, confidenceLevels } from '../../../src/contour/borderConfidence.ts';
import type { Contour } from '../../../src/contour/contour.ts';
import { useDetectionWork } from '../../detection/detectionJob.ts';
import { doubtWords } from '../../detection/doubtWords.ts';
import { borderRuns, confidenceShares } from '../../overlay/borderRuns.ts';
import { confidenceStrokes } from '../../overlay/overlayColours.ts';
import panel from '../panel.module.css';
import styles from './frame.module.css';

/** How sure the detector was along the border of a proposal, and what it says against itself. */
export function BorderConfidence({ contour }: { readonly contour: Contour }): ReactNode {
  const doubts = useDetectionWork((work) => (isUntouchedProposal(contour) ? work.doubts.get(contour.id) : undefined));
  const runs = borderRuns(contour);
  if (runs === null) return null;
  const shares = confidenceShares(runs);
  const percent = percents(shares);
  return (
    <>
      <div className={panel.line}>
        <span className={panel.label}>Confidence along the border</span>
        <span className={`${panel.secondary} ${panel.end}`}>{percent.high} % high</span>
      </div>
      <div className={styles.confidenceBar} role="img" aria-label={`Confidence along the border: ${confidenceLevels.map((level) => `${percent[level]} % ${level}`).join(', ')}`}>
        {confidenceLevels.map((level) => (shares[level] === 0 ? null : <div key={level} data-level={level} style={{ flexGrow: shares[level], background: confidenceStrokes[level].colour }} />))}
      </div>
      {doubts?.map((doubt) => (
        <p key={doubt} className={`${panel.words} ${panel.warningText}`}>
          {doubtWords[doubt]}
        </p>
      ))}
    </>
  );
}

/** Whole percents that add up to 100: what rounding leaves goes to the largest. */
function percents(shares: Readonly<Record<ConfidenceLevel, number>>): Readonly<Record<ConfidenceLevel, number>> {
  const low = Math.round(100 * shares.low);
  const medium = Math.round(100 * shares.medium);
  const high = Math.round(100 * shares.high);
  const left = 100 - low - medium - high;
  return high >= medium && high >= low ? { high: high + left, medium, low } : medium >= low ? { high, medium: medium + left, low } : { high, medium, low: low + left };
}
