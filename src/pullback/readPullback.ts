import { maximumReadBytes } from '../dicom/byteSource.ts';
import type { DicomDataset } from '../dicom/dicomDataset.ts';
import { dicomTags } from '../dicom/dicomTag.ts';
import { nativeFrameBytes } from '../dicom/frameBytes.ts';
import type { ImagePixels } from '../dicom/imagePixels.ts';
import { displayPersonName } from '../dicom/personName.ts';
import { readImagePixels } from '../dicom/readImagePixels.ts';
import type { DicomHeader, PixelDataElement } from '../dicom/readHeader.ts';
import { requireDecodable } from '../dicom/transferSyntax.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import { AppError } from '../shared/appError.ts';
import type { Warning } from '../shared/warning.ts';
import { maximumFrames, type Pullback, type PullbackIdentity } from './pullback.ts';
import { readAxial, readIvusAcquisition } from './readAxial.ts';
import { readRegions } from './readRegions.ts';
import { readTiming } from './readTiming.ts';

/** A pullback with where its pixel data lies. */
export interface PullbackInFile {
  readonly pullback: Pullback;
  readonly pixelData: PixelDataElement;
  /** Bytes of a frame in native Pixel Data; null in encapsulated. */
  readonly nativeFrameBytes: number | null;
  /** Frames that the file can hold: fewer than `numberOfFrames` where it was cut short. */
  readonly framesInFile: number;
}

/**
 * The pullback that a header describes. Harmless deviations become warnings; what pixels or measurements would rest on is refused:
 * `dicom/noPixelData`, `dicom/malformed`, `dicom/absurdSize`, `dicom/unsupportedPixels`, `dicom/unsupportedTransferSyntax`,
 * `file/truncated` where not one frame is whole.
 */
export function readPullback(header: DicomHeader): PullbackInFile {
  const { dataset, pixelData, transferSyntax } = header;
  const warnings: Warning[] = [...header.warnings];
  const warn = (warning: Warning) => void warnings.push(warning);
  if (!pixelData) throw new AppError('dicom/noPixelData', 'The file holds no images, or breaks off before them. Choose the file of the pullback itself, or copy it again.');
  requireDecodable(transferSyntax.uid);
  const pixels = readImagePixels(dataset, transferSyntax.uid, warn);
  const numberOfFrames = readNumberOfFrames(dataset, warn);
  const extent = transferSyntax.pixelData === 'native' ? nativeExtent(header, pixelData, pixels, numberOfFrames, warn) : encapsulatedExtent(header, pixelData, numberOfFrames);
  const sopInstanceUid = readSopInstanceUid(header, warn);
  const timing = readTiming(dataset, numberOfFrames, warn);
  const ivusAcquisition = readIvusAcquisition(dataset);
  const axial = readAxial(dataset, ivusAcquisition, timing, numberOfFrames);
  if (axial.kind === 'known' && timing.source === 'cineRate') {
    warn({ code: 'pullback/lengthFromCineRate', message: 'Lengths rest on the cine rate, since the file does not say when its frames were taken.' });
  }
  const pullback: Pullback = {
    kind: 'pullback',
    instances: [{ sopInstanceUid, numberOfFrames }],
    sopClassUid: dataset.text(dicomTags.sopClassUid) || header.meta.text(dicomTags.mediaStorageSopClassUid),
    sopInstanceUid,
    transferSyntaxUid: transferSyntax.uid,
    modality: dataset.text(dicomTags.modality),
    identity: readIdentity(dataset),
    numberOfFrames,
    pixels,
    regions: readRegions(dataset, warn),
    pixelSpacingMm: readPixelSpacing(dataset, warn),
    timing,
    ivusAcquisition,
    axial,
    warnings,
  };
  return { pullback, pixelData, ...extent };
}

interface PixelExtent {
  readonly nativeFrameBytes: number | null;
  readonly framesInFile: number;
}

function nativeExtent(header: DicomHeader, pixelData: PixelDataElement, pixels: ImagePixels, numberOfFrames: number, warn: (warning: Warning) => void): PixelExtent {
  const declared = pixelData.declaredLength;
  if (declared === null) {
    throw new AppError('dicom/malformed', 'The file says that its images are not compressed, but stores them as if they were.');
  }
  const frameBytes = nativeFrameBytes(pixels, Math.floor(declared / numberOfFrames));
  if (frameBytes > maximumReadBytes) {
    throw new AppError('dicom/absurdSize', `The file says that one frame of it has ${pixels.columns} × ${pixels.rows} pixels; the program opens frames of up to 64 MB.`, { frameBytes });
  }
  const wanted = frameBytes * numberOfFrames;
  if (declared < wanted) {
    throw new AppError('dicom/absurdSize', `The file announces ${numberOfFrames} frames of ${pixels.columns} × ${pixels.rows} pixels, but its pixel data is too short for them.`, {
      numberOfFrames,
      declaredBytes: declared,
      neededBytes: wanted,
    });
  }
  if (declared > wanted + 1) warn({ code: 'pullback/extraPixelData', message: `${declared - wanted} bytes behind the last frame are left out.` });
  const present = Math.max(0, header.pixelSource.sizeBytes - pixelData.offset);
  const framesInFile = Math.min(numberOfFrames, Math.floor(present / frameBytes));
  if (framesInFile === 0) throw new AppError('file/truncated', 'The file breaks off within its first frame. Copy it again from where it came from.');
  if (framesInFile < numberOfFrames) warn(truncationWarning(framesInFile, numberOfFrames));
  return { nativeFrameBytes: frameBytes, framesInFile };
}

/** What is said of a file that was cut short but still shows frames. */
export function truncationWarning(framesInFile: number, numberOfFrames: number): Warning {
  return {
    code: 'file/truncated',
    message: `The file breaks off: ${framesInFile} of its ${numberOfFrames} frames are there, the others cannot be shown. Copy it again from where it came from.`,
  };
}

function encapsulatedExtent(header: DicomHeader, pixelData: PixelDataElement, numberOfFrames: number): PixelExtent {
  if (pixelData.declaredLength !== null) {
    throw new AppError('dicom/malformed', 'The file says that its images are compressed, but stores them as if they were not.');
  }
  const present = header.pixelSource.sizeBytes - pixelData.offset;
  // A first item, and for one frame at least an item header with something in it.
  if (present < 18) throw new AppError('file/truncated', 'The file breaks off before its first frame. Copy it again from where it came from.');
  // Every frame needs an item header of eight bytes and something behind it.
  if (numberOfFrames * 10 > present) {
    throw new AppError('dicom/absurdSize', `The file announces ${numberOfFrames} frames, which its ${present} bytes of pixel data cannot hold.`, { numberOfFrames, presentBytes: present });
  }
  return { nativeFrameBytes: null, framesInFile: numberOfFrames };
}

function readNumberOfFrames(dataset: DicomDataset, warn: (warning: Warning) => void): number {
  const stated = dataset.numbers(dicomTags.numberOfFrames)[0];
  if (stated === undefined) return 1;
  if (stated === 0) {
    warn({ code: 'pullback/numberOfFrames', message: 'The file says that it has 0 frames; it is read as a single frame.' });
    return 1;
  }
  if (!Number.isInteger(stated)) throw new AppError('dicom/malformed', 'The file does not say how many frames it has in a number that can be read.');
  if (stated < 0 || stated > maximumFrames) {
    throw new AppError('dicom/absurdSize', `The file says that it has ${stated} frames; the program opens up to ${maximumFrames}.`, { numberOfFrames: stated });
  }
  return stated;
}

function readSopInstanceUid(header: DicomHeader, warn: (warning: Warning) => void): string {
  const uid = header.dataset.text(dicomTags.sopInstanceUid);
  if (uid !== '') return uid;
  const inMeta = header.meta.text(dicomTags.mediaStorageSopInstanceUid);
  if (inMeta === '') throw new AppError('dicom/malformed', 'The file has no SOP Instance UID, so a read of it could never be matched with it again.');
  warn({ code: 'pullback/sopInstanceUid', message: 'The SOP Instance UID is missing from the data and was taken from the file header.' });
  return inMeta;
}

/** Pixel Spacing (0028,0030): between rows first, then between columns. */
function readPixelSpacing(dataset: DicomDataset, warn: (warning: Warning) => void): SpacingMm | null {
  const stated = dataset.numbers(dicomTags.pixelSpacing);
  if (stated.length === 0) return null;
  const [row, column] = stated;
  if (row !== undefined && column !== undefined && Number.isFinite(row) && Number.isFinite(column) && row > 0 && column > 0) return { column, row };
  warn({ code: 'pullback/pixelSpacing', message: 'Pixel Spacing is not two positive numbers and is not used.' });
  return null;
}

function readIdentity(dataset: DicomDataset): PullbackIdentity {
  const laterality = dataset.text(dicomTags.laterality).toUpperCase();
  return {
    patientName: displayPersonName(dataset.text(dicomTags.patientName)),
    patientId: dataset.text(dicomTags.patientId),
    patientBirthDate: dataset.text(dicomTags.patientBirthDate),
    patientSex: dataset.text(dicomTags.patientSex),
    studyInstanceUid: dataset.text(dicomTags.studyInstanceUid),
    seriesInstanceUid: dataset.text(dicomTags.seriesInstanceUid),
    studyDate: dataset.text(dicomTags.studyDate).replaceAll('.', ''),
    studyTime: dataset.text(dicomTags.studyTime),
    studyDescription: dataset.text(dicomTags.studyDescription),
    seriesDescription: dataset.text(dicomTags.seriesDescription),
    accessionNumber: dataset.text(dicomTags.accessionNumber),
    institutionName: dataset.text(dicomTags.institutionName),
    manufacturer: dataset.text(dicomTags.manufacturer),
    manufacturerModelName: dataset.text(dicomTags.manufacturerModelName),
    laterality: laterality === 'L' || laterality === 'R' ? laterality : '',
  };
}
