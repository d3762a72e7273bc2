import type { DicomDataset } from '../dicom/dicomDataset.ts';
import { dicomTags } from '../dicom/dicomTag.ts';
import { displayPersonName, personNameInFull } from '../dicom/personName.ts';
import { readPullbackRate } from '../dicom/pullbackRate.ts';
import { readImagePixels } from '../dicom/readImagePixels.ts';
import type { DicomHeader, PixelDataElement } from '../dicom/readHeader.ts';
import { requireDecodable } from '../dicom/transferSyntax.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import { AppError } from '../shared/appError.ts';
import type { Warning } from '../shared/warning.ts';
import { maximumFrames, type Pullback, type PullbackIdentity } from './pullback.ts';
import { readAxial, readIvusAcquisition } from './readAxial.ts';
import { type PixelExtent, readPixelExtent } from './readPixelExtent.ts';
import { readRegions } from './readRegions.ts';
import { readTiming } from './readTiming.ts';

/** A pullback with where its pixel data lies. */
export interface PullbackInFile extends PixelExtent {
  readonly pullback: Pullback;
  readonly pixelData: PixelDataElement;
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
  const extent = readPixelExtent(header, pixelData, pixels, numberOfFrames, warn);
  const sopInstanceUid = readSopInstanceUid(header, warn);
  const timing = readTiming(dataset, numberOfFrames, warn);
  const ivusAcquisition = readIvusAcquisition(dataset);
  const axial = readAxial(dataset, ivusAcquisition, timing, numberOfFrames);
  if (axial.kind === 'known' && timing.source === 'cineRate') {
    warn({ code: 'pullback/lengthFromCineRate', message: 'Lengths rest on the cine rate, since the file does not say when its frames were taken.' });
  }
  if (axial.kind === 'known' && readPullbackRate(dataset)?.source === 'bostonPullbackRate') {
    warn({ code: 'pullback/privateRate', message: 'Lengths rest on a pullback rate from an attribute of the maker’s own (000B,1001), since the file gives none in the standard place.' });
  }
  const pullback: Pullback = {
    kind: numberOfFrames === 1 ? 'stills' : 'pullback',
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
    patientNameInFull: personNameInFull(dataset.text(dicomTags.patientName)),
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
