import { IconChevronRight, IconCircle, IconCircleCheckFilled, IconCircleDashed, IconMinus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PublishedCutoff, ThresholdAnswer } from '../../../src/measurement/thresholds.ts';
import panel from '../panel.module.css';
import styles from './segments.module.css';

export interface ThresholdListProps {
  readonly answers: readonly ThresholdAnswer<PublishedCutoff>[];
  /** What an answer that cannot be had says. */
  readonly otherwise: string;
}

/** Published cut-offs held against the figures; each opens its citation and population. */
export function ThresholdList({ answers, otherwise }: ThresholdListProps): ReactNode {
  return (
    <>
      <div className={panel.line}>
        <span className={panel.label}>Thresholds</span>
        <span className={`${panel.quietText} ${panel.end}`}>not a diagnosis</span>
      </div>
      <ul className={styles.thresholds}>
        {answers.map(({ threshold, answer }) => (
          <li key={threshold.id} className={styles.threshold}>
            <details>
              <summary>
                <IconChevronRight size={12} stroke={1.75} aria-hidden="true" />
                <ThresholdName label={threshold.label} />
                <AnswerPill answer={answer} otherwise={otherwise} />
              </summary>
              <p className={styles.citation}>
                {threshold.citation} {threshold.population}.{threshold.figures === null ? '' : ` ${threshold.figures}.`} {threshold.note}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

function ThresholdName({ label }: { readonly label: string }): ReactNode {
  const [, figure, rest] = /^(> \d+ (?:%|points))(.*)$/.exec(label) ?? [null, label, ''];
  return (
    <span className={panel.secondary}>
      <strong style={{ color: 'var(--vl-text-1)' }}>{figure}</strong>
      {rest}
    </span>
  );
}

function AnswerPill({ answer, otherwise }: { readonly answer: ThresholdAnswer['answer']; readonly otherwise: string }): ReactNode {
  switch (answer) {
    case 'met':
      return (
        <span className={`${styles.pill} ${styles.met}`}>
          <IconCircleCheckFilled size={13} aria-hidden="true" /> met
        </span>
      );
    case 'notMet':
      return (
        <span className={styles.pill}>
          <IconCircle size={13} stroke={1.75} aria-hidden="true" /> not met
        </span>
      );
    case 'provisional':
      return (
        <span className={`${styles.pill} ${styles.provisional}`}>
          <IconCircleDashed size={13} stroke={1.75} aria-hidden="true" /> provisional
        </span>
      );
    case 'unavailable':
      return (
        <span className={styles.pill}>
          <IconMinus size={13} stroke={1.75} aria-hidden="true" /> {otherwise}
        </span>
      );
  }
}
