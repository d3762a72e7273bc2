import { IconBookmarkFilled, IconRuler2 } from '@tabler/icons-react';
import type { Contour } from '../../src/contour/contour.ts';
import type { GreyLook } from '../../src/dicom/greyLook.ts';
import type { FrameResult, MeasuredContour } from '../../src/measurement/results.ts';
import type { Calibration } from '../../src/pullback/calibration.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import { areaFigure, calibrationWords, diameterWords, type Figure, lookWords, zoomWords } from '../format/frameFigures.ts';
import { ConfidenceLegend } from './ConfidenceLegend.tsx';
import styles from './FrameStage.module.css';

export interface WhereProps {
  readonly kind: Pullback['kind'];
  readonly frameNumber: number;
  readonly numberOfFrames: number;
  readonly place: string | null;
  readonly positionWords: string | null;
  readonly bookmarked: boolean;
}

/** Top left: which frame this is and where it lies. */
export function WherePlate({ kind, frameNumber, numberOfFrames, place, positionWords, bookmarked }: WhereProps) {
  return (
    <div className={`${styles.plate} ${styles.topLeft}`}>
      <div className={styles.frameNumber}>
        {kind === 'stills' ? <small>{'Still\u00a0'}</small> : null}
        {frameNumber}
        <small>of {numberOfFrames}</small>
        {bookmarked ? <IconBookmarkFilled size={14} role="img" aria-label="Bookmarked" className={styles.bookmark} /> : null}
      </div>
      {place === null ? null : <div>{place}</div>}
      {positionWords === null ? null : <div>{positionWords}</div>}
    </div>
  );
}

export interface HowProps {
  readonly calibration: Calibration;
  /** null where frames are coloured and shown as they are. */
  readonly look: GreyLook | null;
  readonly zoomFraction: number | null;
  readonly pxPerMm: number | null;
}

/** Top right: what the scale rests on, how grey and how large the picture is shown. */
export function HowPlate({ calibration, look, zoomFraction, pxPerMm }: HowProps) {
  const { scale, source } = calibrationWords(calibration);
  const uncalibrated = calibration.kind === 'uncalibrated';
  return (
    <div className={`${styles.plate} ${styles.topRight}`}>
      <div className={`${styles.badge} ${uncalibrated ? styles.badgeWarning : ''}`} title={uncalibrated ? calibration.reason : undefined}>
        <IconRuler2 size={13} stroke={1.75} aria-hidden="true" />
        <strong>{scale}</strong> {source}
      </div>
      {look === null ? null : <div className={styles.pre}>{lookWords(look)}</div>}
      <div>{zoomWords(zoomFraction, pxPerMm)}</div>
    </div>
  );
}

export interface WhatProps {
  readonly contours: readonly Contour[];
  readonly result: FrameResult | null;
  /** The single contour whose diameters stand beside the area; null with several channels. */
  readonly measured: MeasuredContour | null;
  /** Why there is no figure for what is drawn. */
  readonly refused: string | null;
  /** The hint bar lies below. */
  readonly raised: boolean;
}

/** Bottom left: what is contoured here, its state and its figures. */
export function WhatPlate({ contours, result, measured, refused, raised }: WhatProps) {
  const lumina = contours.filter(({ kind }) => kind === 'lumen');
  const stents = contours.filter(({ kind }) => kind === 'stent');
  // By the reader's word the one that is traced stands for both.
  const equal = result?.lumenEqualsStent === true;
  if (contours.length === 0 && result === null) return null;
  return (
    <div className={`${styles.plate} ${styles.bottomLeft} ${raised ? styles.raised : ''}`}>
      {contours.some(({ acceptance, borderConfidence }) => acceptance.status === 'provisional' && borderConfidence !== undefined) ? <ConfidenceLegend /> : null}
      <div className={styles.states}>
        {lumina.length === 0 && stents.length > 0 ? null : (
          <KindState
            words={equal ? bothWords : lumenWords(lumina.length, result)}
            contours={lumina}
            area={areaFigure(result?.lumenAreaMm2 ?? null, result?.lumenAreaPx2 ?? null)}
            atMost={result?.state === 'atMost'}
            measured={measured}
            refused={refused}
          />
        )}
        {stents.length === 0 ? null : (
          <KindState
            words={equal ? bothWords : 'Stent'}
            contours={stents}
            area={areaFigure(result?.stent?.areaMm2 ?? null, result?.stent?.areaPx2 ?? null)}
            atMost={false}
            measured={measured}
            refused={lumina.length === 0 ? refused : null}
          />
        )}
      </div>
    </div>
  );
}

const bothWords = 'Lumen and stent';

interface KindStateProps extends Pick<WhatProps, 'contours' | 'measured' | 'refused'> {
  readonly words: string;
  readonly area: Figure | null;
  readonly atMost: boolean;
}

/** One kind of contour on the frame: its sign, its state, its area, and the diameters where they are those of the one contour. */
function KindState({ words, contours, area, atMost, measured, refused }: KindStateProps) {
  const provisional = contours.some(({ acceptance }) => acceptance.status === 'provisional');
  // Diameters of one channel beside the area of all would be taken for the lumen's.
  const one = contours.length === 1 && measured?.contourId === contours[0]?.id ? measured.crossSection : null;
  const minMm = one?.minDiameterMm ?? null;
  const maxMm = one?.maxDiameterMm ?? null;
  return (
    <>
      <div>
        <div className={`${styles.contourState} ${provisional ? styles.warning : ''}`}>
          {contours.length === 0 ? null : <ContourSign stent={contours[0]?.kind === 'stent'} provisional={provisional} />}
          {contours.length === 0 ? words : `${words}, ${provisional ? 'provisional' : 'accepted'}`}
        </div>
        {refused !== null ? (
          <div className={styles.error}>{refused}</div>
        ) : area === null ? null : (
          <div className={styles.area}>
            {atMost ? '≤ ' : ''}
            {area.value}
            <small>{area.unit}</small>
          </div>
        )}
      </div>
      {minMm === null || maxMm === null || refused !== null ? null : (
        <div className={styles.diameters}>
          <DiameterSign dashed={false} />
          min
          <strong>{diameterWords(minMm)}</strong>
          <DiameterSign dashed />
          max
          <strong>{diameterWords(maxMm)}</strong>
        </div>
      )}
    </>
  );
}

function lumenWords(lumina: number, result: FrameResult | null): string {
  if (lumina === 0) return result?.state === 'occluded' ? 'Occluded' : result?.state === 'atMost' ? 'Collapsed on the catheter' : '';
  return lumina === 1 ? 'Lumen' : `${lumina} channels`;
}

function ContourSign({ stent, provisional }: { readonly stent: boolean; readonly provisional: boolean }) {
  const colour = stent ? 'var(--vl-stent)' : 'var(--vl-lumen)';
  return (
    <svg width="20" height="10" aria-hidden="true">
      <path d={stent ? 'M0 3.5h20M0 6.5h20' : 'M0 5h20'} stroke={colour} strokeWidth={stent ? 1.25 : 2} {...(provisional ? { strokeDasharray: '5 3' } : {})} />
      {stent ? (
        <rect x="6.5" y="1.5" width="7" height="7" fill="#0B0D10" stroke={colour} strokeWidth="2" />
      ) : (
        <circle cx="10" cy="5" r="3.5" fill="#0B0D10" stroke={colour} strokeWidth="2" />
      )}
    </svg>
  );
}

function DiameterSign({ dashed }: { readonly dashed: boolean }) {
  return (
    <svg width="16" height="4" aria-hidden="true">
      <line x1="0" y1="2" x2="16" y2="2" stroke="var(--vl-text-1)" strokeWidth="1.75" {...(dashed ? { strokeDasharray: '4 2.5' } : {})} />
    </svg>
  );
}
