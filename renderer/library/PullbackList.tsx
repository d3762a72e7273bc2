import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { openRead, useApp } from '../app/appStore.ts';
import type { Row, RowGroup } from './libraryFilters.ts';
import { caseWords, subjectWords } from './libraryWords.ts';
import { linesBetween, listHeightPx, listLines, scrollToShow } from './listLines.ts';
import styles from './PullbackList.module.css';
import { PullbackRow } from './PullbackRow.tsx';

/**
 * Pullbacks by case, of which only those in sight are drawn. A click selects, a double click or Enter opens; keys are heard
 * without a click into the list first.
 */
export function PullbackList({ groups, selected }: { readonly groups: readonly RowGroup[]; readonly selected: Row | null }) {
  const view = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ topPx: 0, heightPx: 800 });
  /** The pullback that the keyboard went to and that is to be focused once it is drawn. */
  const focusNext = useRef<string | null>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => listLines(groups, folded), [groups, folded]);
  const fold = (key: string) => setFolded((before) => (before.has(key) ? new Set([...before].filter((each) => each !== key)) : new Set([...before, key])));
  const ordered = useMemo(() => lines.filter((line) => line.kind === 'row'), [lines]);
  const selectedId = selected?.pullback.pullbackId ?? null;
  const at = ordered.findIndex(({ key }) => key === selectedId);

  const follow = useCallback(() => {
    const { scrollTop, clientHeight } = view.current ?? { scrollTop: 0, clientHeight: 800 };
    setScroll((before) => (before.topPx === scrollTop && before.heightPx === clientHeight ? before : { topPx: scrollTop, heightPx: clientHeight }));
  }, []);
  useLayoutEffect(() => {
    follow();
    const observer = new ResizeObserver(follow);
    if (view.current !== null) observer.observe(view.current);
    return () => observer.disconnect();
  }, [follow]);
  // Another search or filter begins at its top, where the selection is in it nowhere else.
  useLayoutEffect(() => {
    const line = ordered[at];
    if (view.current !== null) view.current.scrollTop = line === undefined ? 0 : scrollToShow(line, view.current.scrollTop, view.current.clientHeight);
    follow();
    // oxlint-disable-next-line react/exhaustive-deps
  }, [lines]);
  useLayoutEffect(() => {
    if (focusNext.current === null || focusNext.current !== selectedId) return;
    focusNext.current = null;
    view.current?.querySelector<HTMLElement>(`[data-pullback="${CSS.escape(selectedId)}"]`)?.focus({ preventScroll: true });
  });

  const goTo = (index: number) => {
    const next = ordered[Math.min(ordered.length - 1, Math.max(0, index))];
    if (next === undefined || view.current === null) return;
    focusNext.current = next.key;
    view.current.scrollTop = scrollToShow(next, view.current.scrollTop, view.current.clientHeight);
    follow();
    select(next.row);
  };
  const onKeyDown = (event: Pick<KeyboardEvent, 'key' | 'preventDefault'>) => {
    const page = Math.max(1, Math.floor(scroll.heightPx / 60) - 1);
    const to: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: ordered.length - 1 };
    const index = to[event.key];
    if (index !== undefined) goTo(index);
    else if (event.key === 'Enter' && selected !== null) open(selected);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    const hear = (event: globalThis.KeyboardEvent) => {
      if (event.target === document.body && !event.defaultPrevented) onKeyDown(event);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  });

  const near = linesBetween(lines, scroll.topPx, scroll.topPx + scroll.heightPx);
  const chosen = ordered[at];
  // The selected row stays drawn, so that the focus on it is not lost however far the list is scrolled.
  const drawn = chosen === undefined || near.includes(chosen) ? near : [chosen, ...near];
  return (
    <div className={styles.table} role="grid" aria-label="Pullbacks" aria-rowcount={lines.length + 1} onKeyDown={(event) => isPressing(event) || onKeyDown(event)}>
      <div className={styles.head} role="row" aria-rowindex={1}>
        <span role="columnheader" aria-label="Picture" />
        <span role="columnheader">Pullback</span>
        <span role="columnheader">Phase</span>
        <span role="columnheader">Frames</span>
        <span role="columnheader">Contours</span>
        <span role="columnheader">Progress</span>
      </div>
      <div ref={view} className={styles.view} role="presentation" onScroll={follow}>
        <div className={styles.all} role="rowgroup" style={{ height: listHeightPx(lines) }}>
          {drawn.map((line) =>
            line.kind === 'group' ? (
              <GroupLine key={line.key} group={line.group} folded={folded.has(line.key)} onFold={() => fold(line.key)} topPx={line.topPx} rowIndex={line.index + 2} />
            ) : (
              <PullbackRow key={line.key} row={line.row} topPx={line.topPx} rowIndex={line.index + 2} selected={line.key === selectedId} onSelect={select} onOpen={open} />
            ),
          )}
        </div>
      </div>
    </div>
  );
}

/** Enter on a button of the list is that button's. */
function isPressing({ key, target }: KeyboardEvent): boolean {
  return key === 'Enter' && target instanceof HTMLButtonElement;
}

function select({ pullback }: Row): void {
  useApp.setState({ selectedPullbackId: pullback.pullbackId });
}

function open({ pullback, read }: Row): void {
  if (read !== null && pullback.file === 'present') void openRead({ pullbackId: pullback.pullbackId, readId: read.readId });
}

interface GroupLineProps {
  readonly group: RowGroup;
  readonly folded: boolean;
  readonly onFold: () => void;
  readonly topPx: number;
  readonly rowIndex: number;
}

function GroupLine({ group: { patient, entry, rows }, folded, onFold, topPx, rowIndex }: GroupLineProps) {
  const sample = rows[0]?.pullback.sample ?? null;
  const subject = subjectWords(patient, sample);
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  return (
    <div role="row" className={styles.group} style={{ top: topPx }} aria-rowindex={rowIndex}>
      <div role="rowheader" aria-colspan={6}>
        <button type="button" className={styles.fold} aria-expanded={!folded} aria-label={`Fold ${subject}`} onClick={onFold}>
          <Chevron size={14} stroke={1.75} aria-hidden="true" />
        </button>
        <h3>{subject}</h3>
        <span>{sample === null ? caseWords(entry) : 'synthetic, areas known'}</span>
      </div>
    </div>
  );
}
