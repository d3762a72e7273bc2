import type { DatasetElement } from '../datasetElement.ts';
import type { DicomDataset } from '../dicomDataset.ts';
import { dicomTags } from '../dicomTag.ts';
import type { DeidentifyOptions } from './deidentifyOptions.ts';

type Code = readonly [value: string, meaning: string];

/** De-identification Method (PS3.16 CID 7050). */
const basicProfile: Code = ['113100', 'Basic Application Confidentiality Profile'];
const cleanPixels: Code = ['113101', 'Clean Pixel Data Option'];
const modifiedDates: Code = ['113107', 'Retain Longitudinal Temporal Information Modified Dates Option'];
const patientCharacteristics: Code = ['113108', 'Retain Patient Characteristics Option'];
const deviceIdentity: Code = ['113109', 'Retain Device Identity Option'];

/** The options of the profile that an export claims. Clean Pixel Data is claimed only on the user's word of having looked. */
export function claimedOptions(options: DeidentifyOptions): readonly Code[] {
  return [
    basicProfile,
    ...(options.looked ? [cleanPixels] : []),
    ...(options.dates.kind === 'shifted' ? [modifiedDates] : []),
    ...(options.keepCharacteristics ? [patientCharacteristics] : []),
    ...(options.keepDevice ? [deviceIdentity] : []),
  ];
}

const burnedInAnnotation = { tag: 'x00280301', vr: 'CS' } as const;

/**
 * Who the patient is now, and the attributes by which it is seen that and how an object was de-identified (PS3.15 E.1.1, PS3.3 C.7.1.1). Burned In Annotation
 * becomes NO on the user's word alone; without it stays what the file says, unless that is NO: nobody has looked at that either.
 */
export function markers(dataset: DicomDataset, options: DeidentifyOptions): readonly DatasetElement[] {
  const burnedIn = options.looked ? 'NO' : dataset.text(burnedInAnnotation) === 'YES' ? 'YES' : null;
  return [
    ['x00080005', 'CS', 'ISO_IR 192'],
    ['x00100010', 'PN', personName(options.patientName)],
    ['x00100020', 'LO', options.patientId],
    ['x00120062', 'CS', 'YES'],
    ['x00120063', 'LO', [`venolume ${options.programVersion}`, 'DICOM PS3.15 Annex E Basic Profile by list of kept attributes']],
    ['x00120064', 'SQ', claimedOptions(options).map(([value, meaning]): readonly DatasetElement[] => [['x00080100', 'SH', value], ['x00080102', 'SH', 'DCM'], ['x00080104', 'LO', meaning]])],
    ['x00280303', 'CS', options.dates.kind === 'shifted' ? 'MODIFIED' : 'REMOVED'],
    ...(burnedIn === null ? [] : [['x00280301', 'CS', burnedIn] satisfies DatasetElement]),
  ];
}

const modalities: ReadonlySet<string> = new Set('US,IVUS,OT,SC,XA,RF,CR,DX,CT,MR,NM,PT,ES,XC,SM,GM,MG,DG,ECG,HD,OCT,IVOCT,OP,OPT,BI,TG,RG,LS,IO,PX'.split(','));

/** The modality, which an object cannot be without; one that DICOM does not know becomes OT, other. */
export function modality(dataset: DicomDataset): DatasetElement {
  const stated = dataset.text(dicomTags.modality).toUpperCase();
  return [dicomTags.modality.tag, 'CS', modalities.has(stated) ? stated : 'OT'];
}

/** A name of one part is written with the delimiter that sets it apart from the retired free form (PS3.5 6.2). */
function personName(name: string): string {
  return name.includes('^') ? name : `${name}^`;
}

/** Image Type (0008,0008): pixels that were overwritten make it derived (PS3.3 C.7.6.1.1.2), and Derivation Description says by what. */
export function derivation(dataset: DicomDataset, isBlanked: boolean): readonly DatasetElement[] {
  const [original = 'ORIGINAL', examination = 'PRIMARY'] = dataset.texts({ tag: 'x00080008', vr: 'CS' });
  const isDerived = isBlanked || original !== 'ORIGINAL';
  return [
    ['x00080008', 'CS', [isDerived ? 'DERIVED' : 'ORIGINAL', examination === 'SECONDARY' ? 'SECONDARY' : 'PRIMARY']],
    ...(isBlanked ? [['x00082111', 'ST', 'De-identified: pixels outside the ultrasound image and in marked areas overwritten with 0'] satisfies DatasetElement] : []),
  ];
}

const lossyMethods: readonly (readonly [syntax: RegExp, method: string])[] = [[/\.4\.5[01]$/, 'ISO_10918_1']];

/** What was lost once stays lost: the history of lossy compression goes on (PS3.3 C.7.6.1.1.5). */
export function lossyHistory(dataset: DicomDataset, transferSyntaxUid: string): readonly DatasetElement[] {
  const stated = dataset.text({ tag: 'x00282110', vr: 'CS' });
  const method = lossyMethods.find(([syntax]) => syntax.test(transferSyntaxUid))?.[1];
  if (method === undefined) return stated === '01' || stated === '00' ? [['x00282110', 'CS', stated]] : [];
  const hasMethod = dataset.has({ tag: 'x00282114', vr: 'CS' });
  return [['x00282110', 'CS', '01'], ...(hasMethod ? [] : [['x00282114', 'CS', method] satisfies DatasetElement])];
}

/** SOP classes whose objects the rules are made for: ultrasound images and captured ones. */
export const deidentifiableClasses: ReadonlyMap<string, string> = new Map([
  ['1.2.840.10008.5.1.4.1.1.3', 'Ultrasound Multi-frame Image Storage (retired)'],
  ['1.2.840.10008.5.1.4.1.1.3.1', 'Ultrasound Multi-frame Image Storage'],
  ['1.2.840.10008.5.1.4.1.1.6', 'Ultrasound Image Storage (retired)'],
  ['1.2.840.10008.5.1.4.1.1.6.1', 'Ultrasound Image Storage'],
  ['1.2.840.10008.5.1.4.1.1.7', 'Secondary Capture Image Storage'],
  ['1.2.840.10008.5.1.4.1.1.7.2', 'Multi-frame Grayscale Byte Secondary Capture Image Storage'],
  ['1.2.840.10008.5.1.4.1.1.7.3', 'Multi-frame Grayscale Word Secondary Capture Image Storage'],
  ['1.2.840.10008.5.1.4.1.1.7.4', 'Multi-frame True Color Secondary Capture Image Storage'],
]);

/** The class of a data set, by the file's header where the data set does not say. */
export function sopClassOf(dataset: DicomDataset, meta: DicomDataset): string {
  return dataset.text(dicomTags.sopClassUid) || meta.text(dicomTags.mediaStorageSopClassUid);
}
