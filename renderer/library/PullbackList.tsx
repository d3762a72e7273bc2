import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { bytePaths } from '../../src/api/contract.ts';
import { segmentName } from '../../src/analysis/veinSegment.ts';
import { openRead, useApp } from '../app/appStore.ts';
import { ContourBar } from './ContourBar.tsx';
import type { Row, RowGroup } from './libraryFilters.ts';
import { caseWords, contourWords, phaseWords, progressWords, subjectWords } from './libraryWords.ts';
import { PhaseSign } from './PhaseSign.tsx';
import styles from './PullbackList.module.css';

/** Pullbacks by case. A click selects, a double click or Enter opens; keys are heard without a click into the list first. */
export function PullbackList({ groups, selected }: { readonly groups: readonly RowGroup[]; readonly selected: Row | null }) {
  const list = useRef<HTMLDivElement>(null);
  const ordered = groups.flatMap(({ rows }) => rows);
  const onKeyDown = (event: Pick<KeyboardEvent, 'key' | 'preventDefault'>) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter' && selected !== null) {
      event.preventDefault();
      open(selected);
    }
    if (by === 0) return;
    event.preventDefault();
    const at = ordered.findIndex(({ pullback }) => pullback.pullbackId === selected?.pullback.pullbackId);
    const next = ordered[Math.min(ordered.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    select(next);
    list.current?.querySelector<HTMLElement>(`[data-pullback="${next.pullback.pullbackId}"]`)?.focus();
  };
  useEffect(() => {
    const hear = (event: globalThis.KeyboardEvent) => {
      if (event.target === document.body && !event.defaultPrevented) onKeyDown(event);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  });
  return (
    <div ref={list} className={styles.table} role="grid" aria-label="Pullbacks" onKeyDown={onKeyDown}>
      <div className={styles.head} role="row">
        <span role="columnheader" aria-label="Picture" />
        <span role="columnheader">Pullback</span>
        <span role="columnheader">Phase</span>
        <span role="columnheader">Frames</span>
        <span role="columnheader">Contours</span>
        <span role="columnheader">Progress</span>
      </div>
      {groups.map(({ key, patient, entry, rows }) => (
        <section key={key} role="rowgroup">
          <div className={styles.group}>
            <h3>{subjectWords(patient, rows[0]?.pullback.sample ?? null)}</h3>
            <span>{rows[0]?.pullback.sample == null ? caseWords(entry) : 'synthetic, areas known'}</span>
          </div>
          {rows.map((row) => (
            <PullbackRow key={row.pullback.pullbackId} row={row} selected={row.pullback.pullbackId === selected?.pullback.pullbackId} />
          ))}
        </section>
      ))}
    </div>
  );
}

function select({ pullback }: Row): void {
  useApp.setState({ selectedPullbackId: pullback.pullbackId });
}

function open({ pullback, read }: Row): void {
  if (read !== null && pullback.file === 'present') void openRead({ pullbackId: pullback.pullbackId, readId: read.readId });
}

function PullbackRow({ row, selected }: { readonly row: Row; readonly selected: boolean }) {
  const { pullback, read } = row;
  const veins = (read?.segments ?? []).map(segmentName).join(', ');
  const name = pullback.sample === null ? `Pullback ${pullback.number}` : pullback.sample === 'read' ? 'Sample, read' : 'Sample, unread';
  const progress = read?.progress ?? 'toRead';
  return (
    // The grid moves between its rows by arrow keys and opens by Enter.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      className={styles.row}
      data-pullback={pullback.pullbackId}
      aria-selected={selected}
      tabIndex={selected ? 0 : -1}
      onClick={() => select(row)}
      onDoubleClick={() => open(row)}
    >
      <span role="gridcell">{pullback.file === 'present' ? <img className={styles.thumbnail} src={bytePaths.thumbnail(pullback.pullbackId)} alt="" loading="lazy" draggable={false} /> : <span className={styles.thumbnail} />}</span>
      <div role="gridcell" className={styles.cell}>
        <div className={styles.name}>{name}</div>
        {pullback.file !== 'present' ? <Warning words={pullback.file === 'moved' ? 'file moved' : 'file changed'} /> : pullback.spacingMm === null ? <Warning words="uncalibrated, areas in px²" /> : <div className={styles.small}>{veins || 'no segments yet'}</div>}
      </div>
      <span role="gridcell" className={styles.phase}>
        <PhaseSign phase={pullback.phase} />
        <span title={phaseWords[pullback.phase]}>{phaseWords[pullback.phase]}</span>
      </span>
      <span role="gridcell">{pullback.numberOfFrames}</span>
      <div role="gridcell" className={styles.cell}>
        <ContourBar read={read} />
        <div className={styles.small}>{contourWords(read)}</div>
      </div>
      <span role="gridcell" className={styles.progress}>
        {progress === 'final' ? <IconLock size={14} stroke={1.75} aria-hidden="true" /> : null}
        {progressWords[progress]}
      </span>
    </div>
  );
}

function Warning({ words }: { readonly words: string }) {
  return (
    <div className={styles.warning}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
      {words}
    </div>
  );
}
