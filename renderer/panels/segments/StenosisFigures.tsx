import type { ReactNode } from 'react';
import type { SegmentResult } from '../../../src/measurement/results.ts';
import { decimalWords, percentWords } from '../../format/decimalWords.ts';
import panel from '../panel.module.css';
import styles from './segments.module.css';

/** The relative answer: the area stenosis leading, the two of the diameters beside it with what they are made of. */
export function StenosisFigures({ result }: { readonly result: SegmentResult }): ReactNode {
  const { areaStenosisPercent, minDiameterStenosisPercent, equivalentDiameterStenosisPercent } = result;
  // A lumen of at most the catheter's area is narrowed by at least as much.
  const atLeast = result.minimumLumenArea?.state === 'atMost' ? '≥ ' : '';
  return (
    <>
      <div className={styles.stenosis}>
        <div>
          <div className={panel.label}>Area stenosis</div>
          {areaStenosisPercent === null ? (
            <div className={panel.quietText}>{whyNone(result)}</div>
          ) : (
            <div className={styles.leading}>
              {atLeast}
              {decimalWords(areaStenosisPercent, 1)}
              <span className={panel.unit}>%</span>
            </div>
          )}
        </div>
        {areaStenosisPercent === null ? null : (
          <div className={styles.others}>
            <span>Min diameter</span>
            <strong>{minDiameterStenosisPercent === null ? 'none' : percentWords(minDiameterStenosisPercent)}</strong>
            <span>Equivalent diameter</span>
            <strong>{equivalentDiameterStenosisPercent === null ? 'none' : `${atLeast}${percentWords(equivalentDiameterStenosisPercent)}`}</strong>
          </div>
        )}
      </div>
      {areaStenosisPercent === null ? null : <div className={panel.quietText}>{diameterWords(result)}</div>}
    </>
  );
}

function whyNone(result: SegmentResult): string {
  if (result.reference?.rule === 'none') return 'None: no healthy reference exists. The absolute area stands.';
  if (result.reference === null) return 'no reference';
  return result.minimumLumenArea === null ? 'no frame contoured yet' : 'areas cannot be compared: no common scale';
}

function diameterWords(result: SegmentResult): string {
  const minimum = result.minimumLumenArea;
  const reference = result.reference;
  const ofPair = (name: string, here: number | null | undefined, there: number | null | undefined) =>
    here === null || here === undefined || there === null || there === undefined ? null : `${name} ${decimalWords(here, 1)} of ${decimalWords(there, 1)} mm`;
  const min = ofPair('min', minimum?.minDiameterMm, reference?.minDiameterMm);
  const equivalent = ofPair('equivalent', minimum?.equivalentDiameterMm, reference?.equivalentDiameterMm);
  const words = [min, equivalent].filter((part) => part !== null);
  if (min === null) words.unshift(minimum !== null && minimum.channels > 1 ? 'no min diameter: several channels' : 'no min diameter to compare');
  return words.join(', ').replace(/ mm, equivalent/, ', equivalent');
}
