import type { Reading, ReadingActions } from '../reading/reading.ts';

/** What every panel is given: the reading as it is on screen, and what can be done with it. */
export interface PanelProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
}
