import type { ReactNode } from 'react';
import type { LesionRule } from '../../../src/analysis/lesionRule.ts';
import type { MeasurementResult, SegmentResult } from '../../../src/measurement/results.ts';
import { countWords } from '../../format/decimalWords.ts';
import { boundAreaWords, coverageSideWords, lesionPlaceWords, noLesionWords, openEndsWords, uncoveredWords } from '../../format/lesionWords.ts';
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
      <div className={panel.line}>
        <span className={panel.label}>Lesion</span>
        <span className={`${panel.quietText} ${panel.end}`}>{noLesionWords(rule.bound, result)}</span>
      </div>
    );
  }
  const open = openEndsWords(lesion);
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
      {lesion.coverage === null ? null : (
        <div className={panel.words}>
          {lesion.coverage.sides.map((side) => (
            <div key={side.end}>{coverageSideWords(side, lesion.coverage?.marginMm ?? rule.coverageMarginMm, source)}</div>
          ))}
          <div>{uncoveredWords(lesion.coverage, source)}</div>
        </div>
      )}
      {open === null ? null : <WarningBox>{open}</WarningBox>}
      {lesion.provisionalFrames > 0 ? <WarningBox>The lesion rests on {countWords(lesion.provisionalFrames, 'provisional frame')}.</WarningBox> : null}
    </>
  );
}
