import { IconAlertOctagon } from '@tabler/icons-react';
import { useEffect } from 'react';
import { CommandPalette } from '../actions/CommandPalette.tsx';
import { KeysSheet } from '../actions/KeysSheet.tsx';
import { useKeys } from '../actions/useKeys.ts';
import { DeidentifyScreen } from '../deidentify/DeidentifyScreen.tsx';
import { useDeidentify } from '../deidentify/deidentifyStore.ts';
import { LibraryScreen } from '../library/LibraryScreen.tsx';
import { PairScreen } from '../pairView/PairScreen.tsx';
import { usePairView } from '../pairView/pairStore.ts';
import { ReadingScreen } from '../readingView/ReadingScreen.tsx';
import { heardOfSending } from '../servers/sendingNews.ts';
import { hearService } from '../service/hearService.ts';
import styles from './App.module.css';
import { followAddress, type OpenReading, openRead, refreshListingSoon, sayInApp, startApp, useApp } from './appStore.ts';
import { FileDrop } from './FileDrop.tsx';
import { Header } from './Header.tsx';
import { heardOfImport } from './importWork.ts';
import { StatusBar } from './StatusBar.tsx';

/** The whole program: header, the library or a read, status bar. */
export function App() {
  const open = useApp(({ open }) => open);
  const startProblem = useApp(({ startProblem }) => startProblem);
  const started = useApp(({ session }) => session !== null);
  const deidentifying = useDeidentify((state) => state.open);
  useKeys();
  useEffect(() => void startApp(), []);
  useEffect(followAddress, []);
  useEffect(hear, []);
  return (
    <div className={styles.app}>
      <Header />
      <div className={styles.main}>
        {startProblem !== null ? (
          <main className={styles.notice} role="alert">
            <IconAlertOctagon size={24} stroke={1.75} aria-hidden="true" />
            <h1>The library cannot be shown</h1>
            <p>{startProblem}</p>
            <button type="button" className={styles.primary} onClick={() => void startApp()}>
              Try again
            </button>
          </main>
        ) : !started ? null : deidentifying !== null ? (
          <DeidentifyScreen open={deidentifying} />
        ) : open === null ? (
          <LibraryScreen />
        ) : (
          <OpenScreen key={open.readId} open={open} />
        )}
        <KeysSheet />
        <FileDrop />
      </div>
      <StatusBar />
      <CommandPalette />
    </div>
  );
}

/** A read on the stage, or beside the pullback that it is compared with. */
function OpenScreen({ open }: { readonly open: OpenReading }) {
  const pairShown = usePairView(({ shown }) => shown);
  return pairShown ? <PairScreen open={open} /> : <ReadingScreen open={open} />;
}

/** What other windows and the command line do shows here at once. */
function hear(): () => void {
  return hearService(
    (event) => {
      const { open } = useApp.getState();
      switch (event.type) {
        case 'readChanged':
          if (open?.readId === event.readId) open.store.heardOf(event.lastEventSequence);
          else refreshListingSoon();
          return;
        case 'pullbackChecked':
          if (open?.pullbackId !== event.pullbackId) return;
          if (event.framesMoved) {
            open.frames.forget();
            open.cut.forget();
            // Its workers hold frames of their own; new ones start with the next question.
            open.detector.dispose();
          }
          return void open.store.fileChecked();
        case 'libraryChanged':
          return refreshListingSoon();
        case 'opened':
          refreshListingSoon();
          if (open === null) void openRead(event);
          return;
        case 'sendingChanged':
          return heardOfSending(event.reportId);
        case 'importProgress':
          return heardOfImport(event);
        case 'openRefused':
          return sayInApp(event.message);
      }
    },
    (reachable) => {
      const { open, reachable: before } = useApp.getState();
      // What was said meanwhile was not heard.
      if (reachable && !before) void open?.store.fileChecked();
      useApp.setState({ reachable });
    },
  );
}
