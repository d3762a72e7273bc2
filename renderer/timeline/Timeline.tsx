import type { ReactNode } from 'react';

import type { Reading, ReadingActions } from '../reading/reading.ts';

export interface TimelineProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
}

export function Timeline({ reading }: TimelineProps): ReactNode {
  return <section aria-label="Timeline">{reading.frameNumber}</section>;
}
