import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { deidentifiedZipPath, type DeidentifyState } from '../../src/api/deidentify.ts';
import { contoursOnBlankName } from '../../src/exchange/deidentificationTable.ts';
import { Button } from '../panels/Button.tsx';
import controls from '../panels/controls.module.css';
import panel from '../panels/panel.module.css';
import { WarningBox } from '../panels/WarningBox.tsx';
import styles from './deidentify.module.css';
import { discardExport, setExport } from './deidentifyStore.ts';

/** An export on its way, what came of it, and what was done to every attribute. */
export function ExportOutcome({ job, patientId }: { readonly job: DeidentifyState; readonly patientId: string }): ReactNode {
  switch (job.phase) {
    case 'working':
      return (
        <div className={styles.outcome}>
          <h2 role="status">
            Frame {job.framesDone} of {job.framesTotal} is written
          </h2>
          <div className={styles.bar} role="progressbar" aria-label="Frames written" aria-valuemin={0} aria-valuenow={job.framesDone} aria-valuemax={job.framesTotal}>
            <div style={{ width: `${(100 * job.framesDone) / Math.max(1, job.framesTotal)}%` }} />
          </div>
          <Button onClick={discardExport}>Cancel</Button>
        </div>
      );
    case 'done':
      return <Done job={job} patientId={patientId} />;
    case 'failed':
    case 'cancelled':
      return (
        <div className={styles.outcome}>
          <div className={panel.warning} role="alert">
            <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
            {job.message ?? 'The export was cancelled. Nothing of it was kept.'}
          </div>
          <Button onClick={discardExport}>Back to the choices</Button>
        </div>
      );
  }
}

function Done({ job, patientId }: { readonly job: DeidentifyState; readonly patientId: string }): ReactNode {
  const onBlank = job.rows.reduce((sum, { name, count }) => sum + (name === contoursOnBlankName ? (count ?? 0) : 0), 0);
  return (
    <div className={styles.outcome}>
      <h2 role="status">
        {job.files.length} files are ready, for {patientId}
      </h2>
      <p className={panel.words}>All of them were looked through: nothing of the original name, IDs, birth date or UIDs is left in them. They are handed out as one ZIP archive; the table below is in it as deidentification.csv.</p>
      {onBlank === 0 ? null : <WarningBox>{onBlank} contours lie on pixels that are overwritten: their figures stay, but their pictures are black there. Where the file’s ultrasound regions are wrong, go back and untick “Only the ultrasound region”.</WarningBox>}
      <div className={panel.line}>
        <a className={`${controls.button} ${controls.primary} ${controls.main} ${styles.save}`} href={deidentifiedZipPath(job.exportId)} download={`${patientId.replaceAll(/[^\w-]+/g, '_')}.zip`} onClick={() => setExport({ downloaded: true })}>
          <IconDownload size={16} stroke={1.75} aria-hidden="true" /> Save as ZIP
        </a>
        <Button main onClick={discardExport}>
          Back to the choices
        </Button>
      </div>
      {/* Its rows are there to be read; a table that scrolls can be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.table} role="region" aria-label="What was done" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>Of</th>
              <th>Tag</th>
              <th>What</th>
              <th>What was done</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {job.rows.map((row, i) => (
              <tr key={i} data-outcome={row.outcome}>
                <td>{row.file || row.subject}</td>
                <td>{row.tag}</td>
                <td>{row.name}</td>
                <td>{row.outcome}</td>
                <td>{[row.count === null || row.count === 1 ? '' : `${row.count} ×`, row.detail].filter(Boolean).join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
