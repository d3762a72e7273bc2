import { IconAlertTriangle, IconSquareRotated, IconSquareRotatedFilled, IconFileText, IconTrash, IconUserOff } from '@tabler/icons-react';
import type { PullbackEntry, SegmentSummary } from '../../src/api/libraryListing.ts';
import { segmentName } from '../../src/analysis/veinSegment.ts';
import appStyles from '../app/App.module.css';
import { openRead, useApp } from '../app/appStore.ts';
import { IconButton } from '../app/IconButton.tsx';
import { deletePullback, findFile, startOwnRead } from '../app/libraryCommands.ts';
import { areaFigure } from '../format/frameFigures.ts';
import { percentWords } from '../format/decimalWords.ts';
import { openDeidentify } from '../deidentify/deidentifyStore.ts';
import styles from './Detail.module.css';
import type { Row } from './libraryFilters.ts';
import { caseWords, frameCountWords, lengthsWords, momentWords, phaseWords, progressWords, pullbackName, scaleWords, subjectWords } from './libraryWords.ts';
import { PhaseSign } from './PhaseSign.tsx';
import { Thumbnail } from './Thumbnail.tsx';

/** One pullback: what it is, what was measured, and the ways to go on with it. */
export function Detail({ row }: { readonly row: Row }) {
  const { patient, entry, pullback, read } = row;
  const reader = useApp((app) => app.session?.reader ?? null);
  const subject = subjectWords(patient, pullback.sample);
  const total = read === null ? 0 : read.acceptedContours + read.provisionalContours;
  const others = pullback.reads.filter(({ readId }) => readId !== read?.readId);
  const isOthers = read !== null && read.reader !== '' && read.reader !== reader;
  const present = pullback.file === 'present';
  const open = (panel?: 'report') => {
    if (read !== null) void openRead({ pullbackId: pullback.pullbackId, readId: read.readId }, panel);
  };
  return (
    <aside className={styles.detail} aria-label="Selected pullback">
      <div className={styles.content}>
        {present ? (
          <div className={styles.picture}>
            <Thumbnail pullback={pullback} alt={`A frame of ${pullbackName(pullback).toLowerCase()}`} atOnce />
          </div>
        ) : (
          <LostFile pullback={pullback} />
        )}
        <div className={styles.heading}>
          <h2>{pullbackName(pullback)}</h2>
          <span className={styles.badge}>
            <PhaseSign phase={pullback.phase} size={12} />
            {phaseWords[pullback.phase]}
          </span>
        </div>
        <p className={styles.study}>{[subject, caseWords(entry)].join(', ')}</p>
        <dl className={styles.card}>
          {patient.patientNameInFull === '' || pullback.sample !== null ? null : <Fact name="Name" words={patient.patientNameInFull} />}
          {pullback.kind === 'stills' ? (
            <Fact name="Frames" words={`${frameCountWords(pullback)}, not a pullback`} />
          ) : (
            <>
              <Fact name="Frames" words={`${pullback.numberOfFrames}${pullback.frameIntervalMs === null ? '' : `, ${pullback.frameIntervalMs.toFixed(1)} ms apart`}`} />
              <Fact name="Acquisition" words={pullback.ivusAcquisition === 'unknown' ? 'not given' : `${pullback.ivusAcquisition} pullback`} />
              <Fact name="Lengths" words={lengthsWords(pullback)} />
            </>
          )}
          <Fact name="Calibration" words={scaleWords(pullback)} />
          <Fact name="Last edit" words={read?.lastEditAt == null ? 'none yet' : momentWords(read.lastEditAt)} />
        </dl>
        {read === null || read.segments.length === 0 ? null : (
          <div className={styles.card}>
            {read.segments.map((segment) => (
              <SegmentFigures key={segment.id} segment={segment} />
            ))}
          </div>
        )}
        {read !== null && read.provisionalContours > 0 ? (
          <div className={styles.warning}>
            <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
            {read.provisionalContours} of {total} contours are provisional.
          </div>
        ) : null}
        {others.length === 0 ? null : (
          <div className={styles.card} aria-label="Other reads">
            {others.map((other) => (
              <div key={other.readId} className={styles.read}>
                <span>
                  Read by {other.reader || 'nobody yet'}, {other.purpose}, {progressWords[other.progress].toLowerCase()}
                </span>
                <button type="button" className={appStyles.secondary} disabled={!present} onClick={() => void openRead({ pullbackId: pullback.pullbackId, readId: other.readId })}>
                  Look at it
                </button>
              </div>
            ))}
          </div>
        )}
        {isOthers ? (
          <div className={styles.card}>
            <div className={styles.read}>
              <span>This is the read of {read.reader}. Yours would stand beside it.</span>
              <button type="button" className={appStyles.secondary} disabled={!present || reader === null} title={reader === null ? 'Say who you are first, in the settings' : undefined} onClick={() => void startOwnRead(pullback.pullbackId)}>
                Start my own read
              </button>
            </div>
          </div>
        ) : null}
        <button type="button" className={appStyles.secondary} disabled={!present} onClick={() => void openDeidentify(pullback.pullbackId)}>
          <IconUserOff size={16} stroke={1.75} aria-hidden="true" />
          Export without names…
        </button>
      </div>
      <div className={styles.foot}>
        <IconButton icon={IconTrash} words="Move to the trash" onClick={() => void deletePullback(pullback.pullbackId, `${subject}, ${pullbackName(pullback).toLowerCase()}`)} />
        <button type="button" className={appStyles.secondary} disabled={!present || read === null} onClick={() => open('report')}>
          <IconFileText size={18} stroke={1.75} aria-hidden="true" />
          Report
        </button>
        <button type="button" className={appStyles.primary} disabled={!present || read === null} onClick={() => open()}>
          {isOthers ? 'Look at the read' : total === 0 ? 'Start reading' : 'Continue reading'}
          <kbd className={styles.key}>Enter</kbd>
        </button>
      </div>
    </aside>
  );
}

function Fact({ name, words }: { readonly name: string; readonly words: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  );
}

function SegmentFigures({ segment }: { readonly segment: SegmentSummary }) {
  const area = areaFigure(segment.minimumLumenAreaMm2, segment.minimumLumenAreaPx2);
  const Sign = segment.minimumAccepted ? IconSquareRotatedFilled : IconSquareRotated;
  return (
    <div className={styles.segment}>
      <strong>{segmentName(segment)}</strong>
      <span className={styles.area}>
        {area === null ? (
          'not measured'
        ) : (
          <>
            <Sign size={12} stroke={2} role="img" aria-label={segment.minimumAccepted ? 'accepted' : 'provisional'} />
            {area.value} {area.unit}
          </>
        )}
      </span>
      <span className={styles.stenosis}>{segment.areaStenosisPercent === null ? (segment.hasReference ? 'no area stenosis' : 'no reference') : `${percentWords(segment.areaStenosisPercent)} area stenosis`}</span>
    </div>
  );
}

function LostFile({ pullback }: { readonly pullback: PullbackEntry }) {
  return (
    <div className={styles.warning} role="alert">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
      <div>
        {pullback.file === 'moved'
          ? 'The file is not where it was. Contours, segments and reports are kept; find the file to go on.'
          : 'Another file lies where this pullback was. Contours, segments and reports are kept; find the right file to go on.'}
        <button type="button" className={appStyles.secondary} onClick={() => void findFile(pullback.pullbackId)}>
          Find the file…
        </button>
      </div>
    </div>
  );
}
