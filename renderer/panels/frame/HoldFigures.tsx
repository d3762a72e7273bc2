import type { ReactNode } from 'react';
import type { HoldResult } from '../../../src/measurement/holdResult.ts';
import { areaWords } from '../../format/areaWords.ts';
import { holdAreaWords, holdCoverWords } from '../../format/holdWords.ts';
import { FrameLink } from '../FrameLink.tsx';
import panel from '../panel.module.css';

export interface HoldFiguresProps {
  readonly hold: HoldResult;
  readonly goToFrame: (frameNumber: number) => void;
}

/** The lumen while the catheter stood still: what breathing and displacement change together. Nothing of it is a minimum of the vein. */
export function HoldFigures({ hold, goToFrame }: HoldFiguresProps): ReactNode {
  const { minimum, maximum, contouredFrames, provisionalFrames } = hold;
  const areas = holdAreaWords(hold);
  return (
    <>
      {areas === null ? (
        <span className={panel.quietText}>{contouredFrames === 0 ? 'No lumen contoured in it: detect or trace some of its frames.' : 'Areas in mm² and in px² side by side: set one scale for all of them.'}</span>
      ) : (
        <>
          <strong className={panel.secondary}>{areas}</strong>
          <span className={panel.quietText}>Breathing and displacement together</span>
        </>
      )}
      <div className={panel.line}>
        {minimum === null ? null : <FrameLink frameNumber={minimum.frameNumber} words={`Smallest, ${areaWords(minimum.areaMm2, minimum.areaPx2)}, frame ${minimum.frameNumber}`} onGo={goToFrame} />}
        {maximum === null ? null : <FrameLink frameNumber={maximum.frameNumber} words={`Largest, ${areaWords(maximum.areaMm2, maximum.areaPx2)}, frame ${maximum.frameNumber}`} onGo={goToFrame} />}
      </div>
      <span className={provisionalFrames > 0 ? `${panel.label} ${panel.warningText}` : panel.quietText}>{holdCoverWords(hold)}</span>
    </>
  );
}
