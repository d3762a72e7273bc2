import { useState } from 'react';
import { routes } from '../../src/api/contract.ts';
import type { StenosisRecord } from '../../src/api/libraryListing.ts';
import { segmentName } from '../../src/analysis/veinSegment.ts';
import { smallestOfStills } from '../../src/measurement/smallestOfStills.ts';
import { openRead, useApp } from '../app/appStore.ts';
import { percentWords } from '../format/decimalWords.ts';
import { callService } from '../service/client.ts';
import styles from './LibraryPage.module.css';
import { dateWords, phaseWords, subjectWords } from './libraryWords.ts';
import { useAnswer } from './useAnswer.ts';

/** Every stenosis result that was finalised, a vein segment a row, found by vein, patient and date. */
export function ResultsTable() {
  const listing = useApp((app) => app.listing);
  const answer = useAnswer(() => callService(routes.stenosisRecords), listing);
  const [search, setSearch] = useState('');
  return (
    <section className={styles.page} aria-label="Stenosis results">
      <h1>Stenosis results</h1>
      <p className={styles.lead}>One row for each vein segment of every final report, as it was frozen.</p>
      {answer.state === 'waiting' ? null : answer.state === 'failed' ? (
        <p className={styles.none} role="alert">
          {answer.message}
        </p>
      ) : answer.value.records.length === 0 ? (
        <p className={styles.none}>No report is final yet. Finalise one, and its segments are listed here.</p>
      ) : (
        <>
          <input className={styles.search} type="search" aria-label="Find results" placeholder="Find by vein, patient or date" value={search} onChange={(event) => setSearch(event.target.value)} />
          <Table records={answer.value.records.filter((record) => matches(record, search))} />
        </>
      )}
    </section>
  );
}

function matches(record: StenosisRecord, search: string): boolean {
  const date = record.studyDate === null ? '' : `${record.studyDate} ${dateWords(record.studyDate)}`;
  const text = [segmentName(record), record.vein, record.side ?? '', record.patientId, record.patientName, date, phaseWords[record.phase], record.reader].join(' ').toLowerCase();
  return search.trim().toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

const millimetres = (areaMm2: number | null) => (areaMm2 === null ? 'uncalibrated' : `${areaMm2.toFixed(1)} mm²`);

function Table({ records }: { readonly records: readonly StenosisRecord[] }) {
  if (records.length === 0) return <p className={styles.none}>No result fits the search.</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>Segment</th>
          <th>Patient</th>
          <th>Study</th>
          <th>Phase</th>
          <th className={styles.number}>Minimum lumen area</th>
          <th className={styles.number}>Reference</th>
          <th className={styles.number}>Area stenosis</th>
          <th className={styles.number}>Min diameter stenosis</th>
          <th>Report</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={`${record.reportId} ${segmentName(record)} ${record.minimumFrameNumber}`}>
            <td>
              <strong>{segmentName(record)}</strong>
            </td>
            <td>{subjectWords(record)}</td>
            <td>{record.studyDate === null ? 'no date' : dateWords(record.studyDate)}</td>
            <td>{phaseWords[record.phase]}</td>
            <td className={styles.number}>
              {millimetres(record.minimumLumenAreaMm2)}
              {record.minimumFrameNumber === null ? '' : `, frame ${record.minimumFrameNumber}`}
              {record.ofStills === null ? '' : `, ${smallestOfStills(record.ofStills)}`}
            </td>
            <td className={styles.number}>{record.referenceRule === null || record.referenceRule === 'none' ? 'none' : `${millimetres(record.referenceAreaMm2)}, ${record.referenceRule}`}</td>
            <td className={styles.number}>{record.areaStenosisPercent === null ? 'no reference' : percentWords(record.areaStenosisPercent)}</td>
            <td className={styles.number}>{record.minDiameterStenosisPercent === null ? 'not measured' : percentWords(record.minDiameterStenosisPercent)}</td>
            <td>
              <button type="button" className={styles.link} onClick={() => void openRead({ pullbackId: record.pullbackId, readId: record.readId }, 'report')}>
                Revision {record.reportRevision}, {record.reader}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
