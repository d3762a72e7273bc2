import { IconCopy, IconFileImport, IconUserOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { bytePaths, type DecimalMark, reportFileEndings, type ReportFormat } from '../../../src/api/contract.ts';
import { exchangePaths } from '../../../src/api/exchange.ts';
import { isoTimeWords } from '../../../src/report/reportWords.ts';
import { openDeidentify } from '../../deidentify/deidentifyStore.ts';
import { askForContours } from '../../importContours/importStore.ts';
import { Button } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { SendTo } from '../../servers/SendTo.tsx';
import { figuresText } from './figuresText.ts';
import styles from './report.module.css';

/** The final reports of this read, newest first: what was frozen stays as it was. */
export function Revisions({ reading }: Pick<PanelProps, 'reading'>): ReactNode {
  if (reading.reports.length === 0) return null;
  return (
    <Card title="Final reports">
      {reading.reports
        .toSorted((a, b) => b.revision - a.revision)
        .map((report) => (
          <CardPart key={report.reportId}>
            <div className={styles.revision}>
              <strong style={{ font: 'var(--vl-type-12)', fontWeight: 600 }}>Revision {report.revision}</strong>
              <span className={panel.secondary}>
                {report.reader}, {isoTimeWords(report.finalisedAt)}
              </span>
              {report.reason === null ? null : <span className={panel.secondary}>{report.reason}</span>}
              <span className={`${panel.quietText} ${styles.hash}`}>
                SHA-256 {report.contentSha256.slice(0, 12)}…, version {report.programVersion}
                {report.verified ? ', verified' : ''}
              </span>
              <Files path={(format, decimal) => bytePaths.report(report.reportId, format, decimal)} name={`report-revision-${report.revision}`} />
              <SendTo reportId={report.reportId} />
            </div>
          </CardPart>
        ))}
    </Card>
  );
}

/** The read as it stands, as files and as text. */
export function Exports({ reading, actions }: PanelProps): ReactNode {
  const { readId } = reading.read;
  const copy = () =>
    void navigator.clipboard.writeText(figuresText(reading)).then(
      () => actions.say('The figures are on the clipboard.'),
      () => actions.say('The clipboard could not be written. Use one of the files instead.'),
    );
  return (
    <Card title="Export">
      <CardPart>
        <div className={styles.exports}>
          <span className={panel.label}>Draft</span>
          <Files path={(format, decimal) => bytePaths.draft(readId, format, decimal)} name="draft-report" />
          <span className={panel.label}>Contours</span>
          <span className={styles.files}>
            <a href={bytePaths.analysisFile(readId)} download="analysis.json">
              Analysis file
            </a>
            <a href={exchangePaths.contours(readId, 'csv')} download="contours.csv">
              CSV in mm
            </a>
            <a href={exchangePaths.contours(readId, 'echoplaque')} download="contours.xml" title={wholePixels} onClick={() => void sayRounding(reading, actions)}>
              echoPlaque XML
            </a>
          </span>
        </div>
        <Button disabled={!reading.mayEdit} onClick={() => void askForContours()}>
          <IconFileImport size={14} stroke={1.75} aria-hidden="true" /> Import contours…
        </Button>
        <Button onClick={copy}>
          <IconCopy size={14} stroke={1.75} aria-hidden="true" /> Copy figures as text
        </Button>
        <Button onClick={() => void openDeidentify(reading.details.entry.pullbackId)}>
          <IconUserOff size={14} stroke={1.75} aria-hidden="true" /> Export without names…
        </Button>
      </CardPart>
    </Card>
  );
}

const wholePixels = 'Holds whole pixels only: areas change a little, and who accepted what is left out.';

/** What the whole pixels of that file do to the areas, and which contours it could not hold. */
async function sayRounding({ analysis, details }: PanelProps['reading'], { say }: PanelProps['actions']): Promise<void> {
  const { echoPlaqueFile, roundingWords } = await import('../../../src/exchange/contourFiles.ts');
  say(roundingWords(echoPlaqueFile(analysis, details.pullback, '')).join(' '));
}

const dicomForms = [
  ['sr', 'DICOM SR'],
  ['sr-ivus', 'DICOM SR, IVUS form'],
  ['pdf-dicom', 'DICOM PDF'],
] as const;

interface FilesProps {
  readonly path: (format: ReportFormat, decimal?: DecimalMark) => string;
  readonly name: string;
}

function Files({ path, name }: FilesProps): ReactNode {
  return (
    <span className={styles.files}>
      <a href={path('pdf')} download={`${name}.pdf`}>
        PDF
      </a>
      <a href={path('csv')} download={`${name}.csv`}>
        CSV
      </a>
      <a href={path('csv', 'comma')} download={`${name}-comma.csv`}>
        CSV, decimal comma
      </a>
      <a href={path('json')} download={`${name}.json`}>
        JSON
      </a>
      {dicomForms.map(([format, words]) => (
        <a key={format} href={path(format)} download={`${name}${reportFileEndings[format]}`}>
          {words}
        </a>
      ))}
    </span>
  );
}
