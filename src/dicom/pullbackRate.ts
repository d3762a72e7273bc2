import type { DicomDataset } from './dicomDataset.ts';
import { dicomTags } from './dicomTag.ts';

/** How fast the catheter was pulled, and which attribute says so. */
export interface PullbackRate {
  readonly mmPerS: number;
  readonly source: 'ivusPullbackRate' | 'bostonPullbackRate';
}

/**
 * IVUS Pullback Rate (0018,3101); where that is absent, (000B,1001), in which consoles of Boston Scientific write it, in mm/s too. A private
 * attribute means nothing by its number alone, so it is believed only of that maker. null where neither says a rate above 0.
 */
export function readPullbackRate(dataset: DicomDataset): PullbackRate | null {
  if (dataset.has(dicomTags.ivusPullbackRate)) return rateOf(dataset.number(dicomTags.ivusPullbackRate), 'ivusPullbackRate');
  if (!/boston\s*scientific/i.test(dataset.text(dicomTags.manufacturer))) return null;
  return rateOf(dataset.number(dicomTags.bostonPullbackRate), 'bostonPullbackRate');
}

function rateOf(mmPerS: number | null, source: PullbackRate['source']): PullbackRate | null {
  return mmPerS !== null && mmPerS > 0 ? { mmPerS, source } : null;
}
