import { IconAlertOctagon, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useApp } from '../app/appStore.ts';
import { useLibraryWork } from '../app/libraryCommands.ts';
import { Detail } from './Detail.tsx';
import { FirstStart } from './FirstStart.tsx';
import { Filters } from './Filters.tsx';
import styles from './LibraryScreen.module.css';
import { filterById, groupRows, rowMatches, type RowOrder, rowOrders, rowsOf } from './libraryFilters.ts';
import { OpenArea } from './OpenArea.tsx';
import { PullbackList } from './PullbackList.tsx';
import { ResultsTable } from './ResultsTable.tsx';
import { Settings } from './Settings.tsx';
import { Trash } from './Trash.tsx';

const orderWords: Readonly<Record<RowOrder, string>> = { newest: 'Newest first', oldest: 'Oldest first', subject: 'By subject' };

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
  const shown = useMemo(() => rows.filter((row) => filterById(filterId).fits(row) && rowMatches(row, search)), [rows, filterId, search]);
  const selected = rows.find(({ pullback }) => pullback.pullbackId === selectedPullbackId) ?? shown[0] ?? null;
  const choose = (id: string) => {
    setFilterId(id);
    useApp.setState({ libraryView: 'pullbacks' });
  };
  return (
    <main className={styles.screen} aria-label="Library">
      <Filters rows={rows} chosen={filterId} onChoose={choose} />
      {libraryView === 'results' ? (
        <ResultsTable />
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
              </div>
              {shown.length === 0 ? <p className={styles.none}>No pullback fits. Clear the search or choose another filter.</p> : <PullbackList groups={groupRows(shown, order)} selected={selected} />}
            </>
          )}
        </div>
      )}
      {libraryView === 'pullbacks' && selected !== null ? <Detail key={selected.pullback.pullbackId} row={selected} /> : null}
    </main>
  );
}
