import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import { NumberField } from '../NumberField.tsx';
import type { PanelProps } from '../panelProps.ts';
import styles from './report.module.css';

/** The widest run of uncontoured frames that a final report may have: the reader's own interval, or the protocol's. */
export function ContourInterval({ reading, actions }: PanelProps): ReactNode {
  const kept = reading.analysis.maximumGapFrames;
  const [typed, setTyped] = useState<number | null>(kept);
  const set = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== null) void actions.edit({ type: 'maximumGapSet', maximumGapFrames: typed });
  };
  return (
    <Card title="Gaps between contours">
      <CardPart>
        <form className={styles.interval} onSubmit={set}>
          <NumberField label="Uncontoured frames in a row, at most" unit="frames" whole min={1} max={1000} value={typed} onChange={setTyped} />
          <Button type="submit" disabled={!reading.mayEdit || typed === null || typed === kept}>
            Set
          </Button>
        </form>
      </CardPart>
    </Card>
  );
}
