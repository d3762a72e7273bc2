import { IconAlertOctagon, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import appStyles from '../app/App.module.css';
import { useApp } from '../app/appStore.ts';
import { useLibraryWork } from '../app/libraryCommands.ts';
import { FindOnServer } from '../servers/FindOnServer.tsx';
import { Detail } from './Detail.tsx';
import { FirstStart } from './FirstStart.tsx';
import { Filters } from './Filters.tsx';
import styles from './LibraryScreen.module.css';
import { filterById, groupRows, rowMatches, type RowOrder, rowOrders, rowsOf, searchWords } from './libraryFilters.ts';
import { OpenArea } from './OpenArea.tsx';
import { PullbackList } from './PullbackList.tsx';
import { ResultsTable } from './ResultsTable.tsx';
import { Settings } from './Settings.tsx';
import { StudyExport } from './StudyExport.tsx';
import { Trash } from './Trash.tsx';

const orderWords: Readonly<Record<RowOrder, string>> = { newest: 'Newest first', oldest: 'Oldest first', subject: 'By subject', opened: 'Last opened first' };

/** Everything that the library holds, and the way to put more into it. */
export function LibraryScreen() {
  const { listing, session, libraryView, selectedPullbackId, opening } = useApp();
  const [filterId, setFilterId] = useState('all');
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<RowOrder>('newest');
  const workProblem = useLibraryWork((work) => work.problem);
  const problem = workProblem ?? opening?.problem ?? null;
  const reader = session?.reader ?? null;
  const rows = useMemo(() => (listing === null ? [] : rowsOf(listing, reader)), [listing, reader]);
  // The letters of a search appear as they are typed; the list follows.
  const wanted = useDeferredValue(search);
  const shown = useMemo(() => {
    const { fits } = filterById(filterId);
    const words = searchWords(wanted);
    return rows.filter((row) => fits(row) && rowMatches(row, words));
  }, [rows, filterId, wanted]);
  const groups = useMemo(() => groupRows(shown, filterId === 'recent' ? 'opened' : order), [shown, filterId, order]);
  const selected = rows.find(({ pullback }) => pullback.pullbackId === selectedPullbackId) ?? groups[0]?.rows[0] ?? null;
  const choose = (id: string) => {
    setFilterId(id);
    useApp.setState({ libraryView: 'pullbacks' });
  };
  const showAll = () => {
    setSearch('');
    setFilterId('all');
  };
  return (
    <main className={styles.screen} aria-label="Library">
      <Filters rows={rows} chosen={filterId} onChoose={choose} />
      {libraryView === 'results' ? (
        <ResultsTable />
      ) : libraryView === 'remote' ? (
        <FindOnServer />
      ) : libraryView === 'trash' ? (
        <Trash />
      ) : libraryView === 'settings' ? (
        <Settings />
      ) : (
        <div className={styles.centre}>
          {problem === null ? null : (
            <div className={styles.problem} role="alert">
              <IconAlertOctagon size={16} stroke={1.75} aria-hidden="true" />
              <span>{problem}</span>
            </div>
          )}
          {rows.length === 0 ? <FirstStart /> : <OpenArea />}
          {rows.length === 0 ? null : (
            <>
              <div className={styles.tools}>
                <label className={styles.search}>
                  <IconSearch size={14} stroke={1.75} aria-hidden="true" />
                  <input type="search" aria-label="Filter pullbacks" placeholder="Filter by subject, study, vein or date" value={search} onChange={(event) => setSearch(event.target.value)} />
                </label>
                <select className={styles.order} aria-label="Order" value={order} onChange={(event) => setOrder(rowOrders.find((name) => name === event.target.value) ?? 'newest')}>
                  {rowOrders.map((name) => (
                    <option key={name} value={name}>
                      {orderWords[name]}
                    </option>
                  ))}
                </select>
                <StudyExport rows={shown} />
              </div>
              {shown.length === 0 ? <NothingFits onClear={showAll} /> : <PullbackList groups={groups} selected={selected} />}
            </>
          )}
        </div>
      )}
      {libraryView === 'pullbacks' && selected !== null ? <Detail key={selected.pullback.pullbackId} row={selected} /> : null}
    </main>
  );
}

function NothingFits({ onClear }: { readonly onClear: () => void }) {
  return (
    <div className={styles.none}>
      <p>No pullback fits. Look for fewer words of the subject, study, vein or date, or show all.</p>
      <button type="button" className={appStyles.secondary} onClick={onClear}>
        Show all pullbacks
      </button>
    </div>
  );
}
