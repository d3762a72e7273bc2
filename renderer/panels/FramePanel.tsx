import { IconWand } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { actionOf, runAction } from '../actions/actionTable.ts';
import { Button } from './Button.tsx';
import { Card, CardPart } from './Card.tsx';
import { DetectionCard } from './DetectionCard.tsx';
import { AcquisitionCard } from './frame/AcquisitionCard.tsx';
import { AnchorsCard } from './frame/AnchorsCard.tsx';
import { CalibrationCard } from './frame/CalibrationCard.tsx';
import { FrameContours } from './frame/FrameContours.tsx';
import { FrameFigures } from './frame/FrameFigures.tsx';
import { FrameMarks } from './frame/FrameMarks.tsx';
import { NotesCard } from './frame/NotesCard.tsx';
import { ReviewButton } from './ReviewButton.tsx';
import panel from './panel.module.css';
import type { PanelProps } from './panelProps.ts';
import { WarningBox } from './WarningBox.tsx';

/** The frame on screen, and what holds for the whole pullback: its scale, its places, how it was taken. */
export function FramePanel({ reading, actions }: PanelProps): ReactNode {
  const { warnings, kind } = reading.details.pullback;
  const motor = reading.measurement.positionSource === 'pullbackRate';
  return (
    <div className={panel.panel}>
      <div className={panel.scroll}>
        <FrameFigures reading={reading} />
        <FrameContours reading={reading} actions={actions} />
        <DetectionCard />
        <FrameMarks reading={reading} actions={actions} />
        <NotesCard reading={reading} actions={actions} />
        <CalibrationCard reading={reading} actions={actions} />
        {motor || kind === 'stills' ? null : <AnchorsCard reading={reading} actions={actions} />}
        <AcquisitionCard reading={reading} actions={actions} />
        {warnings.length === 0 ? null : (
          <Card title="About the file">
            <CardPart>
              {warnings.map(({ code, message }) => (
                <WarningBox key={code + message}>{message}</WarningBox>
              ))}
            </CardPart>
          </Card>
        )}
      </div>
      <div className={panel.foot}>
        {reading.mayEdit ? (
          <Button main onClick={() => runAction(actionOf('contour.detectMany'))}>
            <IconWand size={16} stroke={1.75} aria-hidden="true" /> Detect…
          </Button>
        ) : null}
        <ReviewButton reading={reading} />
      </div>
    </div>
  );
}
