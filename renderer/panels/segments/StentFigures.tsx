import type { ReactNode } from 'react';
import type { SegmentResult } from '../../../src/measurement/results.ts';
import type { StentMinimum, StentResult } from '../../../src/measurement/stentResult.ts';
import { areaWords } from '../../format/areaWords.ts';
import { countWords, decimalWords, percentWords, ratioWords } from '../../format/decimalWords.ts';
import { areaFigure } from '../../format/frameFigures.ts';
import { FrameLink } from '../FrameLink.tsx';
import panel from '../panel.module.css';
import { WarningBox } from '../WarningBox.tsx';
import { MinimumSign } from './MinimumSign.tsx';
import styles from './segments.module.css';
import { StentSign } from './StentSign.tsx';

export interface StentFiguresProps {
  readonly stent: StentResult;
  readonly reference: SegmentResult['reference'];
  /** Frames on which lumen and stent are one by the reader's word. */
  readonly equalFrames: ReadonlySet<number>;
  readonly goToFrame: (frameNumber: number) => void;
}

/** What the stents within a segment measure: each figure with its frame and what it is made of, and why one is not there. */
export function StentFigures({ stent, reference, equalFrames, goToFrame }: StentFiguresProps): ReactNode {
  const { minimumStentArea, inStentMinimumLumen, expansionIndex, symmetryIndex, provisionalFrames, acceptedUnseenFrames, stentFrames } = stent;
  const equalOf = (minimum: StentMinimum | null) => minimum !== null && equalFrames.has(minimum.frameNumber);
  return (
    <>
      <div className={panel.line}>
        <span className={panel.label}>Stent</span>
        <span className={`${panel.quietText} ${panel.end}`}>measured on {countWords(stentFrames, 'frame')}</span>
      </div>
      <div className={styles.pair}>
        <Minimum name="Minimum stent area" minimum={minimumStentArea} equal={equalOf(minimumStentArea)} sign={(accepted) => <StentSign accepted={accepted} />} goToFrame={goToFrame} />
        <Minimum name="In-stent minimum" minimum={inStentMinimumLumen} equal={equalOf(inStentMinimumLumen)} sign={(accepted) => <MinimumSign accepted={accepted} />} goToFrame={goToFrame} />
        {expansionIndex === null ? null : <Index name="Expansion index" value={expansionIndex} madeOf={expansionMadeOf(minimumStentArea, reference)} />}
        {symmetryIndex === null ? null : <Index name="Symmetry index" value={symmetryIndex} madeOf={diametersWords(minimumStentArea)} />}
      </div>
      <StentRows stent={stent} equalFrames={equalFrames} goToFrame={goToFrame} />
      {[stent.lumenLoss, stent.largestLumenLoss].some((loss) => loss !== null && loss.percent < 0) ? <p className={panel.words}>A negative loss: the lumen is larger than the stent there.</p> : null}
      {stent.missing.map((sentence) => (
        <p key={sentence} className={panel.words}>
          {sentence}
        </p>
      ))}
      {provisionalFrames > 0 ? (
        <WarningBox>
          {provisionalFrames} of {countWords(stentFrames, 'stent frame')} {provisionalFrames === 1 ? 'is' : 'are'} provisional. The stent’s figures are not final.
        </WarningBox>
      ) : null}
      {acceptedUnseenFrames > 0 ? <WarningBox>Accepted unseen: {countWords(acceptedUnseenFrames, 'stent frame')}.</WarningBox> : null}
    </>
  );
}

interface MinimumProps {
  readonly name: string;
  readonly minimum: StentMinimum | null;
  /** Lumen and stent are one on its frame. */
  readonly equal: boolean;
  readonly sign: (accepted: boolean) => ReactNode;
  readonly goToFrame: (frameNumber: number) => void;
}

function Minimum({ name, minimum, equal, sign, goToFrame }: MinimumProps): ReactNode {
  const figure = minimum === null ? null : areaFigure(minimum.areaMm2, minimum.areaPx2);
  return (
    <div>
      <div className={styles.name}>
        {sign(minimum?.accepted ?? false)} {name}
      </div>
      {minimum === null || figure === null ? (
        <div className={panel.quietText}>not measured</div>
      ) : (
        <>
          <div className={styles.value}>
            {minimum.state === 'atMost' ? '≤ ' : ''}
            {figure.value} <span className={panel.unit}>{figure.unit}</span>
          </div>
          <FrameLink frameNumber={minimum.frameNumber} onGo={goToFrame} />
          {equal ? <div className={panel.quietText}>lumen equals stent</div> : null}
          {minimum.state === 'occluded' ? <div className={panel.quietText}>occluded, by the reader’s word</div> : null}
          {minimum.accepted ? null : <div className={`${panel.label} ${panel.warningText}`}>○ provisional</div>}
          {minimum.accepted && !minimum.viewed ? <div className={`${panel.label} ${panel.warningText}`}>accepted unseen</div> : null}
        </>
      )}
    </div>
  );
}

function Index({ name, value, madeOf }: { readonly name: string; readonly value: number; readonly madeOf: string | null }): ReactNode {
  return (
    <div>
      <div className={styles.name}>{name}</div>
      <div className={styles.value}>{ratioWords(value)}</div>
      <div className={panel.quietText}>{madeOf}</div>
    </div>
  );
}

const edgeWords: Readonly<Record<StentResult['edges'][number]['end'], string>> = { cranial: 'Cranial edge', caudal: 'Caudal edge', first: 'First edge', last: 'Last edge' };

/** `182.0 mm²`; `≤ 4.0 mm²` where the lumen is collapsed on the catheter. */
function edgeAreaWords(state: StentResult['edges'][number]['state'], area: string | null, accepted: boolean): string {
  if (area === null) return 'not measured';
  return `${state === 'atMost' ? '≤ ' : ''}${area}${accepted ? '' : ', provisional'}`;
}

/** Lumen loss, compression and edges, in a row each with its frame. */
function StentRows({ stent, equalFrames, goToFrame }: Pick<StentFiguresProps, 'stent' | 'equalFrames' | 'goToFrame'>): ReactNode {
  const { lumenLoss, largestLumenLoss, compressionPercent, nominalAreaMm2, minimumStentArea, edges } = stent;
  // The same loss elsewhere, as where lumen and stent are one, tells nothing more.
  const further = largestLumenLoss !== null && largestLumenLoss.percent !== lumenLoss?.percent ? largestLumenLoss : null;
  return (
    <div className={styles.figureRows}>
      {lumenLoss === null ? null : <Row label="Lumen loss at that lumen" value={equalFrames.has(lumenLoss.frameNumber) ? 'lumen equals stent' : percentWords(lumenLoss.percent)} frameNumber={lumenLoss.frameNumber} goToFrame={goToFrame} />}
      {further === null ? null : <Row label="Largest lumen loss" value={percentWords(further.percent)} frameNumber={further.frameNumber} goToFrame={goToFrame} />}
      {compressionPercent === null ? null : (
        <Row
          label={nominalAreaMm2 === null ? 'Compression' : `Compression, of ${decimalWords(nominalAreaMm2, 1)} mm² nominal`}
          value={percentWords(compressionPercent)}
          frameNumber={minimumStentArea?.frameNumber ?? null}
          goToFrame={goToFrame}
        />
      )}
      {edges.map(({ end, frameNumber, state, lumenAreaMm2, lumenAreaPx2, accepted }) => (
        <Row key={`${end} ${frameNumber}`} label={`${edgeWords[end]}, lumen`} value={edgeAreaWords(state, areaWords(lumenAreaMm2, lumenAreaPx2), accepted)} frameNumber={frameNumber} goToFrame={goToFrame} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly label: string;
  readonly value: string;
  readonly frameNumber: number | null;
  readonly goToFrame: (frameNumber: number) => void;
}

function Row({ label, value, frameNumber, goToFrame }: RowProps): ReactNode {
  return (
    <>
      <span>{label}</span>
      <strong>{value}</strong>
      {frameNumber === null ? <span /> : <FrameLink frameNumber={frameNumber} words={String(frameNumber)} onGo={goToFrame} />}
    </>
  );
}

/** `168.9 of 198.4 mm²`; in px² where one of them has no scale. */
function expansionMadeOf(minimum: StentMinimum | null, reference: StentFiguresProps['reference']): string | null {
  const inMm = minimum?.areaMm2 != null && reference?.areaMm2 != null;
  const stent = inMm ? areaFigure(minimum.areaMm2, null) : areaFigure(null, minimum?.areaPx2 ?? null);
  const healthy = inMm ? areaFigure(reference.areaMm2, null) : areaFigure(null, reference?.areaPx2 ?? null);
  return stent === null || healthy === null ? null : `${stent.value} of ${healthy.value} ${healthy.unit}`;
}

function diametersWords(minimum: StentMinimum | null): string | null {
  if (minimum === null || minimum.minDiameterMm === null || minimum.maxDiameterMm === null) return null;
  return `${decimalWords(minimum.minDiameterMm, 1)} and ${decimalWords(minimum.maxDiameterMm, 1)} mm`;
}
