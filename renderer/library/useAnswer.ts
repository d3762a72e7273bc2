import { useEffect, useState } from 'react';
import { sentenceOf } from '../service/client.ts';

export type Answer<T> = { readonly state: 'waiting' } | { readonly state: 'there'; readonly value: T } | { readonly state: 'failed'; readonly message: string };

/** What the service answers, asked again whenever `key` changes. `ask` is taken as it is at that moment. */
export function useAnswer<T>(ask: () => Promise<T>, key: unknown): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ state: 'waiting' });
  useEffect(() => {
    let wanted = true;
    ask().then(
      (value) => {
        if (wanted) setAnswer({ state: 'there', value });
      },
      (error: unknown) => {
        if (wanted) setAnswer({ state: 'failed', message: sentenceOf(error) });
      },
    );
    return () => {
      wanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);
  return answer;
}
