import { IconColumns2, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { countWords } from '../format/decimalWords.ts';
import { showPair } from '../pairView/pairStore.ts';
import { Button } from './Button.tsx';
import { Card, CardPart } from './Card.tsx';
import { DetectionCard } from './DetectionCard.tsx';
import { ReviewButton } from './ReviewButton.tsx';
import panel from './panel.module.css';
import type { PanelProps } from './panelProps.ts';
import { FindingList } from './segments/FindingList.tsx';
import { LandmarkList } from './segments/LandmarkList.tsx';
import { provisionalReview } from './segments/provisionalReview.ts';
import { SegmentCard } from './segments/SegmentCard.tsx';
import { SegmentForm } from './segments/SegmentForm.tsx';
import { SegmentRow } from './segments/SegmentRow.tsx';
import { StentingCards } from './segments/StentingCards.tsx';
import { WarningBox } from './WarningBox.tsx';

/** The vein segments of the pullback: the selected one in full, the others in a row each; landmarks and findings below. */
export function SegmentsPanel({ reading, actions }: PanelProps): ReactNode {
  const [adding, setAdding] = useState(false);
  const segments = reading.analysis.segments.toSorted((a, b) => a.firstFrame - b.firstFrame);
  const shownId = segments.some(({ id }) => id === reading.selectedSegmentId) ? reading.selectedSegmentId : (segments[0]?.id ?? null);
  const { acceptedUnseen } = provisionalReview(reading.analysis.contours, reading.frameNumber);
  return (
    <div className={panel.panel}>
      <div className={panel.scroll}>
        <DetectionCard />
        {segments.length === 0 && !adding ? (
          <Card title="No segment yet">
            <CardPart>
              <p className={panel.words}>A segment is a vein over a range of frames. Make one here, or drag along the segment bar above the area curve.</p>
            </CardPart>
          </Card>
        ) : null}
        {adding ? (
          <Card title="New segment" strong>
            <CardPart>
              <SegmentForm
                reading={reading}
                actions={actions}
                segment={null}
                start={{ vein: 'CIV', side: null, firstFrame: reading.frameNumber, lastFrame: null }}
                onClose={() => setAdding(false)}
              />
            </CardPart>
          </Card>
        ) : null}
        {segments.map((segment) => {
          const result = reading.measurement.segments.find(({ id }) => id === segment.id);
          if (result === undefined) return null;
          return segment.id === shownId ? (
            <SegmentCard key={segment.id} reading={reading} actions={actions} segment={segment} result={result} />
          ) : (
            <SegmentRow key={segment.id} segment={segment} result={result} goToFrame={actions.goToFrame} onSelect={() => actions.selectSegment(segment.id)} />
          );
        })}
        {acceptedUnseen > 0 ? <WarningBox>Accepted unseen in this read: {countWords(acceptedUnseen, 'contour')}.</WarningBox> : null}
        <StentingCards reading={reading} actions={actions} />
        <LandmarkList reading={reading} actions={actions} />
        <FindingList reading={reading} actions={actions} />
      </div>
      <div className={panel.foot}>
        {reading.mayEdit ? (
          <Button main aria-expanded={adding} onClick={() => setAdding(!adding)}>
            <IconPlus size={16} stroke={1.75} aria-hidden="true" /> Segment
          </Button>
        ) : null}
        {reading.partners.length > 0 ? (
          <Button main onClick={() => showPair(true)} title="Compare with another pullback of the patient (G)">
            <IconColumns2 size={16} stroke={1.75} aria-hidden="true" /> Before and after
          </Button>
        ) : null}
        <ReviewButton reading={reading} />
      </div>
    </div>
  );
}
