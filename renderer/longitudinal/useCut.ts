import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type CutGrid, cutGridFor } from '../../src/pullback/cutGrid.ts';
import type { Reading } from '../reading/reading.ts';
import type { CutSource, CutState } from './cutSource.ts';

/** Bytes of all samples: they never depend on the file. */
const budgetBytes = 24 * 1024 * 1024;

export interface Cut {
  readonly grid: CutGrid;
  /** null before the first frames are on their way. */
  readonly state: CutState | null;
  readonly tryAgain: () => void;
}

/** The longitudinal view's samples on the grid that the reading's scale asks for. null where frames lie beside each other without being a pullback. */
export function useCut(source: CutSource, { details: { pullback }, calibration }: Reading): Cut | null {
  const { columns, rows } = pullback.pixels;
  const column = calibration.kind === 'calibrated' ? calibration.spacingMm.column : null;
  const row = calibration.kind === 'calibrated' ? calibration.spacingMm.row : null;
  const grid = useMemo(
    () => (pullback.kind === 'stills' ? null : cutGridFor({ image: { columns, rows }, spacingMm: column === null || row === null ? null : { column, row }, numberOfFrames: pullback.numberOfFrames, budgetBytes })),
    [pullback, columns, rows, column, row],
  );
  useEffect(() => {
    if (grid !== null) source.begin(grid);
  }, [source, grid]);
  const state = useSyncExternalStore(source.subscribe, source.state);
  return useMemo(() => (grid === null ? null : { grid, state, tryAgain: () => source.begin(grid) }), [grid, state, source]);
}
