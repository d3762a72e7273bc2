/** What a final report is sent as: a measurement report, the same shaped as an IVUS report, and its PDF within a DICOM object. */
export const reportInstanceKinds = ['sr', 'sr-ivus', 'pdf-dicom'] as const;
export type ReportInstanceKind = (typeof reportInstanceKinds)[number];

/** One DICOM object of a final report, frozen with it: the same bytes under the same UID whenever it leaves the program. */
export interface ReportInstance {
  readonly kind: ReportInstanceKind;
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  /** The whole DICOM file, preamble and file meta information included. */
  readonly bytes: Uint8Array;
}
