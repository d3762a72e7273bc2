import { IconAnchor, IconChevronLeft, IconChevronRight, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { changeCineSpeed, speedWords, useCineSpeed } from '../frames/cineSpeed.ts';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import { decimalWords } from '../format/decimalWords.ts';
import { CutGutter } from '../longitudinal/CutGutter.tsx';
import type { CutSource } from '../longitudinal/cutSource.ts';
import { LongitudinalRow } from '../longitudinal/LongitudinalRow.tsx';
import { useCut } from '../longitudinal/useCut.ts';
import { areaCurve } from './areaCurve.ts';
import { AreaPlot } from './AreaPlot.tsx';
import { areaTicks } from './axisTicks.ts';
import { FrameAxis, PositionAxis } from './Axes.tsx';
import { type FrameScale, isOnPlot, wholeScale, xOfFrame } from './frameScale.ts';
import { LandmarkRow } from './LandmarkRow.tsx';
import { SegmentBar } from './SegmentBar.tsx';
import { stentCurve } from './stentCurve.ts';
import styles from './timeline.module.css';
import { useAxisRange } from './useAxisRange.ts';
import { useElementSize } from './useElementSize.ts';

export interface TimelineProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
  readonly cutSource: CutSource;
}

/** Height above and below the area plot's lines, in CSS pixels. */
const plotPadding = { top: 16, bottom: 4 };

/** All that lies along the pullback over one frame axis, which can be zoomed; one playhead runs through it. */
export function Timeline({ reading, actions, cutSource }: TimelineProps): ReactNode {
  const [areaRef, areaSize] = useElementSize();
  const { analysis, measurement, frameNumber } = reading;
  const { numberOfFrames } = analysis.pullback;
  const { range, plotRef, scroll, showAll, onKeyDown, onDoubleClick } = useAxisRange(numberOfFrames, frameNumber);
  const scale: FrameScale = useMemo(() => ({ ...wholeScale(numberOfFrames, areaSize.width), ...range }), [numberOfFrames, areaSize.width, range]);
  const cut = useCut(cutSource, reading);
  const calibrated = reading.calibration.kind === 'calibrated';
  const curve = useMemo(() => areaCurve(measurement.frames, calibrated), [measurement.frames, calibrated]);
  const stentPoints = useMemo(() => stentCurve(measurement.frames, curve.unit), [measurement.frames, curve.unit]);
  const { ceiling, values } = useMemo(() => {
    const compared = curve.unit === 'mm²' ? measurement.segments.map(({ comparison }) => comparison?.areaMm2 ?? 0) : [];
    const largest = [...curve.points.map(({ area }) => area), ...stentPoints.map(({ area }) => area), ...compared].reduce((high, area) => Math.max(high, area), 0);
    return areaTicks(largest, 3);
  }, [curve, stentPoints, measurement.segments]);
  const playheadX = xOfFrame(scale, frameNumber);
  const inner = Math.max(1, areaSize.height - plotPadding.top - plotPadding.bottom);
  return (
    <section className={styles.timeline} aria-label="Timeline" onKeyDown={onKeyDown}>
      <div className={styles.gutter}>
        <Transport reading={reading} actions={actions} />
        {cut === null ? <div className={styles.noCut}>No longitudinal view</div> : <CutGutter grid={cut.grid} />}
        <div className={styles.rowName}>
          Lumen area
          <br />
          {curve.unit}
          {values.length < 2
            ? null
            : values.map((area) => (
                <span key={area} className={styles.areaTick} style={{ top: plotPadding.top + inner * (1 - area / ceiling) }}>
                  {decimalWords(area, Number.isInteger(area) ? 0 : 1)}
                </span>
              ))}
        </div>
        <div className={styles.axisName}>{reading.details.pullback.kind === 'stills' ? 'Still' : 'Frame'}</div>
        <div className={styles.axisName}>
          mm
          {measurement.positionSource === 'anchors' ? (
            <>
              {' '}
              <IconAnchor size={12} stroke={1.75} aria-hidden="true" style={{ verticalAlign: -2 }} /> {analysis.anchors.length} anchors
            </>
          ) : null}
        </div>
      </div>
      <div ref={plotRef} className={`${styles.plot} ${range === null ? '' : styles.zoomed}`} onDoubleClick={onDoubleClick}>
        <LandmarkRow landmarks={analysis.landmarks} annotations={analysis.annotations} scale={scale} onGo={actions.goToFrame} />
        <SegmentBar reading={reading} actions={actions} scale={scale} />
        {cut === null ? <div className={styles.noCut}>Stills are no pullback: what lies between them is not known.</div> : <LongitudinalRow reading={reading} actions={actions} scale={scale} cut={cut} />}
        <AreaPlot reading={reading} actions={actions} scale={scale} curve={curve} stentPoints={stentPoints} ceiling={ceiling} gridAreas={values} size={areaSize} sizeRef={areaRef} />
        <FrameAxis scale={scale} frameNumber={frameNumber} onScroll={range === null ? null : scroll} />
        <PositionAxis scale={scale} positionsMm={measurement.positionsMm} anchors={analysis.anchors} />
        {isOnPlot(scale, playheadX) ? <div className={styles.playhead} style={{ transform: `translateX(${playheadX}px)` }} /> : null}
        {range === null ? null : (
          <button type="button" className={styles.showAll} title="Show the whole pullback (0, or double click)" onClick={showAll}>
            All frames
          </button>
        )}
      </div>
    </section>
  );
}

function Transport({ reading, actions }: Pick<TimelineProps, 'reading' | 'actions'>): ReactNode {
  const last = reading.analysis.pullback.numberOfFrames;
  const playing = reading.cineRunning;
  return (
    <div className={styles.transport}>
      <button type="button" aria-label="Frame before" title="Frame before (←)" onClick={() => actions.goToFrame(Math.max(1, reading.frameNumber - 1))}>
        <IconChevronLeft size={18} stroke={1.75} aria-hidden="true" />
      </button>
      {reading.details.pullback.kind === 'stills' ? null : (
        <button type="button" aria-label={playing ? 'Pause' : 'Play'} title={`${playing ? 'Pause' : 'Play'} (Space)`} onClick={() => actions.setCine(!playing)}>
          {playing ? <IconPlayerPauseFilled size={16} aria-hidden="true" /> : <IconPlayerPlayFilled size={16} aria-hidden="true" />}
        </button>
      )}
      <button type="button" aria-label="Frame after" title="Frame after (→)" onClick={() => actions.goToFrame(Math.min(last, reading.frameNumber + 1))}>
        <IconChevronRight size={18} stroke={1.75} aria-hidden="true" />
      </button>
      {reading.details.pullback.kind === 'stills' ? null : <CineSpeed />}
    </div>
  );
}

function CineSpeed(): ReactNode {
  const speed = useCineSpeed((cine) => cine.speed);
  return (
    <button type="button" className={styles.speed} aria-label={`Playing speed ${speedWords(speed)}`} title={`Plays ${speedWords(speed)} as fast as it was taken. Change (Shift+Space)`} onClick={changeCineSpeed}>
      {speedWords(speed)}
    </button>
  );
}
