import type { ReactNode } from 'react';
import type { CutGrid } from '../../src/pullback/cutGrid.ts';
import { decimalWords } from '../format/decimalWords.ts';
import { CutDial } from './CutDial.tsx';
import { useCutAngle } from './cutAngle.ts';
import styles from './longitudinal.module.css';
import { scaleMarkMm } from './scaleMark.ts';

/** Left of the longitudinal view: its angle, the dial, and how high a length stands in it; without a scale, that there is none. */
export function CutGutter({ grid }: { readonly grid: CutGrid }): ReactNode {
  const angleDeg = useCutAngle((cut) => cut.angleDeg);
  const markMm = grid.unit === 'mm' ? scaleMarkMm(grid.reach) : null;
  return (
    <div className={styles.gutter}>
      <div className={styles.names}>
        Longitudinal
        <span>cut {angleDeg}°</span>
      </div>
      <CutDial />
      {markMm === null ? (
        <div className={styles.noScale}>no scale</div>
      ) : (
        <>
          <div className={styles.scaleWords}>{decimalWords(markMm, Number.isInteger(markMm) ? 0 : 1)} mm</div>
          <div className={styles.scaleMark} style={{ height: `${(50 * markMm) / grid.reach}%` }} />
        </>
      )}
    </div>
  );
}
