import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import type { PanelProps } from '../panelProps.ts';

const pauseMs = 1500;

/** The reader's own words for the report. Kept as one edit when the reader pauses or leaves, not with every letter. */
export function Impression({ reading, actions }: PanelProps): ReactNode {
  const kept = reading.analysis.impression;
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef({ typed, kept, edit: actions.edit });
  useEffect(() => {
    latest.current = { typed, kept, edit: actions.edit };
  });
  const keep = async () => {
    const { typed: words, kept: before, edit } = latest.current;
    if (words === null) return;
    if (words === before || (await edit({ type: 'impressionWritten', impression: words }))) setTyped((now) => (now === words ? null : now));
  };
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => void keep(), pauseMs);
    return () => clearTimeout(timer);
  });
  useEffect(
    () => () => {
      const { typed: words, kept: before, edit } = latest.current;
      if (words !== null && words !== before) void edit({ type: 'impressionWritten', impression: words });
    },
    [],
  );
  return (
    <Card title="Impression" aside={typed === null || typed === kept ? undefined : 'not kept yet'}>
      <CardPart>
        <textarea
          className={`${controls.input} ${controls.area}`}
          aria-label="Impression"
          placeholder="In your words; the program adds none of its own."
          disabled={!reading.mayEdit}
          value={typed ?? kept}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => void keep()}
        />
      </CardPart>
    </Card>
  );
}
