import type { ReactNode } from 'react';

import type { Reading, ReadingActions } from '../reading/reading.ts';

export interface PanelProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
}

export function SegmentsPanel({ reading }: PanelProps): ReactNode {
  return <section aria-label="SegmentsPanel">{reading.frameNumber}</section>;
}
