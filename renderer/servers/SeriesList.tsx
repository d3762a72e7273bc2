import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { RemoteInstance, RemoteSeries } from '../../src/api/remoteStudy.ts';
import appStyles from '../app/App.module.css';
import controls from '../panels/controls.module.css';
import { chooseInstance, chooseSeries, closeSeries, openSeries, openStudy, seriesWords, useFinding } from './findingStore.ts';
import styles from './servers.module.css';

/** The series of the study that is open, each whole or image by image, to be chosen from. */
export function SeriesList() {
  const { study, series } = useFinding();
  if (study === null || series === null) return null;
  return (
    <section className={styles.series} aria-label="Series">
      <h2>{[study.patientName || study.patientId || 'Study', study.studyDescription].filter(Boolean).join(', ')}</h2>
      {series.state === 'waiting' ? (
        <p role="status">The server is asked …</p>
      ) : series.state === 'failed' ? (
        <div className={styles.failed} role="alert">
          <p>{series.message}</p>
          <button type="button" className={appStyles.secondary} onClick={() => void openStudy(study)}>
            Try again
          </button>
        </div>
      ) : series.value.length === 0 ? (
        <p>The server lists no series of this study.</p>
      ) : (
        <ul>
          {series.value.map((each) => (
            <Series key={each.seriesInstanceUid} series={each} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Series({ series }: { readonly series: RemoteSeries }) {
  const { seriesInstanceUid, modality, numberOfInstances, mayHoldPullbacks, mayHoldReads } = series;
  const mayComeIn = mayHoldPullbacks || mayHoldReads;
  const [one, many] = mayHoldReads ? ['report', 'reports'] : mayHoldPullbacks ? ['image', 'images'] : ['object', 'objects'];
  const choice = useFinding(({ chosen }) => chosen[seriesInstanceUid]);
  const instances = useFinding((finding) => finding.instances[seriesInstanceUid]);
  const words = seriesWords(series);
  const isOpen = instances !== undefined;
  return (
    <li>
      <div className={styles.row}>
        <label className={controls.check}>
          <input
            type="checkbox"
            disabled={!mayComeIn}
            checked={choice === 'all'}
            ref={(box) => {
              if (box !== null) box.indeterminate = choice !== undefined && choice !== 'all';
            }}
            onChange={(event) => chooseSeries(seriesInstanceUid, event.target.checked)}
          />
          <span className={mayComeIn ? styles.words : undefined}>{words}</span>
        </label>
        <span>{modality}</span>
        <span>{numberOfInstances === null ? '' : numberOfInstances === 1 ? `1 ${one}` : `${numberOfInstances} ${many}`}</span>
        {mayComeIn ? (
          <button type="button" className={styles.fold} aria-expanded={isOpen} aria-label={`What is in ${words}`} onClick={() => (isOpen ? closeSeries(seriesInstanceUid) : void openSeries(seriesInstanceUid))}>
            {isOpen ? <IconChevronDown size={14} aria-hidden="true" /> : <IconChevronRight size={14} aria-hidden="true" />}
          </button>
        ) : (
          <span>no pullback</span>
        )}
      </div>
      {instances === undefined ? null : instances.state === 'waiting' ? (
        <p role="status">The server is asked …</p>
      ) : instances.state === 'failed' ? (
        <p className={styles.wrong} role="alert">
          {instances.message}{' '}
          <button type="button" className={controls.link} onClick={() => void openSeries(seriesInstanceUid)}>
            Try again
          </button>
        </p>
      ) : (
        <ul className={styles.instances}>
          {instances.value.map((instance, place) => (
            <li key={instance.sopInstanceUid}>
              <label className={controls.check}>
                <input type="checkbox" checked={choice === 'all' || (choice?.includes(instance.sopInstanceUid) ?? false)} onChange={(event) => chooseInstance(seriesInstanceUid, instance.sopInstanceUid, event.target.checked)} />
                {mayHoldReads ? `Report ${instance.instanceNumber ?? place + 1}, comes in where it is of this program` : instanceWords(instance, place)}
              </label>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function instanceWords({ instanceNumber, numberOfFrames, rows, columns, isInLibrary }: RemoteInstance, place: number): string {
  const frames = numberOfFrames === null || numberOfFrames <= 1 ? 'single image' : `${numberOfFrames} frames`;
  return [`Image ${instanceNumber ?? place + 1}`, frames, rows === null || columns === null ? '' : `${columns} × ${rows}`, isInLibrary ? 'in the library already' : ''].filter(Boolean).join(', ');
}
