import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './panel.module.css';

/** Something that has to be known beside a figure: a triangle and words, never a colour alone. */
export function WarningBox({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles.warning}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}
