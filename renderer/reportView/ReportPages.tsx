import type { ReactNode } from 'react';

import type { Reading, ReadingActions } from '../reading/reading.ts';

export interface ReportPagesProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
}

export function ReportPages({ reading }: ReportPagesProps): ReactNode {
  return <section aria-label="Report pages">{reading.frameNumber}</section>;
}
