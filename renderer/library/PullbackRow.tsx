import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import { segmentName } from '../../src/analysis/veinSegment.ts';
import { ContourBar } from './ContourBar.tsx';
import type { Row } from './libraryFilters.ts';
import { contourWords, frameCountWords, phaseWords, progressWords, pullbackName } from './libraryWords.ts';
import { PhaseSign } from './PhaseSign.tsx';
import styles from './PullbackList.module.css';
import { Thumbnail } from './Thumbnail.tsx';

export interface PullbackRowProps {
  readonly row: Row;
  /** 1-based, over all rows of the grid. */
  readonly rowIndex: number;
  readonly topPx: number;
  readonly selected: boolean;
  readonly onSelect: (row: Row) => void;
  readonly onOpen: (row: Row) => void;
}

/** One pullback of the list. */
export const PullbackRow = memo(function PullbackRow({ row, rowIndex, topPx, selected, onSelect, onOpen }: PullbackRowProps) {
  const { pullback, read } = row;
  const veins = (read?.segments ?? []).map(segmentName).join(', ');
  const progress = read?.progress ?? 'toRead';
  return (
    // The grid moves between its rows by arrow keys and opens by Enter.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      className={styles.row}
      style={{ top: topPx }}
      data-pullback={pullback.pullbackId}
      aria-rowindex={rowIndex}
      aria-selected={selected}
      tabIndex={selected ? 0 : -1}
      onClick={() => onSelect(row)}
      onDoubleClick={() => onOpen(row)}
    >
      <span role="gridcell" className={styles.thumbnail}>
        <Thumbnail pullback={pullback} />
      </span>
      <div role="gridcell" className={styles.cell}>
        <div className={styles.name}>{pullbackName(pullback)}</div>
        {pullback.file !== 'present' ? (
          <Warning words={pullback.file === 'moved' ? 'file moved' : 'file changed'} />
        ) : pullback.spacingMm === null ? (
          <Warning words="uncalibrated, px²" />
        ) : (
          <div className={styles.small}>{veins || 'no segments yet'}</div>
        )}
      </div>
      <span role="gridcell" className={styles.phase}>
        <PhaseSign phase={pullback.phase} />
        <span title={phaseWords[pullback.phase]}>{phaseWords[pullback.phase]}</span>
      </span>
      <span role="gridcell">{frameCountWords(pullback)}</span>
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
});

function Warning({ words }: { readonly words: string }) {
  return (
    <div className={styles.warning}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
      {words}
    </div>
  );
}
