import type { Warning } from '../shared/warning.ts';
import type { DicomDataset } from './dicomDataset.ts';
import { type DicomTag, dicomTags } from './dicomTag.ts';
import { modalityRange, storedRange } from './greyLook.ts';
import type { ImagePixels, ValueWindow, WindowFunction } from './imagePixels.ts';
import { readValueTable } from './readValueTable.ts';

/** What turns the stored values of a grey picture into shades. */
type Grey = Pick<ImagePixels, 'modalityLut' | 'rescaleSlope' | 'rescaleIntercept' | 'windows' | 'windowFunction' | 'voiLut'>;

const windowFunctionsByTerm: Readonly<Record<string, WindowFunction>> = { '': 'linear', LINEAR: 'linear', LINEAR_EXACT: 'linearExact', SIGMOID: 'sigmoid' };

/** Colour knows neither: it is shown as it is. */
export const noGrey: Grey = { modalityLut: null, rescaleSlope: 1, rescaleIntercept: 0, windows: [], windowFunction: 'linear', voiLut: null };

/**
 * Where a value is to be looked for: in the data set itself, else in what an enhanced multi-frame image says for all its frames alike
 * (PS3.3 C.7.6.16.2).
 */
function placeOf(dataset: DicomDataset, attribute: DicomTag, sharedSequence: DicomTag): DicomDataset {
  if (dataset.has(attribute)) return dataset;
  return dataset.items(dicomTags.sharedFunctionalGroupsSequence)[0]?.items(sharedSequence)[0] ?? dataset;
}

/** Modality LUT (PS3.3 C.11.1) and VOI LUT (C.11.2) modules. What of them cannot be used is left out with a warning. */
export function readGrey(dataset: DicomDataset, stored: Pick<ImagePixels, 'bitsStored' | 'signed'>, warn: (warning: Warning) => void): Grey {
  const modality = readModality(dataset, stored, warn);
  const { least, most } = modalityRange({ ...stored, ...modality });
  const voiLut = readValueTable(dataset, dicomTags.voiLutSequence, most);
  if (voiLut === 'unusable') warn({ code: 'pullback/voiLut', message: 'The look-up table of the file for brightness (VOI LUT) cannot be read and is not used.' });
  const voi = placeOf(dataset, dicomTags.windowCenter, dicomTags.frameVoiLutSequence);
  const term = voi.text(dicomTags.voiLutFunction).toUpperCase();
  const windowFunction = windowFunctionsByTerm[term] ?? 'linear';
  if (!(term in windowFunctionsByTerm)) warn({ code: 'pullback/window', message: `The file asks for a window of a kind that is not known (“${term.slice(0, 16)}”); a linear one is used.` });
  const stated = readWindows(voi, windowFunction);
  const windows = stated.filter(({ center, width }) => center - width / 2 <= most && center + width / 2 >= least);
  if (windows.length < stated.length) warn({ code: 'pullback/window', message: 'A window of the file lies beside every value that its pixels can have, and is not used.' });
  return { ...modality, windows, windowFunction, voiLut: voiLut === 'unusable' ? null : voiLut };
}

function readModality(dataset: DicomDataset, stored: Pick<ImagePixels, 'bitsStored' | 'signed'>, warn: (warning: Warning) => void): Pick<Grey, 'modalityLut' | 'rescaleSlope' | 'rescaleIntercept'> {
  const none = { modalityLut: null, rescaleSlope: 1, rescaleIntercept: 0 };
  const table = readValueTable(dataset, dicomTags.modalityLutSequence, storedRange(stored).most);
  if (table === 'unusable') warn({ code: 'pullback/modality', message: 'The look-up table of the file for its values (Modality LUT) cannot be read; they are shown as stored.' });
  if (table !== null) return { ...none, modalityLut: table === 'unusable' ? null : table };
  const place = placeOf(dataset, dicomTags.rescaleSlope, dicomTags.pixelValueTransformationSequence);
  const slope = place.number(dicomTags.rescaleSlope) ?? 1;
  const rescale = { ...none, rescaleSlope: slope, rescaleIntercept: place.number(dicomTags.rescaleIntercept) ?? 0 };
  const { least, most } = modalityRange({ ...stored, ...rescale });
  if (slope !== 0 && Number.isFinite(most - least)) return rescale;
  warn({ code: 'pullback/modality', message: 'The rescale of the file makes no values (slope 0, or beyond all numbers); they are shown as stored.' });
  return none;
}

/** Center and width come in pairs; a linear window has a width of 1 or more, the others any above 0 (PS3.3 C.11.2.1.2, C.11.2.1.3). */
function readWindows(dataset: DicomDataset, shape: WindowFunction): readonly ValueWindow[] {
  const centers = dataset.numbers(dicomTags.windowCenter);
  const widths = dataset.numbers(dicomTags.windowWidth);
  return centers.flatMap((center, i) => {
    const width = widths[i];
    const usable = width !== undefined && (shape === 'linear' ? width >= 1 : width > 0) && Number.isFinite(width) && Number.isFinite(center);
    return usable ? [{ center, width }] : [];
  });
}
