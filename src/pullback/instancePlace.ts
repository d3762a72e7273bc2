import type { DicomDataset } from '../dicom/dicomDataset.ts';
import { type DicomTag, dicomTags } from '../dicom/dicomTag.ts';
import { readPullbackRate } from '../dicom/pullbackRate.ts';

/** What an instance of one frame says of its place among the others of its series; null where it says nothing that can be used. */
export interface InstancePlace {
  /** Instance Number (0020,0013), a whole number. */
  readonly instanceNumber: number | null;
  /** When its frame was taken, in ms of a clock of the console without a zone: only differences mean something. */
  readonly takenAtMs: number | null;
  /** From one frame to the next, by Frame Time or Cine Rate. */
  readonly frameIntervalMs: { readonly source: 'frameTime' | 'cineRate'; readonly ms: number } | null;
  /** Whether it states a pullback rate. */
  readonly hasPullbackRate: boolean;
}

export function readInstancePlace(dataset: DicomDataset): InstancePlace {
  const instanceNumber = dataset.number(dicomTags.instanceNumber);
  return {
    instanceNumber: instanceNumber !== null && Number.isInteger(instanceNumber) ? instanceNumber : null,
    takenAtMs: takenAtMs(dataset),
    frameIntervalMs: frameIntervalMs(dataset),
    hasPullbackRate: readPullbackRate(dataset) !== null,
  };
}

/** Acquisition DateTime, else Acquisition Date and Time, else Content Date and Time (PS3.3 C.7.6.1). */
function takenAtMs(dataset: DicomDataset): number | null {
  return (
    timeOf(dataset.text(dicomTags.acquisitionDateTime)) ??
    timeOf(dataset.text(dicomTags.acquisitionDate) + dataset.text(dicomTags.acquisitionTime)) ??
    timeOf(dataset.text(dicomTags.contentDate) + dataset.text(dicomTags.contentTime))
  );
}

/** `YYYYMMDDHHMMSS.FFFFFF`, with the dots and colons of old files; null unless it is given to the second at least. A zone is not looked at. */
function timeOf(text: string): number | null {
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})(\d{2}):?(\d{2}):?(\d{2}(?:\.\d{1,6})?)/.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute] = match.slice(1, 6).map(Number);
  const toTheMinute = Date.UTC(year!, month! - 1, day, hour, minute);
  return Number.isFinite(toTheMinute) ? toTheMinute + 1000 * Number(match[6]) : null;
}

function frameIntervalMs(dataset: DicomDataset): InstancePlace['frameIntervalMs'] {
  const positive = (attribute: DicomTag) => {
    const value = dataset.number(attribute);
    return value !== null && value > 0 ? value : null;
  };
  const frameTime = positive(dicomTags.frameTime);
  if (frameTime !== null) return { source: 'frameTime', ms: frameTime };
  const rate = positive(dicomTags.cineRate) ?? positive(dicomTags.recommendedDisplayFrameRate);
  return rate === null ? null : { source: 'cineRate', ms: 1000 / rate };
}
