import type { LesionRule } from '../../src/analysis/lesionRule.ts';
import type { LesionResult } from '../../src/measurement/lesionResult.ts';
import type { MeasurementResult } from '../../src/measurement/results.ts';
import { lesionBoundWords } from '../../src/report/lesionWords.ts';
import { capitalised } from '../../src/report/reportWords.ts';
import { areaWords } from './areaWords.ts';
import { framesWords } from './frameWords.ts';
import { lengthWords } from './lengthWords.ts';

/** The reader's whole word on lesions. */
export function lesionRuleWords({ bound, coverageMarginMm }: LesionRule): string {
  return `${capitalised(lesionBoundWords(bound))}. A stent covers it that reaches ${coverageMarginMm} mm beyond either end.`;
}

/** `frames 40–74, 34 mm`; `frames 40–74, length not measurable`. */
export function lesionPlaceWords({ firstFrame, lastFrame, lengthMm }: LesionResult, source: MeasurementResult['positionSource']): string {
  return `${framesWords(firstFrame, lastFrame).toLowerCase()}, ${lengthWords(lengthMm, source)}`;
}

/** What the bound comes to: `Area stenosis above 50 %, that is lumen area below 98.4 mm²`. */
export function boundAreaWords({ bound, boundAreaMm2, boundAreaPx2 }: LesionResult): string {
  const area = areaWords(boundAreaMm2, boundAreaPx2);
  const words = capitalised(lesionBoundWords(bound));
  return bound.kind === 'areaBelow' || area === null ? words : `${words}, that is lumen area below ${area}`;
}
