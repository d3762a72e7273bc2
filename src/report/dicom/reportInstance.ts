/** The DICOM forms of a report: TID 1500, the same shaped as TID 3250, and the PDF within a DICOM object. */
export const reportInstanceKinds = ['sr', 'sr-ivus', 'pdf-dicom'] as const;
export type ReportInstanceKind = (typeof reportInstanceKinds)[number];

/** One DICOM object of a report, as a whole file. */
export interface ReportInstance {
  readonly kind: ReportInstanceKind;
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly bytes: Uint8Array;
}
