import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

export interface CardProps {
  readonly title: string;
  /** Beside the title, in grey. */
  readonly sub?: string;
  readonly aside?: ReactNode;
  readonly strong?: boolean;
  readonly children?: ReactNode;
}

/** A card of a panel under its heading. */
export function Card({ title, sub, aside, strong = false, children }: CardProps): ReactNode {
  const headingId = useId();
  return (
    <section className={`${styles.card} ${strong ? styles.cardStrong : ''}`} aria-labelledby={headingId}>
      <header className={styles.cardHead}>
        <h3 id={headingId} className={styles.cardTitle}>
          {title}
        </h3>
        {sub === undefined ? null : <span className={styles.cardSub} title={sub}>{sub}</span>}
        {aside === undefined ? null : <span className={styles.cardAside}>{aside}</span>}
      </header>
      {children}
    </section>
  );
}

/** A part of a card, set off from the one above by a line. */
export function CardPart({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles.part}>{children}</div>;
}
