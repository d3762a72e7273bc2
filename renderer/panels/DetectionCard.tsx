import type { ReactNode } from 'react';
import { useDetectionWork } from '../detection/detectionJob.ts';
import { Button } from './Button.tsx';
import { Card, CardPart } from './Card.tsx';
import panel from './panel.module.css';
import styles from './DetectionCard.module.css';

/** A detection of many frames that is under way: how far it is, what is kept, and the way to end it. */
export function DetectionCard(): ReactNode {
  const job = useDetectionWork((work) => work.job);
  if (job === null) return null;
  const { words, done, total, cancel } = job;
  return (
    <Card title={words} aside={`${done} of ${total}`}>
      <CardPart>
        <div className={styles.bar} role="progressbar" aria-label={words} aria-valuemin={0} aria-valuenow={done} aria-valuemax={total}>
          <div style={{ width: `${(100 * done) / total}%` }} />
        </div>
        <div className={panel.line}>
          <span className={panel.secondary}>Done frames are kept</span>
          <span className={panel.end}>
            <Button onClick={cancel}>Cancel</Button>
          </span>
        </div>
      </CardPart>
    </Card>
  );
}
