import {
  type Icon,
  IconAlertTriangle,
  IconArrowsHorizontal,
  IconChevronLeft,
  IconChevronRight,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconHistory,
  IconLock,
  IconRuler2,
  IconServer,
  IconSettings,
  IconStack2,
  IconTable,
  IconTrash,
} from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { type LibraryView, showLibrary, useApp } from '../app/appStore.ts';
import styles from './Filters.module.css';
import { filterCounts, type LibraryFilter, libraryFilters, type Row } from './libraryFilters.ts';
import { phaseWords } from './libraryWords.ts';
import { PhaseSign } from './PhaseSign.tsx';

const sign = (Sign: Icon) => <Sign size={16} stroke={1.75} aria-hidden="true" />;

const looks: Readonly<Record<string, { readonly words: string; readonly sign: ReactNode }>> = {
  all: { words: 'All pullbacks', sign: sign(IconStack2) },
  recent: { words: 'Recently opened', sign: sign(IconHistory) },
  toRead: { words: 'To read', sign: sign(IconCircle) },
  reading: { words: 'Reading', sign: sign(IconCircleHalf2) },
  ready: { words: 'Ready to finalise', sign: sign(IconCircleCheck) },
  final: { words: 'Final', sign: sign(IconLock) },
  left: { words: 'Left', sign: sign(IconChevronLeft) },
  right: { words: 'Right', sign: sign(IconChevronRight) },
  uncalibrated: { words: 'Uncalibrated', sign: sign(IconRuler2) },
  provisional: { words: 'Provisional contours', sign: sign(IconCircleDashed) },
  noReference: { words: 'No reference', sign: sign(IconArrowsHorizontal) },
  lostFile: { words: 'File not found', sign: sign(IconAlertTriangle) },
};

export interface FiltersProps {
  readonly rows: readonly Row[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** What to list, each with how many there are, and the library's other views. */
export function Filters({ rows, chosen, onChoose }: FiltersProps) {
  const counts = useMemo(() => filterCounts(rows), [rows]);
  const count = (filter: LibraryFilter) => counts.get(filter.id) ?? 0;
  const view = useApp((app) => app.libraryView);
  const button = (filter: LibraryFilter, words: string, itsSign: ReactNode) => (
    <button key={filter.id} type="button" className={styles.filter} aria-pressed={view === 'pullbacks' && filter.id === chosen} onClick={() => onChoose(filter.id)}>
      {itsSign}
      <span>{words}</span>
      <span>{count(filter)}</span>
    </button>
  );
  const known = (filter: LibraryFilter) => button(filter, looks[filter.id]?.words ?? filter.id, looks[filter.id]?.sign);
  const phases = libraryFilters.phase.filter((filter) => count(filter) > 0);
  const attention = libraryFilters.attention.filter((filter) => count(filter) > 0);
  return (
    <nav className={styles.filters} aria-label="Filters">
      <Group title="Progress">
        {known(libraryFilters.all)}
        {count(libraryFilters.recent) > 0 ? known(libraryFilters.recent) : null}
        {libraryFilters.progress.map(known)}
      </Group>
      {phases.length > 0 ? <Group title="Phase">{phases.map((filter) => button(filter, phaseWords[filter.id], <PhaseSign phase={filter.id} />))}</Group> : null}
      {rows.length > 0 ? <Group title="Side">{libraryFilters.side.map(known)}</Group> : null}
      {attention.length > 0 ? <Group title="Needs attention">{attention.map(known)}</Group> : null}
      <div className={`${styles.group} ${styles.last}`}>
        <View view="remote" words="Find on a server" sign={sign(IconServer)} />
        <View view="results" words="Stenosis results" sign={sign(IconTable)} />
        <View view="trash" words="Trash" sign={sign(IconTrash)} />
        <View view="settings" words="Settings" sign={sign(IconSettings)} />
      </div>
    </nav>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={title}>
      <div className={styles.title}>{title}</div>
      {children}
    </section>
  );
}

function View({ view, words, sign: itsSign }: { readonly view: LibraryView; readonly words: string; readonly sign: ReactNode }) {
  const current = useApp((app) => app.libraryView === view);
  return (
    <button type="button" className={styles.filter} aria-current={current ? 'page' : undefined} onClick={() => showLibrary(view)}>
      {itsSign}
      <span>{words}</span>
      <span />
    </button>
  );
}
