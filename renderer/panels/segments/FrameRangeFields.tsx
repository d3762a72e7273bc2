import { IconFocusCentered } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from '../Button.tsx';
import { NumberField } from '../NumberField.tsx';
import panel from '../panel.module.css';
import type { RangeDraft } from './referenceDraft.ts';

export interface FrameRangeFieldsProps {
  /** What the range is, for names: `Cranial`, `Segment`. */
  readonly name: string;
  readonly range: RangeDraft;
  readonly numberOfFrames: number;
  /** The frame on screen, which a button takes over. */
  readonly frameNumber: number;
  readonly onChange: (range: RangeDraft) => void;
}

/** First and last frame, typed or taken from the frame on screen. */
export function FrameRangeFields({ name, range, numberOfFrames, frameNumber, onChange }: FrameRangeFieldsProps): ReactNode {
  return (
    <div className={panel.line} style={{ flexWrap: 'nowrap', alignItems: 'end' }}>
      <div className={panel.grow}>
        <NumberField label={`${name}, first frame`} whole value={range.firstFrame} min={1} max={numberOfFrames} onChange={(firstFrame) => onChange({ ...range, firstFrame })} />
      </div>
      <IconButton label={`${name} from here, frame ${frameNumber}`} onClick={() => onChange({ ...range, firstFrame: frameNumber })}>
        <IconFocusCentered size={16} stroke={1.75} aria-hidden="true" />
      </IconButton>
      <div className={panel.grow}>
        <NumberField label="last frame" whole value={range.lastFrame} min={1} max={numberOfFrames} onChange={(lastFrame) => onChange({ ...range, lastFrame })} />
      </div>
      <IconButton label={`${name} to here, frame ${frameNumber}`} onClick={() => onChange({ ...range, lastFrame: frameNumber })}>
        <IconFocusCentered size={16} stroke={1.75} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
