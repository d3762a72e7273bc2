import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { segmentName, type VeinSegment } from '../../../src/analysis/veinSegment.ts';
import type { SegmentResult } from '../../../src/measurement/results.ts';
import { percentWords } from '../../format/decimalWords.ts';
import { areaWords } from '../../format/areaWords.ts';
import { FrameLink } from '../FrameLink.tsx';
import panel from '../panel.module.css';
import { MinimumSign } from './MinimumSign.tsx';
import styles from './segments.module.css';

export interface SegmentRowProps {
  readonly segment: VeinSegment;
  readonly result: SegmentResult;
  readonly onSelect: () => void;
  readonly goToFrame: (frameNumber: number) => void;
}

/** A segment that is not selected: its minimum and its stenosis in two lines. */
export function SegmentRow({ segment, result, onSelect, goToFrame }: SegmentRowProps): ReactNode {
  const minimum = result.minimumLumenArea;
  const name = segmentName(segment);
  return (
    <div className={styles.collapsed}>
      <h3>
        <button type="button" className={styles.choose} onClick={onSelect}>
          {name}
        </button>
      </h3>
      <span className={panel.line} style={{ flexWrap: 'nowrap', gap: 6 }}>
        {minimum === null ? (
          <span className={panel.quietText}>not contoured</span>
        ) : (
          <>
            <MinimumSign accepted={minimum.accepted} />
            <strong className={styles.nowrap}>
              {minimum.state === 'atMost' ? '≤ ' : ''}
              {areaWords(minimum.areaMm2, minimum.areaPx2)}
            </strong>
          </>
        )}
      </span>
      <strong className={styles.nowrap} style={{ textAlign: 'right' }}>{result.areaStenosisPercent === null ? <span className={panel.quietText}>{result.reference?.rule === 'none' ? 'no reference exists' : 'no reference yet'}</span> : `${percentWords(result.areaStenosisPercent)} area`}</strong>
      <button type="button" className={styles.choose} aria-label={`Show ${name}`} onClick={onSelect} tabIndex={-1}>
        <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
      </button>
      <span />
      <span className={styles.nowrap}>{minimum === null ? null : <FrameLink frameNumber={minimum.frameNumber} onGo={goToFrame} />}</span>
      <span className={`${styles.rowState} ${result.provisionalFrames > 0 ? panel.warningText : panel.quietText}`}>
        {result.provisionalFrames > 0 ? `○ ${result.provisionalFrames} of ${result.contouredFrames} provisional` : `${result.contouredFrames} contoured`}
      </span>
    </div>
  );
}
