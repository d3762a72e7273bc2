import type { DicomTag } from '../../dicom/dicomTag.ts';

/** Attributes that only services answer with (PS3.18 10.6.1.2 and annex I). */
export const dicomwebTags = {
  modalitiesInStudy: { tag: 'x00080061', vr: 'CS' },
  seriesDate: { tag: 'x00080021', vr: 'DA' },
  seriesTime: { tag: 'x00080031', vr: 'TM' },
  seriesNumber: { tag: 'x00200011', vr: 'IS' },
  numberOfStudyRelatedSeries: { tag: 'x00201206', vr: 'IS' },
  numberOfStudyRelatedInstances: { tag: 'x00201208', vr: 'IS' },
  numberOfSeriesRelatedInstances: { tag: 'x00201209', vr: 'IS' },
  warningReason: { tag: 'x00081196', vr: 'US' },
  failureReason: { tag: 'x00081197', vr: 'US' },
  failedSopSequence: { tag: 'x00081198', vr: 'SQ' },
  referencedSopSequence: { tag: 'x00081199', vr: 'SQ' },
  referencedSopInstanceUid: { tag: 'x00081155', vr: 'UI' },
} as const satisfies Readonly<Record<string, DicomTag>>;
