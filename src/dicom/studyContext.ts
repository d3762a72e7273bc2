import type { DicomDataset } from './dicomDataset.ts';
import type { DatasetElement } from './datasetElement.ts';
import { type DicomTag, dicomTags } from './dicomTag.ts';

/**
 * Whose study an instance belongs to, as its file says it: what a new instance of the same study repeats (PS3.3 C.7.1.1, C.7.2.1). Values
 * that DICOM would not take are empty.
 */
export interface StudyContext {
  /** With all its component groups, `Family^Given=…`. */
  readonly patientName: string;
  readonly patientId: string;
  readonly patientBirthDate: string;
  readonly patientSex: string;
  readonly studyInstanceUid: string;
  readonly studyDate: string;
  readonly studyTime: string;
  readonly referringPhysicianName: string;
  readonly studyId: string;
  readonly accessionNumber: string;
  readonly studyDescription: string;
  /** How its identity was removed, where it says that it was; such a study's new instances say it too. */
  readonly deidentification?: Deidentification;
}

/** De-identification Method and its codes (PS3.3 C.7.1.1), one of which there must be where Patient Identity Removed is YES. */
interface Deidentification {
  readonly method: readonly string[];
  readonly codes: readonly { readonly value: string; readonly scheme: string; readonly meaning: string }[];
}

export function readStudyContext(dataset: DicomDataset): StudyContext {
  const text = (attribute: DicomTag, form: RegExp) => {
    const value = dataset.text(attribute);
    return form.test(value) ? value : '';
  };
  return {
    patientName: text(dicomTags.patientName, anyText(194)),
    patientId: text(dicomTags.patientId, anyText(64)),
    patientBirthDate: text(dicomTags.patientBirthDate, date),
    patientSex: text(dicomTags.patientSex, /^[MFO]$/),
    studyInstanceUid: text(dicomTags.studyInstanceUid, uid),
    studyDate: text(dicomTags.studyDate, date),
    studyTime: text(dicomTags.studyTime, time),
    referringPhysicianName: text(dicomTags.referringPhysicianName, anyText(194)),
    studyId: text(dicomTags.studyId, anyText(16)),
    accessionNumber: text(dicomTags.accessionNumber, anyText(16)),
    studyDescription: text(dicomTags.studyDescription, anyText(64)),
    ...readDeidentification(dataset),
  };
}

function readDeidentification(dataset: DicomDataset): Pick<StudyContext, 'deidentification'> {
  if (dataset.text(dicomTags.patientIdentityRemoved) !== 'YES') return {};
  const method = dataset.texts(dicomTags.deidentificationMethod).filter((value) => anyText(64).test(value));
  const codes = dataset
    .items(dicomTags.deidentificationMethodCodeSequence)
    .map((item) => ({ value: item.text(dicomTags.codeValue), scheme: item.text(dicomTags.codingSchemeDesignator), meaning: item.text(dicomTags.codeMeaning) }))
    .filter(({ value, scheme, meaning }) => anyText(16).test(value) && anyText(16).test(scheme) && anyText(64).test(meaning));
  return method.length + codes.length === 0 ? {} : { deidentification: { method, codes } };
}

function deidentificationElements({ method, codes }: Deidentification): readonly DatasetElement[] {
  return [
    ['x00120062', 'CS', 'YES'],
    ...(method.length === 0 ? [] : [['x00120063', 'LO', method] as const]),
    ...(codes.length === 0 ? [] : [['x00120064', 'SQ', codes.map(({ value, scheme, meaning }) => [['x00080100', 'SH', value], ['x00080102', 'SH', scheme], ['x00080104', 'LO', meaning]] as const)] as const]),
  ];
}

const date = /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const time = /^([01]\d|2[0-3])([0-5]\d([0-5]\d(\.\d{1,6})?)?)?$/;
const uid = /^(?=.{1,64}$)(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/;

function anyText(longest: number): RegExp {
  return new RegExp(`^[^\\\\]{1,${longest}}$`, 'u');
}

/** Patient and General Study modules of a new instance of the same study; text in UTF-8. */
export function studyElements(study: StudyContext): readonly DatasetElement[] {
  return [
    ['x00080005', 'CS', 'ISO_IR 192'],
    ['x00080020', 'DA', study.studyDate],
    ['x00080030', 'TM', study.studyTime],
    ['x00080050', 'SH', study.accessionNumber],
    ['x00080090', 'PN', study.referringPhysicianName],
    ...(study.studyDescription === '' ? [] : [['x00081030', 'LO', study.studyDescription] as const]),
    ['x00100010', 'PN', study.patientName],
    ['x00100020', 'LO', study.patientId],
    ['x00100030', 'DA', study.patientBirthDate],
    ['x00100040', 'CS', study.patientSex],
    ...(study.deidentification === undefined ? [] : deidentificationElements(study.deidentification)),
    ['x0020000d', 'UI', study.studyInstanceUid],
    ['x00200010', 'SH', study.studyId],
  ];
}
