import type { ReactNode } from 'react';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import type { PanelProps } from '../panelProps.ts';
import { useKeptWords } from '../useKeptWords.ts';

/** The reader's own words for the report. */
export function Impression({ reading, actions }: PanelProps): ReactNode {
  const { words, kept, onChange, onBlur } = useKeptWords(reading.analysis.impression, (impression) => actions.edit({ type: 'impressionWritten', impression }));
  return (
    <Card title="Impression" aside={kept ? undefined : 'not kept yet'}>
      <CardPart>
        <textarea
          className={`${controls.input} ${controls.area}`}
          aria-label="Impression"
          placeholder="In your words; the program adds none of its own."
          disabled={!reading.mayEdit}
          value={words}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        />
      </CardPart>
    </Card>
  );
}
