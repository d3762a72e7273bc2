import type { ReactNode } from 'react';
import type { SegmentResult } from '../../../src/measurement/results.ts';
import type { Pullback } from '../../../src/pullback/pullback.ts';
import { areaFigure, type Figure } from '../../format/frameFigures.ts';
import { frameRangeWords } from '../../format/frameWords.ts';
import { frameName, minimumName } from '../../format/stillWords.ts';
import { FrameLink } from '../FrameLink.tsx';
import panel from '../panel.module.css';
import { MinimumSign, ReferenceSign } from './MinimumSign.tsx';
import styles from './segments.module.css';

export interface MinimumAndReferenceProps {
  readonly result: SegmentResult;
  readonly kind: Pullback['kind'];
  readonly goToFrame: (frameNumber: number) => void;
}

/** The two areas that a stenosis stands on, side by side, each with the frames it was taken from. */
export function MinimumAndReference(props: MinimumAndReferenceProps): ReactNode {
  return (
    <div className={styles.pair}>
      <Minimum {...props} />
      <Reference {...props} />
    </div>
  );
}

function Minimum({ result, kind, goToFrame }: MinimumAndReferenceProps): ReactNode {
  const minimum = result.minimumLumenArea;
  return (
    <div>
      <div className={styles.name}>
        <MinimumSign accepted={minimum?.accepted ?? false} /> {minimumName(result)}
      </div>
      {minimum === null ? (
        <div className={panel.quietText}>no frame contoured yet</div>
      ) : (
        <>
          <FigureWords figure={areaFigure(minimum.areaMm2, minimum.areaPx2)} before={minimum.state === 'atMost' ? '≤' : ''} />
          <div className={panel.line}>
            <FrameLink frameNumber={minimum.frameNumber} words={frameName(kind, minimum.frameNumber)} onGo={goToFrame} />
          </div>
          {minimum.state === 'occluded' ? <div className={panel.quietText}>occluded</div> : null}
          {minimum.channels > 1 && minimum.largestChannelAreaMm2 !== null ? (
            <div className={panel.quietText}>
              {minimum.channels} channels, largest {minimum.largestChannelAreaMm2.toFixed(1)} mm²
            </div>
          ) : null}
        </>
      )}
    </div>
  );
}

function Reference({ result, goToFrame }: MinimumAndReferenceProps): ReactNode {
  const { reference } = result;
  const figure = reference === null ? null : areaFigure(reference.areaMm2, reference.areaPx2);
  return (
    <div>
      <div className={styles.name}>
        <ReferenceSign rule={reference?.rule ?? ''} /> Reference
      </div>
      {reference === null || figure === null ? (
        <div className={panel.quietText}>{reference?.rule === 'none' ? 'no healthy reference' : 'no reference yet'}</div>
      ) : (
        <FigureWords figure={figure} before="" />
      )}
      {reference === null ? null : (
        <div className={panel.line}>
          {reference.frameNumbers.length === 1 ? (
            <FrameLink frameNumber={reference.frameNumbers[0]!} onGo={goToFrame} />
          ) : (
            reference.sides.map((side) => (
              <FrameLink key={side.side} frameNumber={side.frameNumbers[0] ?? side.firstFrame} words={`Frames ${frameRangeWords(side.firstFrame, side.lastFrame)}`} onGo={goToFrame} />
            ))
          )}
          {reference.reason === null ? null : <span className={panel.quietText}>{reference.reason}</span>}
        </div>
      )}
    </div>
  );
}

function FigureWords({ figure, before }: { readonly figure: Figure | null; readonly before: string }): ReactNode {
  if (figure === null) return <div className={panel.quietText}>not measured</div>;
  return (
    <div className={styles.value}>
      {before === '' ? null : <span>{before}</span>}
      {figure.value}
      <span className={panel.unit}>{figure.unit}</span>
    </div>
  );
}
