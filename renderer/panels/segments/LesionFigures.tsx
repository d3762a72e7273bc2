import type { ReactNode } from 'react';
import type { LesionRule } from '../../../src/analysis/lesionRule.ts';
import type { MeasurementResult, SegmentResult } from '../../../src/measurement/results.ts';
import { coverageSideWords, uncoveredWords } from '../../../src/report/coverageWords.ts';
import { noLesionWords, openEndWords } from '../../../src/report/lesionWords.ts';
import { capitalised } from '../../../src/report/reportWords.ts';
import { countWords } from '../../format/decimalWords.ts';
import { boundAreaWords, lesionPlaceWords } from '../../format/lesionWords.ts';
import { FrameLink } from '../FrameLink.tsx';
import panel from '../panel.module.css';
import { WarningBox } from '../WarningBox.tsx';

export interface LesionFiguresProps {
  readonly result: SegmentResult;
  readonly rule: LesionRule;
  readonly source: MeasurementResult['positionSource'];
  readonly goToFrame: (frameNumber: number) => void;
}

/** The lesion of a segment by the reader's bound: where it lies, how long it is, how far stents reach beyond it. */
export function LesionFigures({ result, rule, source, goToFrame }: LesionFiguresProps): ReactNode {
  const { lesion } = result;
  if (lesion === null) {
    return (
      <p className={panel.words}>
        <span className={panel.label}>Lesion:</span> {noLesionWords(result, rule.bound)}
      </p>
    );
  }
  const open = openEndWords(lesion);
  const { coverage } = lesion;
  return (
    <>
      <div className={panel.line}>
        <span className={panel.label}>Lesion</span>
        <strong className={`${panel.secondary} ${panel.end}`}>{lesionPlaceWords(lesion, source)}</strong>
      </div>
      <div className={panel.line}>
        <span className={`${panel.quietText} ${panel.grow}`}>{boundAreaWords(lesion)}</span>
        <FrameLink frameNumber={lesion.firstFrame} words={String(lesion.firstFrame)} onGo={goToFrame} />
        <FrameLink frameNumber={lesion.lastFrame} words={String(lesion.lastFrame)} onGo={goToFrame} />
      </div>
      {coverage === null ? null : (
        <div className={panel.words}>
          <div className={panel.quietText}>By stents, with a margin of {coverage.marginMm} mm</div>
          {coverage.sides.map((side) => (
            <div key={side.end}>
              {capitalised(side.end)} end: {coverageSideWords(side, coverage, source)}
            </div>
          ))}
          <div>Length without a stent: {uncoveredWords(coverage, source)}</div>
        </div>
      )}
      {open === '' ? null : <WarningBox>{capitalised(open)}.</WarningBox>}
      {lesion.provisionalFrames > 0 ? <WarningBox>The lesion rests on {countWords(lesion.provisionalFrames, 'provisional frame')}.</WarningBox> : null}
    </>
  );
}
