import type { ReactNode } from 'react';

import type { Reading, ReadingActions } from '../reading/reading.ts';

export interface PanelProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
}

export function ReportPanel({ reading }: PanelProps): ReactNode {
  return <section aria-label="ReportPanel">{reading.frameNumber}</section>;
}
