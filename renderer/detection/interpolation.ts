import { interpolateContours } from '../../src/contour/interpolateContours.ts';
import { isOnHold } from '../../src/analysis/frameMark.ts';
import { settledFrames } from '../../src/analysis/proposals.ts';
import type { OpenReading } from '../app/appStore.ts';
import { countWords } from '../format/decimalWords.ts';
import { frameRangeWords } from '../format/frameWords.ts';
import { programAuthorNow } from './detectionWork.ts';
import { framesFrom } from './framesFrom.ts';
import { proposalEdit, proposedContour } from './proposalEdit.ts';
import { readersLumina } from './readersLumina.ts';

/** Puts contours on the frames between the two nearest that a reader stands behind, around the frame on screen: provisional, as one edit. */
export async function interpolateFrames(open: OpenReading): Promise<void> {
  const { actions } = open.store;
  const { reading } = open.store.getState();
  const { analysis, frameNumber } = reading;
  const keys = readersLumina(reading).toSorted((a, b) => a.frameNumber - b.frameNumber);
  // From a key frame on, to the next one; before the last one there is only the one before.
  const onLast = keys.at(-1)?.frameNumber === frameNumber;
  const before = keys.findLast((key) => (onLast ? key.frameNumber < frameNumber : key.frameNumber <= frameNumber));
  const after = keys.find((key) => key.frameNumber > (before?.frameNumber ?? frameNumber) && key.frameNumber >= frameNumber);
  if (before === undefined || after === undefined) {
    const side = before === undefined ? 'before' : 'after';
    actions.say(`No frame ${side} frame ${frameNumber} has a lumen that a reader drew, corrected or accepted: there is nothing to interpolate ${side === 'before' ? 'from' : 'to'}.`);
    return;
  }
  const settled = settledFrames(analysis);
  // What is blended between two frames breathes with neither: a hold is traced or detected.
  const between = framesFrom(before.frameNumber + 1, after.frameNumber - 1).filter((frame) => !settled.has(frame) && !isOnHold(analysis.frameMarks, frame));
  const contours = between.map((frame) => {
    const share = (frame - before.frameNumber) / (after.frameNumber - before.frameNumber);
    return proposedContour(frame, { points: interpolateContours(before, after, share) }, 'interpolated', programAuthorNow());
  });
  const edit = proposalEdit(analysis, contours, between);
  if (edit === null) {
    actions.say(`Between frames ${before.frameNumber} and ${after.frameNumber} there is no frame to fill.`);
    return;
  }
  if (!(await actions.edit(edit))) return;
  actions.say(`${countWords(contours.length, 'frame')} interpolated between frames ${frameRangeWords(before.frameNumber, after.frameNumber)}, provisional.`);
}
