import { AppError } from '../shared/appError.ts';
import type { Warning } from '../shared/warning.ts';
import type { DicomDataset } from './dicomDataset.ts';
import { type DicomTag, dicomTags } from './dicomTag.ts';
import { storedRange } from './greyLook.ts';
import type { ImagePixels } from './imagePixels.ts';
import { noGrey, readGrey } from './readGrey.ts';
import { readPalette } from './readPalette.ts';

/** Images with longer sides are refused: no catheter makes them, and a damaged header does. */
export const maximumImageSide = 16384;

const greyInterpretations = ['MONOCHROME1', 'MONOCHROME2'];
const colourInterpretations = ['RGB', 'YBR_FULL', 'YBR_FULL_422', 'YBR_PARTIAL_422'];

/** Lossy JPEG and the JPEG 2000 family: their streams say themselves what their components are, whatever `YBR_…` the header calls them. */
const streamKnowsColours = /^1\.2\.840\.10008\.1\.2\.4\.(?:5[01]|9[0-3]|20[1-3])$/;

/**
 * The Image Pixel module of a data set, checked so that decoding can rely on it, and what turns grey values into shades.
 * Throws `dicom/malformed` where an attribute that pixels rest on is missing, `dicom/absurdSize`, `dicom/unsupportedPixels`.
 */
export function readImagePixels(dataset: DicomDataset, transferSyntaxUid: string, warn: (warning: Warning) => void): ImagePixels {
  const rows = side(dataset, dicomTags.rows, 'Rows');
  const columns = side(dataset, dicomTags.columns, 'Columns');
  const samplesPerPixel = required(dataset, dicomTags.samplesPerPixel, 'Samples per Pixel');
  const bitsAllocated = required(dataset, dicomTags.bitsAllocated, 'Bits Allocated');
  const bitsStored = required(dataset, dicomTags.bitsStored, 'Bits Stored');
  const highBit = readHighBit(dataset, bitsAllocated, bitsStored, warn);
  // A code has 16 characters at most (PS3.5 6.2); it is repeated in sentences, and nothing longer is.
  const photometricInterpretation = dataset.text(dicomTags.photometricInterpretation).toUpperCase().slice(0, 16);
  if (photometricInterpretation === '') throw missing('Photometric Interpretation');
  requireKnownPixels({ photometricInterpretation, samplesPerPixel, bitsAllocated, bitsStored, transferSyntaxUid });
  if (bitsStored < 1 || bitsStored > bitsAllocated || highBit >= bitsAllocated || highBit + 1 < bitsStored) {
    throw new AppError('dicom/malformed', `The file contradicts itself: ${bitsStored} bits up to bit ${highBit} do not fit into ${bitsAllocated} bits per sample.`);
  }
  const signed = readSigned(dataset, samplesPerPixel, warn);
  const stored = { bitsStored, signed };
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
    palette: photometricInterpretation === 'PALETTE COLOR' ? readPalette(dataset, storedRange(stored).most) : null,
    ...(greyInterpretations.includes(photometricInterpretation) ? readGrey(dataset, stored, warn) : noGrey),
  };
}

type PixelKind = Pick<ImagePixels, 'photometricInterpretation' | 'samplesPerPixel' | 'bitsAllocated' | 'bitsStored' | 'transferSyntaxUid'>;

function requireKnownPixels({ photometricInterpretation, samplesPerPixel, bitsAllocated, bitsStored, transferSyntaxUid }: PixelKind): void {
  if (samplesPerPixel === 1) {
    const known = greyInterpretations.includes(photometricInterpretation) || photometricInterpretation === 'PALETTE COLOR';
    if (!known) throw unsupported(`photometric interpretation ${photometricInterpretation} with one sample per pixel`);
    if (bitsStored > 16) throw unsupported(`${bitsStored} bits per pixel`);
  } else if (samplesPerPixel === 3) {
    const known = colourInterpretations.includes(photometricInterpretation) || (photometricInterpretation.startsWith('YBR_') && streamKnowsColours.test(transferSyntaxUid));
    if (!known) throw unsupported(`photometric interpretation ${photometricInterpretation}`);
  } else {
    throw unsupported(`${samplesPerPixel} samples per pixel`);
  }
  if (![8, 16, 32].includes(bitsAllocated)) throw unsupported(`${bitsAllocated} ${bitsAllocated === 1 ? 'bit' : 'bits'} for each sample`);
}

/** Where all bits are stored, the highest one can only be the last, whatever the file says. */
function readHighBit(dataset: DicomDataset, bitsAllocated: number, bitsStored: number, warn: (warning: Warning) => void): number {
  const stated = dataset.number(dicomTags.highBit) ?? bitsStored - 1;
  if (bitsStored !== bitsAllocated || stated === bitsStored - 1) return stated;
  warn({ code: 'pullback/highBit', message: `The file says that its ${bitsStored} bits reach up to bit ${stated}, which they cannot; they are read up to bit ${bitsStored - 1}.` });
  return bitsStored - 1;
}

/** Colours are never signed (PS3.3 C.7.6.3.1.2), so it does no harm where a file says nothing of that or the contrary. */
function readSigned(dataset: DicomDataset, samplesPerPixel: number, warn: (warning: Warning) => void): boolean {
  if (samplesPerPixel === 1) return required(dataset, dicomTags.pixelRepresentation, 'Pixel Representation') === 1;
  if (dataset.number(dicomTags.pixelRepresentation) === 1) warn({ code: 'pullback/signedColour', message: 'The file calls its colours signed numbers, which colours never are; they are read as unsigned.' });
  return false;
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
