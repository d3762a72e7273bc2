import { IconArrowsExchange, IconChevronLeft, IconChevronRight, IconFileText, IconLink, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { VeinChange } from '../../src/measurement/changeResult.ts';
import { basisOfPullback } from '../../src/measurement/measuringBasis.ts';
import type { PairedChange } from '../../src/measurement/pairedChange.ts';
import type { OpenReading } from '../app/appStore.ts';
import { openFrameSource } from '../frames/openFrameSource.ts';
import type { FrameSource } from '../frames/frameSource.ts';
import { Button } from '../panels/Button.tsx';
import panel from '../panels/panel.module.css';
import type { Reading, ReadingActions, ReadingPartner } from '../reading/reading.ts';
import { useDefaultSizes } from '../readingView/layout.ts';
import { Notices } from '../readingView/Notices.tsx';
import { Rail } from '../readingView/Rail.tsx';
import screen from '../readingView/ReadingScreen.module.css';
import { useCine } from '../readingView/useCine.ts';
import { useStageSize } from '../viewport/useStageSize.ts';
import { ChangePanel } from './ChangePanel.tsx';
import { LinkPick } from './LinkPick.tsx';
import { type PairChoice, PairChooser } from './PairChooser.tsx';
import { frameAtPlace, type PairAxis, pairAxis } from './pairAxis.ts';
import { linkWords, sharedLandmarks } from './pairLinks.ts';
import { PairPlot } from './PairPlot.tsx';
import { fittedPxPerMm, type PairedPullback, PairSide } from './PairSide.tsx';
import { showPair, usePairView } from './pairStore.ts';
import styles from './pairView.module.css';

/** Two pullbacks of a patient side by side: the one before at the left, the one that is read at the right. */
export function PairScreen({ open }: { readonly open: OpenReading }): ReactNode {
  const reading = useStore(open.store, (state) => state.reading);
  const { actions } = open.store;
  const choosing = usePairView((view) => view.choosing);
  const { analysis, change } = reading;
  const partner = reading.partners.find((candidate) => candidate.analysis.pullback.sopInstanceUid === analysis.pairing?.beforeSopInstanceUid) ?? null;
  useCine(reading, actions.goToFrame);
  const [picked, setPicked] = useState<PairChoice | null>(null);
  const choice = picked ?? { beforeSopInstanceUid: analysis.pairing?.beforeSopInstanceUid ?? reading.partners[0]?.analysis.pullback.sopInstanceUid ?? '', beforeFrame: 1 };
  const chooser = (bothShown: boolean) => <PairChooser {...{ reading, actions, choice, bothShown }} onChoose={setPicked} onDone={() => usePairView.setState({ choosing: false })} />;
  return (
    <main className={screen.screen} aria-label="Before and after">
      <Rail open={open} />
      {change !== null && partner !== null ? (
        <Pair key={partner.pullbackId} open={open} reading={reading} actions={actions} change={change} partner={partner} choice={choosing ? choice : null} onChoose={setPicked} chooser={choosing ? chooser(choice.beforeSopInstanceUid === change.result.beforeSopInstanceUid) : null} />
      ) : (
        <div className={styles.choosing}>
          {chooser(false)}
          {analysis.pairing !== null && partner === null ? <p className={panel.words}>The pullback that this one was compared with is away, or nobody has read it here.</p> : null}
          <Button onClick={() => showPair(false)}>Back to the reading</Button>
        </div>
      )}
    </main>
  );
}

/** The frames of the other pullback, for as long as it is on screen. Another pullback needs another component. */
function usePartnerFrames({ pullbackId, pullback }: ReadingPartner): FrameSource {
  const [frames] = useState(() => openFrameSource(pullbackId, pullback));
  useEffect(() => () => frames.dispose(), [frames]);
  return frames;
}

interface PairProps {
  readonly open: OpenReading;
  readonly reading: Reading;
  readonly actions: ReadingActions;
  readonly change: PairedChange;
  readonly partner: ReadingPartner;
  /** While another pullback or link is chosen; else null. */
  readonly choice: PairChoice | null;
  readonly onChoose: (choice: PairChoice) => void;
  readonly chooser: ReactNode;
}

function Pair({ open, reading, actions, change, partner, choice, onChoose, chooser }: PairProps): ReactNode {
  const frames = usePartnerFrames(partner);
  const { analysis, measurement, details, frameNumber } = reading;
  const { result } = change;
  const after: PairedPullback = useMemo(() => ({ pullback: details.pullback, analysis, basis: basisOfPullback(details.pullback), measurement, frames: open.frames }), [details.pullback, analysis, measurement, open.frames]);
  const before: PairedPullback = useMemo(() => ({ pullback: partner.pullback, analysis: partner.analysis, basis: partner.basis, measurement: change.before.measurement, frames }), [partner, change.before.measurement, frames]);
  const axis = usePairAxis(before, after, result.linkedFrames);
  const [elsewhere, setElsewhere] = useState<{ readonly place: number; readonly from: number } | null>(null);
  const away = elsewhere?.from === frameNumber ? elsewhere.place : null;
  const place = away ?? axis.after[frameNumber - 1] ?? 0;
  // While frames are being linked each side moves alone.
  const alone = choice?.beforeSopInstanceUid === result.beforeSopInstanceUid ? choice.beforeFrame : null;
  const shown = { before: alone ?? frameAtPlace(axis.before, place), after: away === null ? frameNumber : frameAtPlace(axis.after, place) };
  /** The read's own frame leads; only a place that it does not reach is kept apart from it. */
  const goToPlace = (wanted: number) => {
    const own = frameAtPlace(axis.after, wanted);
    const reached = own !== null && Math.abs((axis.after[own - 1] ?? 0) - wanted) < 1e-9;
    setElsewhere(reached || (own !== null && frameAtPlace(axis.before, axis.after[own - 1] ?? 0) === frameAtPlace(axis.before, wanted)) ? null : { place: wanted, from: own ?? frameNumber });
    if (own !== null) actions.goToFrame(own);
  };
  const goToBefore = (wanted: number) => {
    if (alone === null) goToPlace(axis.before[wanted - 1] ?? place);
    else onChoose({ beforeSopInstanceUid: result.beforeSopInstanceUid, beforeFrame: wanted });
  };
  const goToAfter = (wanted: number) => {
    setElsewhere(null);
    actions.goToFrame(wanted);
  };
  const stepBefore = (by: number) => {
    const next = Math.min(partner.pullback.numberOfFrames, Math.max(1, (shown.before ?? 1) + by));
    goToBefore(next);
  };
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = result.veins.find((vein) => nameOf(vein) === chosen) ?? result.veins[0] ?? null;
  const stages = useRef<HTMLDivElement>(null);
  const size = useStageSize(stages);
  const each = size === null ? null : { width: Math.max(1, (size.width - 1) / 2), height: size.height };
  const fits = each === null ? [] : [fittedPxPerMm(before, each), fittedPxPerMm(after, each)];
  const common = fits.every((fit) => fit !== null) && fits.length > 0 ? Math.min(...fits.filter((fit) => fit !== null)) : null;
  const { timelineHeight } = useDefaultSizes();
  const { pairing } = analysis;
  const toggleChooser = () => {
    onChoose({ beforeSopInstanceUid: result.beforeSopInstanceUid, beforeFrame: shown.before ?? 1 });
    usePairView.setState(({ choosing }) => ({ choosing: !choosing }));
  };
  return (
    <>
      <div className={styles.centre}>
        <div ref={stages} className={styles.stages}>
          {each === null ? null : (
            <>
              <PairSide side={before} frameNumber={shown.before} size={each} pxPerMm={common} onStep={stepBefore} />
              <PairSide side={after} frameNumber={shown.after} size={each} pxPerMm={common} onStep={(by) => goToAfter(frameNumber + by)} />
            </>
          )}
        </div>
        <div className={styles.strip}>
          <span className={styles.linked}>
            <IconLink size={16} stroke={1.75} aria-hidden="true" /> Linked at
            {pairing === null ? null : (
              <LinkPick
                link={result.link}
                shared={sharedLandmarks(analysis, partner.analysis)}
                disabled={!reading.mayEdit}
                onLink={(link) => void actions.edit({ type: 'pairingSet', pairing: { ...pairing, link } })}
                onFrames={toggleChooser}
              />
            )}
          </span>
          <span className={styles.transport}>
            <button type="button" aria-label="Frame before" title="Frame before (←)" onClick={() => goToAfter(frameNumber - 1)}>
              <IconChevronLeft size={18} stroke={1.75} aria-hidden="true" />
            </button>
            <button type="button" aria-label={reading.cineRunning ? 'Pause' : 'Play'} title={`${reading.cineRunning ? 'Pause' : 'Play'} (Space)`} onClick={() => actions.setCine(!reading.cineRunning)}>
              {reading.cineRunning ? <IconPlayerPauseFilled size={16} aria-hidden="true" /> : <IconPlayerPlayFilled size={16} aria-hidden="true" />}
            </button>
            <button type="button" aria-label="Frame after" title="Frame after (→)" onClick={() => goToAfter(frameNumber + 1)}>
              <IconChevronRight size={18} stroke={1.75} aria-hidden="true" />
            </button>
          </span>
          <span className={styles.scaleWords}>{alone === null ? (common === null ? 'Each fitted: no common scale' : 'Same scale on both sides') : 'Each side moves alone while frames are linked'}</span>
        </div>
        <div className={styles.plotRow} style={{ height: Math.min(262, timelineHeight) }}>
          <PairPlot before={before} after={after} axis={axis} linkWords={result.linkedFrames === null ? 'the first frames, not linked' : result.link.kind === 'frames' ? 'the linked frames' : linkWords(result.link)} place={place} onPlace={goToPlace} selected={selected} />
        </div>
      </div>
      <aside className={styles.side} aria-label="Change">
        <div className={styles.title}>Change</div>
        <div>
          <Notices open={open} reading={reading} />
        </div>
        <div className={panel.panel}>
          <div className={panel.scroll}>
            {chooser}
            <ChangePanel change={result} selected={selected} onSelect={(vein) => setChosen(nameOf(vein))} goToBefore={goToBefore} goToAfter={goToAfter} />
          </div>
          <div className={panel.foot}>
            <Button onClick={() => showPair(false)}>Back</Button>
            <Button aria-expanded={choice !== null} onClick={toggleChooser}>
              <IconArrowsExchange size={16} stroke={1.75} aria-hidden="true" /> Other pullbacks
            </Button>
            {pairing === null ? null : (
              <Button kind={pairing.includedInReport ? 'plain' : 'primary'} disabled={!reading.mayEdit} onClick={() => void actions.edit({ type: 'pairingSet', pairing: { ...pairing, includedInReport: !pairing.includedInReport } })}>
                <IconFileText size={16} stroke={1.75} aria-hidden="true" /> {pairing.includedInReport ? 'Remove from report' : 'Add to report'}
              </Button>
            )}
          </div>
        </div>
      </aside>
    </>
  );
}

function nameOf({ vein, side }: VeinChange): string {
  return `${vein} ${side ?? ''}`;
}

function usePairAxis(before: PairedPullback, after: PairedPullback, linked: { readonly before: number; readonly after: number } | null): PairAxis {
  const [ofBefore, ofAfter] = [linked?.before ?? 1, linked?.after ?? 1];
  return useMemo(() => {
    const framesOf = ({ pullback, analysis, measurement }: PairedPullback, linkedFrame: number) => ({ numberOfFrames: pullback.numberOfFrames, linkedFrame, direction: analysis.direction, positionsMm: measurement.positionsMm });
    return pairAxis(framesOf(before, ofBefore), framesOf(after, ofAfter));
  }, [before, after, ofBefore, ofAfter]);
}
