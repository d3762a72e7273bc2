import type { ReactNode } from 'react';
import { segmentName, segmentWords } from '../../../src/analysis/veinSegment.ts';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';

/** Which segments the report has a section for. */
export function ReportSegments({ reading, actions }: PanelProps): ReactNode {
  const segments = reading.analysis.segments.toSorted((a, b) => a.firstFrame - b.firstFrame);
  if (segments.length === 0) return null;
  return (
    <Card title="In the report">
      <CardPart>
        {segments.map((segment) => (
          <label key={segment.id} className={controls.check}>
            <input
              type="checkbox"
              checked={segment.includedInReport}
              disabled={!reading.mayEdit}
              onChange={(event) => void actions.edit({ type: 'segmentChanged', segment: { ...segment, includedInReport: event.target.checked } })}
            />
            <strong style={{ color: 'var(--vl-text-1)' }}>{segmentName(segment)}</strong>
            <span className={panel.cardSub}>{segmentWords(segment)}</span>
          </label>
        ))}
      </CardPart>
    </Card>
  );
}
