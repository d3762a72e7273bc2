import { useEffect, useRef, useState } from 'react';

const pauseMs = 1500;

/** Words that are being typed, and whether they are in the document already. */
export interface KeptWords {
  readonly words: string;
  readonly kept: boolean;
  readonly onChange: (words: string) => void;
  readonly onBlur: () => void;
}

/**
 * The reader's own words for a field of the document. Kept as one edit when the reader pauses or leaves, not with every letter;
 * what is still being typed when the field goes away is kept as well. `keep` resolves to false where the edit was refused.
 */
export function useKeptWords(document: string, keep: (words: string) => Promise<boolean>): KeptWords {
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef({ typed, document, keep });
  useEffect(() => {
    latest.current = { typed, document, keep };
  });
  const keepNow = async () => {
    const { typed: words, document: before, keep: edit } = latest.current;
    if (words === null) return;
    if (words === before || (await edit(words))) setTyped((now) => (now === words ? null : now));
  };
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => void keepNow(), pauseMs);
    return () => clearTimeout(timer);
  });
  useEffect(
    () => () => {
      const { typed: words, document: before, keep: edit } = latest.current;
      if (words !== null && words !== before) void edit(words);
    },
    [],
  );
  return { words: typed ?? document, kept: typed === null || typed === document, onChange: setTyped, onBlur: () => void keepNow() };
}
