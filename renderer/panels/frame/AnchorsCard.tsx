import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { decimalWords } from '../../format/decimalWords.ts';
import { lengthNotMeasurable } from '../../format/lengthWords.ts';
import { Button, IconButton } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import { FrameLink } from '../FrameLink.tsx';
import { NumberField } from '../NumberField.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';

/** Where the catheter was not drawn by a motor, the reader says at which place some frames lie; lengths follow from those. */
export function AnchorsCard({ reading, actions }: PanelProps): ReactNode {
  const [positionMm, setPositionMm] = useState<number | null>(null);
  const { anchors } = reading.analysis;
  const { frameNumber } = reading;
  const taken = anchors.some((anchor) => anchor.frameNumber === frameNumber);
  const add = async () => {
    if (positionMm === null) return;
    const others = anchors.filter((anchor) => anchor.frameNumber !== frameNumber);
    if (await actions.edit({ type: 'anchorsSet', anchors: [...others, { frameNumber, positionMm }] })) setPositionMm(null);
  };
  return (
    <Card title="Positions along the vein">
      <CardPart>
        <p className={panel.words}>
          {anchors.length < 2 ? `${lengthNotMeasurable.replace(/^l/, 'L')} until two frames have a place, by markers on the catheter or landmarks.` : 'Between these frames places are interpolated, to whole millimetres.'}
        </p>
        {anchors.map((anchor) => (
          <div key={anchor.frameNumber} className={panel.line}>
            <FrameLink frameNumber={anchor.frameNumber} onGo={actions.goToFrame} />
            <span className={`${panel.secondary} ${panel.end}`}>{decimalWords(anchor.positionMm, 1)} mm</span>
            {reading.mayEdit ? (
              <IconButton
                label={`Delete place of frame ${anchor.frameNumber}`}
                onClick={() => void actions.edit({ type: 'anchorsSet', anchors: anchors.filter((other) => other.frameNumber !== anchor.frameNumber) })}
              >
                <IconTrash size={16} stroke={1.75} aria-hidden="true" />
              </IconButton>
            ) : null}
          </div>
        ))}
        {reading.mayEdit ? (
          <form
            className={panel.line}
            style={{ alignItems: 'end', flexWrap: 'nowrap' }}
            aria-label="Place of this frame"
            onSubmit={(event) => {
              event.preventDefault();
              void add();
            }}
          >
            <div className={panel.grow}>
              <NumberField label={`Frame ${frameNumber} is at`} unit="mm" value={positionMm} min={-1000} max={1000} onChange={setPositionMm} />
            </div>
            <Button type="submit" disabled={positionMm === null}>
              {taken ? 'Replace' : 'Add'}
            </Button>
          </form>
        ) : null}
      </CardPart>
    </Card>
  );
}
