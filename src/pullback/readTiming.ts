import type { DicomDataset } from '../dicom/dicomDataset.ts';
import { dicomTags } from '../dicom/dicomTag.ts';
import type { Warning } from '../shared/warning.ts';
import type { PullbackTiming } from './pullback.ts';

/** Vector and even frame time of one file may differ by this share of the pullback's duration before it is said. */
const toleratedDifference = 0.01;

/**
 * When the frames were taken: Frame Time Vector, else Frame Time, else Cine Rate, else Recommended Display Frame Rate, else unknown
 * (PS3.3 C.7.6.5). A value that cannot be a time is passed over with a warning; so is what Frame Increment Pointer (C.7.6.6) says to be
 * the time where it is missing or contradicts the vector.
 */
export function readTiming(dataset: DicomDataset, numberOfFrames: number, warn: (warning: Warning) => void): PullbackTiming {
  const increments = dataset.numbers(dicomTags.frameTimeVector);
  const pointed = pointedTag(dataset);
  if (pointed === dicomTags.frameTimeVector.tag && increments.length === 0) {
    warn({ code: 'pullback/frameTimeVector', message: 'The file says that its frame times stand in a Frame Time Vector, but has none.' });
  }
  const fromVector = vectorTimes(increments, numberOfFrames, warn);
  const frameTimeMs = positive(dataset, dicomTags.frameTime, 'Frame Time', warn);
  if (fromVector) {
    const durationMs = fromVector.at(-1) ?? 0;
    const evenMs = (frameTimeMs ?? 0) * (numberOfFrames - 1);
    if (pointed === dicomTags.frameTime.tag && frameTimeMs !== null && Math.abs(evenMs - durationMs) > toleratedDifference * durationMs) {
      warn({ code: 'pullback/frameTimes', message: `The file points to its Frame Time (${frameTimeMs} ms), but its Frame Time Vector says otherwise; the vector is used.` });
    }
    return { source: 'frameTimeVector', frameTimesMs: fromVector };
  }
  if (frameTimeMs !== null) return { source: 'frameTime', frameTimesMs: evenTimes(numberOfFrames, frameTimeMs) };
  const rate = positive(dataset, dicomTags.cineRate, 'Cine Rate', warn) ?? positive(dataset, dicomTags.recommendedDisplayFrameRate, 'Recommended Display Frame Rate', warn);
  if (rate !== null) return { source: 'cineRate', frameTimesMs: evenTimes(numberOfFrames, 1000 / rate) };
  return { source: 'none', frameTimesMs: null };
}

/** The tag that Frame Increment Pointer (0028,0009) names; empty where it names none. */
function pointedTag(dataset: DicomDataset): string {
  const words = dataset.words(dicomTags.frameIncrementPointer);
  return words === null || words.length < 2 ? '' : `x${Array.from(words.subarray(0, 2), (word) => word.toString(16).padStart(4, '0')).join('')}`;
}

/**
 * The n-th entry is the time from frame n − 1 to frame n, so a frame's time after the first one is the sum of the entries from the
 * second on (PS3.3 C.7.6.5.1.2; the first entry should be 0 and has no frame before it).
 */
function vectorTimes(increments: readonly number[], numberOfFrames: number, warn: (warning: Warning) => void): readonly number[] | null {
  if (increments.length === 0) return null;
  if (increments.length < numberOfFrames) {
    warn({ code: 'pullback/frameTimeVector', message: `The Frame Time Vector has ${increments.length} entries for ${numberOfFrames} frames and is not used.` });
    return null;
  }
  const used = increments.slice(0, numberOfFrames);
  const steps = used.slice(1);
  if (used.some((step) => !Number.isFinite(step) || step < 0) || (steps.length > 0 && steps.every((step) => step === 0))) {
    warn({ code: 'pullback/frameTimeVector', message: 'The Frame Time Vector holds values that are no times and is not used.' });
    return null;
  }
  if (increments.length > numberOfFrames) {
    warn({ code: 'pullback/frameTimeVector', message: `The Frame Time Vector has ${increments.length} entries for ${numberOfFrames} frames; the first ${numberOfFrames} are used.` });
  }
  let timeMs = 0;
  return [0, ...steps.map((step) => (timeMs += step))];
}

function evenTimes(numberOfFrames: number, frameTimeMs: number): readonly number[] {
  return Array.from({ length: numberOfFrames }, (_, i) => i * frameTimeMs);
}

function positive(dataset: DicomDataset, attribute: (typeof dicomTags)[keyof typeof dicomTags], name: string, warn: (warning: Warning) => void): number | null {
  const stated = dataset.numbers(attribute)[0];
  if (stated === undefined) return null;
  if (Number.isFinite(stated) && stated > 0) return stated;
  warn({ code: 'pullback/frameTime', message: `${name} is not a positive number and is not used.` });
  return null;
}
