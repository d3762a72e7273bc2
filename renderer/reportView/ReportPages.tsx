import { IconAlertOctagon, IconChevronLeft, IconChevronRight, IconCircleDashed, IconLock, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { bytePaths } from '../../src/api/contract.ts';
import { Button, IconButton } from '../panels/Button.tsx';
import { SelectField } from '../panels/SelectField.tsx';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import { useElementSize } from '../timeline/useElementSize.ts';
import { PdfPage } from './PdfPage.tsx';
import styles from './reportPages.module.css';
import { useReportPdf } from './useReportPdf.ts';

export interface ReportPagesProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
}

const zooms = [1, 1.25, 1.5, 2, 3];
const draft = 'draft';
const deskPaddingPx = 16;

/** The report's pages as they will be printed: the draft as it stands, or a final revision as it was frozen. */
export function ReportPages({ reading }: ReportPagesProps): ReactNode {
  const [chosen, setChosen] = useState<string | null>(null);
  const [pageNumber, setPageNumber] = useState(1);
  const [zoom, setZoom] = useState(1);
  const [deskRef, desk] = useElementSize();
  const { read, reports, saving } = reading;
  // While nothing has changed since, the final report is what stands.
  const newest = reports.toSorted((a, b) => b.revision - a.revision).find(({ eventSequence }) => eventSequence >= read.lastEventSequence);
  const shown = chosen ?? newest?.reportId ?? draft;
  const final = reports.find(({ reportId }) => reportId === shown);
  const path = final === undefined ? bytePaths.draft(read.readId, 'pdf') : bytePaths.report(final.reportId, 'pdf');
  // The service makes the draft from what it has: an edit still on its way to it would not be in.
  const version = final === undefined ? `${read.lastEventSequence} ${saving.state}` : final.contentSha256;
  const { pdf, stale, problem, retry } = useReportPdf(path, version);
  const pages = pdf?.numPages ?? 0;
  const page = Math.min(pageNumber, Math.max(1, pages));
  return (
    <section className={styles.view} aria-label="Report pages">
      <div className={styles.bar}>
        <div className={styles.group}>
          <IconButton label="Page before" disabled={page <= 1} onClick={() => setPageNumber(page - 1)}>
            <IconChevronLeft size={18} stroke={1.75} aria-hidden="true" />
          </IconButton>
          <span>{pages === 0 ? 'No page yet' : `Page ${page} of ${pages}`}</span>
          <IconButton label="Page after" disabled={page >= pages} onClick={() => setPageNumber(page + 1)}>
            <IconChevronRight size={18} stroke={1.75} aria-hidden="true" />
          </IconButton>
        </div>
        <div className={styles.group}>
          {final === undefined ? (
            <span className={`${styles.badge} ${styles.draft}`}>
              <IconCircleDashed size={14} stroke={1.75} aria-hidden="true" /> Draft
            </span>
          ) : (
            <span className={styles.badge}>
              <IconLock size={14} stroke={1.75} aria-hidden="true" /> Final
            </span>
          )}
          {reports.length === 0 ? null : (
            <SelectField
              label="Which report"
              hideLabel
              value={final === undefined ? draft : shown}
              options={[{ value: draft, words: 'As it stands' }, ...reports.map((report) => ({ value: report.reportId, words: `Revision ${report.revision}` }))]}
              onChange={setChosen}
            />
          )}
        </div>
        <div className={styles.group}>
          <span role="status" style={{ color: 'var(--vl-text-3)' }}>
            {stale && pdf !== null ? 'Being written anew' : ''}
          </span>
          <IconButton label="Zoom out" disabled={zoom <= 1} onClick={() => setZoom(zooms.findLast((step) => step < zoom) ?? 1)}>
            <IconZoomOut size={18} stroke={1.75} aria-hidden="true" />
          </IconButton>
          <Button kind="quiet" style={{ color: 'var(--vl-text-1)' }} disabled={zoom === 1} onClick={() => setZoom(1)}>
            {zoom === 1 ? 'Fit page' : `${Math.round(zoom * 100)} % of fit`}
          </Button>
          <IconButton label="Zoom in" disabled={zoom >= 3} onClick={() => setZoom(zooms.find((step) => step > zoom) ?? 3)}>
            <IconZoomIn size={18} stroke={1.75} aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      {problem === null ? null : (
        <div className={styles.problem} role="alert">
          <IconAlertOctagon size={16} stroke={1.75} aria-hidden="true" /> {problem}
          <Button onClick={retry}>Try again</Button>
        </div>
      )}
      <div ref={deskRef} className={styles.desk}>
        {pdf === null ? (
          <div className={styles.words}>{problem === null ? 'The report is being written …' : null}</div>
        ) : (
          <div className={styles.sheet}>
            <PdfPage pdf={pdf} pageNumber={page} room={{ width: desk.width - deskPaddingPx, height: desk.height - deskPaddingPx }} zoom={zoom} />
          </div>
        )}
      </div>
    </section>
  );
}
