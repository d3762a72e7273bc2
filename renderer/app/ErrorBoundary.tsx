import { IconAlertOctagon } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import styles from './App.module.css';

/** What is left of the screen when a part of it breaks: what happened to the work, and the way back. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className={styles.notice} role="alert">
        <IconAlertOctagon size={24} stroke={1.75} aria-hidden="true" />
        <h1>This window broke</h1>
        <p>Every edit up to the last one is in the library. Load the page again to go on where you were.</p>
        <button type="button" className={styles.primary} onClick={() => location.reload()}>
          Load again
        </button>
      </main>
    );
  }
}
