import { reviewQueue } from '../../src/measurement/reviewQueue.ts';
import type { OpenReading } from '../app/appStore.ts';
import { countWords } from '../format/decimalWords.ts';
import { frameName } from '../format/stillWords.ts';
import { reviewReasonWords } from '../format/reviewWords.ts';
import { provisionalReview } from '../panels/segments/provisionalReview.ts';

/** Goes to the next frame that is worth a look and says why; when the queue is through, on along the provisional ones. False where nothing is left. */
export function reviewNext(open: OpenReading): boolean {
  const { actions } = open.store;
  const { reading } = open.store.getState();
  const { analysis, measurement, frameNumber } = reading;
  const { kind } = reading.details.pullback;
  const goTo = (next: number) => {
    actions.setCine(false);
    if (reading.panel === 'report') actions.goToPlace({ kind: 'frame', frameNumber: next });
    else actions.goToFrame(next);
  };
  const queue = reviewQueue(analysis, measurement);
  const item = queue[(queue.findIndex((one) => one.frameNumber === frameNumber) + 1) % queue.length];
  if (item !== undefined) {
    goTo(item.frameNumber);
    actions.say(`${frameName(kind, item.frameNumber)}: ${reviewReasonWords(item, analysis)}. ${countWords(queue.length, 'frame')} worth looking at; Enter accepts.`);
    return true;
  }
  const { provisional, nextFrame } = provisionalReview(analysis.contours, frameNumber);
  if (nextFrame === null) {
    actions.say('Nothing is left to review: no contour is provisional, and every figure rests on frames that were looked at.');
    return false;
  }
  goTo(nextFrame);
  actions.say(`What was worth looking at is through. ${countWords(provisional, 'contour')} ${provisional === 1 ? 'is' : 'are'} provisional still; Shift+Enter accepts several at once.`);
  return true;
}
