import { IconTableExport } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { exchangePaths, type StudyRequest } from '../../src/api/exchange.ts';
import { errorOfAnswer, sentenceOf, unreachable } from '../service/client.ts';
import { Button } from '../panels/Button.tsx';
import controls from '../panels/controls.module.css';
import type { Row } from './libraryFilters.ts';
import styles from './StudyExport.module.css';
import { useStudy } from './studyStore.ts';

const setShown = (shown: boolean) => useStudy.setState({ shown });

/** The figures of the pullbacks that are listed as one long table, with its dictionary. The samples are in it only where nothing else is listed. */
export function StudyExport({ rows }: { readonly rows: readonly Row[] }) {
  const shown = useStudy((study) => study.shown);
  const [withFrames, setWithFrames] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [making, setMaking] = useState<AbortController | null>(null);
  const panel = useId();
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const own = rows.filter(({ pullback }) => pullback.sample === null);
  const chosen = own.length > 0 ? own : rows;
  const make = async () => {
    const controller = new AbortController();
    abort.current = controller;
    setMaking(controller);
    setProblem(null);
    try {
      save(await studyTable({ pullbackIds: chosen.map(({ pullback }) => pullback.pullbackId), withFrames }, controller.signal));
      setShown(false);
    } catch (error) {
      if (!controller.signal.aborted) setProblem(sentenceOf(error));
    } finally {
      setMaking(null);
    }
  };
  return (
    <div className={styles.export}>
      <button type="button" className={styles.button} aria-expanded={shown} aria-controls={panel} disabled={chosen.length === 0} onClick={() => setShown(!shown)}>
        <IconTableExport size={16} stroke={1.75} aria-hidden="true" />
        Export study table…
      </button>
      {shown ? (
        <section id={panel} className={styles.panel} aria-label="Export study table">
          <p>
            All figures of the {chosen.length === 1 ? 'pullback' : `${chosen.length} pullbacks`} listed, a figure a row, with a data dictionary: CSV for R, SAS and pandas. Final reports as they were frozen, open reads as drafts. It holds patient IDs and no names.
          </p>
          <label className={controls.check}>
            <input type="checkbox" checked={withFrames} onChange={(event) => setWithFrames(event.target.checked)} />
            With the figures of every frame and contour
          </label>
          {problem === null ? null : (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          )}
          <div className={styles.foot}>
            {making === null ? null : <span role="status">Making the table…</span>}
            <Button onClick={() => (making === null ? setShown(false) : making.abort())}>Cancel</Button>
            <Button kind="primary" disabled={making !== null} onClick={() => void make()}>
              Export
            </Button>
          </div>
        </section>
      ) : null}
    </div>
  );
}

async function studyTable(request: StudyRequest, signal: AbortSignal): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(exchangePaths.study(), { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(request), signal });
  } catch (cause) {
    throw unreachable(cause);
  }
  if (!response.ok) throw errorOfAnswer(await response.text());
  return response.blob();
}

function save(blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `venolume-study-${new Date().toISOString().slice(0, 10)}.zip`;
  link.click();
  // The download has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
