import { AppError } from '../shared/appError.ts';
import type { DicomDataset } from './dicomDataset.ts';
import { type DicomTag, dicomTags } from './dicomTag.ts';
import type { ImagePixels, ValueWindow } from './imagePixels.ts';
import { readPalette } from './readPalette.ts';
import { jpegBaseline8Bit } from './transferSyntax.ts';

/** Images with longer sides are refused: no catheter makes them, and a damaged header does. */
export const maximumImageSide = 16384;

const colourInterpretations = ['RGB', 'YBR_FULL', 'YBR_FULL_422'];

/**
 * The Image Pixel module of a data set, checked so that decoding can rely on it.
 * Throws `dicom/malformed` where an attribute that pixels rest on is missing, `dicom/absurdSize`, `dicom/unsupportedPixels`.
 */
export function readImagePixels(dataset: DicomDataset, transferSyntaxUid: string): ImagePixels {
  const rows = side(dataset, dicomTags.rows, 'Rows');
  const columns = side(dataset, dicomTags.columns, 'Columns');
  const samplesPerPixel = required(dataset, dicomTags.samplesPerPixel, 'Samples per Pixel');
  const bitsAllocated = required(dataset, dicomTags.bitsAllocated, 'Bits Allocated');
  const bitsStored = required(dataset, dicomTags.bitsStored, 'Bits Stored');
  const highBit = dataset.number(dicomTags.highBit) ?? bitsStored - 1;
  const signed = required(dataset, dicomTags.pixelRepresentation, 'Pixel Representation') === 1;
  const photometricInterpretation = dataset.text(dicomTags.photometricInterpretation).toUpperCase();
  if (photometricInterpretation === '') throw missing('Photometric Interpretation');
  requireKnownPixels(photometricInterpretation, samplesPerPixel, bitsAllocated, transferSyntaxUid);
  if (bitsStored < 1 || bitsStored > bitsAllocated || highBit >= bitsAllocated || highBit + 1 < bitsStored) {
    throw new AppError('dicom/malformed', `The file contradicts itself: ${bitsStored} bits up to bit ${highBit} do not fit into ${bitsAllocated} bits per sample.`);
  }
  if (samplesPerPixel === 3 && bitsStored !== 8) throw unsupported(`colour with ${bitsStored} bits per sample`);
  return {
    transferSyntaxUid,
    rows,
    columns,
    samplesPerPixel,
    bitsAllocated,
    bitsStored,
    highBit,
    signed,
    photometricInterpretation,
    planarConfiguration: dataset.number(dicomTags.planarConfiguration) === 1 ? 1 : 0,
    palette: photometricInterpretation === 'PALETTE COLOR' ? readPalette(dataset, signed) : null,
    rescaleSlope: dataset.number(dicomTags.rescaleSlope) || 1,
    rescaleIntercept: dataset.number(dicomTags.rescaleIntercept) ?? 0,
    windows: windowsOf(dataset),
  };
}

function requireKnownPixels(photometricInterpretation: string, samplesPerPixel: number, bitsAllocated: number, transferSyntaxUid: string): void {
  if (samplesPerPixel === 1) {
    if (!['MONOCHROME1', 'MONOCHROME2', 'PALETTE COLOR'].includes(photometricInterpretation)) throw unsupported(`photometric interpretation ${photometricInterpretation} with one sample per pixel`);
    if (bitsAllocated !== 8 && bitsAllocated !== 16) throw unsupported(`${bitsAllocated} bits per pixel`);
    return;
  }
  if (samplesPerPixel !== 3) throw unsupported(`${samplesPerPixel} samples per pixel`);
  // A JPEG stream says itself what its components are, so what the header calls them does not matter there.
  const known = colourInterpretations.includes(photometricInterpretation) || (transferSyntaxUid === jpegBaseline8Bit && photometricInterpretation.startsWith('YBR_'));
  if (!known) throw unsupported(`photometric interpretation ${photometricInterpretation}`);
  if (bitsAllocated !== 8) throw unsupported(`colour with ${bitsAllocated} bits per sample`);
}

/** Center and width come in pairs; a width below 1 is no window (PS3.3 C.11.2.1.2). */
function windowsOf(dataset: DicomDataset): readonly ValueWindow[] {
  const centers = dataset.numbers(dicomTags.windowCenter);
  const widths = dataset.numbers(dicomTags.windowWidth);
  return centers.flatMap((center, i) => {
    const width = widths[i];
    return width !== undefined && width >= 1 && Number.isFinite(width) && Number.isFinite(center) ? [{ center, width }] : [];
  });
}

function side(dataset: DicomDataset, attribute: DicomTag, name: string): number {
  const value = required(dataset, attribute, name);
  if (value < 1 || value > maximumImageSide) {
    throw new AppError('dicom/absurdSize', `The file says that its images have ${value} ${name.toLowerCase()}; the program opens images of 1 to ${maximumImageSide}.`, { value });
  }
  return value;
}

function required(dataset: DicomDataset, attribute: DicomTag, name: string): number {
  const value = dataset.number(attribute);
  if (value === null || !Number.isInteger(value)) throw missing(name);
  return value;
}

function missing(name: string): AppError {
  return new AppError('dicom/malformed', `The file does not say what its pixels are (${name} is missing), so they cannot be shown or measured.`, { attribute: name });
}

function unsupported(what: string): AppError {
  return new AppError('dicom/unsupportedPixels', `The images are stored with ${what}, which this version cannot show. Export them as 8-bit grey or RGB.`);
}
