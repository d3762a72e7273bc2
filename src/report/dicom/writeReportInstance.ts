import type { DatasetElement } from '../../dicom/datasetElement.ts';
import { conceptElements } from '../../dicom/sr/codedConcept.ts';
import { encodeContent } from '../../dicom/sr/encodeContent.ts';
import { studyElements } from '../../dicom/studyContext.ts';
import { encodeFile, evenly } from '../../dicom/writeDataset.ts';
import { AppError } from '../../shared/appError.ts';
import { imageReferences } from './imageReference.ts';
import { ivusReport } from './ivusReport.ts';
import { measurementReport } from './measurementReport.ts';
import { personNameOf } from './observationContext.ts';
import { codes, ownScheme } from './reportCodes.ts';
import type { ReportInstance, ReportInstanceKind } from './reportInstance.ts';
import type { StructuredReportSource } from './structuredReportSource.ts';

const comprehensiveSr = '1.2.840.10008.5.1.4.1.1.88.33';
const encapsulatedPdf = '1.2.840.10008.5.1.4.1.1.104.1';

/** What a DICOM form of a report is made from. */
export interface ReportInstanceSource extends StructuredReportSource {
  /** Names this revision of the report among all that were ever made; its UIDs rest on it, so that they never repeat and never change. */
  readonly reportKey: string;
  /** The key of the revision that this one takes the place of; null for the first. */
  readonly predecessorKey: string | null;
  /** Whether the reader verifies the report, which only a final one can be. */
  readonly verified: boolean;
}

/**
 * The report as Comprehensive SR after TID 1500 (`sr`) or TID 3250 (`sr-ivus`): explicit little endian, UTF-8, in the study of the pullback, with the
 * frames that it rests on as evidence. Throws `report/noStudy` where the pullback's file does not say what study and series it belongs to.
 */
export function writeStructuredReport(kind: 'sr' | 'sr-ivus', source: ReportInstanceSource): ReportInstance {
  const { model, predecessorKey, verified } = source;
  const isFinal = model.status.kind === 'final';
  const sopInstanceUid = instanceUid(source, kind, source.reportKey);
  const when = dicomTime(model.writtenAt);
  const elements: readonly DatasetElement[] = [
    ...commonElements(source, comprehensiveSr, sopInstanceUid, 'SR'),
    ['x00080012', 'DA', when.date],
    ['x00080013', 'TM', when.time],
    ['x00080023', 'DA', when.date],
    ['x00080033', 'TM', when.time],
    ['x00080110', 'SQ', [[['x00080102', 'SH', ownScheme], ['x00080115', 'ST', 'venolume: figures of venous intravascular ultrasound'], ['x00080116', 'ST', 'venolume']]]],
    ['x00081111', 'SQ', []],
    ['x00200013', 'IS', kind === 'sr' ? 1 : 2],
    ['x0040a372', 'SQ', []],
    ['x0040a491', 'CS', isFinal ? 'COMPLETE' : 'PARTIAL'],
    ['x0040a493', 'CS', verified && isFinal ? 'VERIFIED' : 'UNVERIFIED'],
    ['x0040a496', 'CS', isFinal ? 'FINAL' : 'PRELIMINARY'],
    ...(verified && isFinal ? [verifyingObserver(source)] : []),
    ...(predecessorKey === null ? [] : [['x0040a360', 'SQ', [evidence(source, [[comprehensiveSr, instanceUid(source, kind, predecessorKey)]], seriesUid(source, 'SR', predecessorKey))]] as const]),
    ['x0040a375', 'SQ', [evidence(source, imagesOf(source), source.pullback.identity.seriesInstanceUid)]],
    ...encodeContent(kind === 'sr' ? measurementReport(source) : ivusReport(source)),
  ];
  return { kind, sopClassUid: comprehensiveSr, sopInstanceUid, bytes: encodeFile({ sopClassUid: comprehensiveSr, sopInstanceUid }, elements) };
}

/** The report's PDF within a DICOM object of the same study. It shows patient data and says so. Throws as `writeStructuredReport` does. */
export function writeEncapsulatedPdf(pdf: Uint8Array, source: ReportInstanceSource): ReportInstance {
  const { model } = source;
  const sopInstanceUid = instanceUid(source, 'pdf-dicom', source.reportKey);
  const when = dicomTime(model.writtenAt);
  const elements: readonly DatasetElement[] = [
    ...commonElements(source, encapsulatedPdf, sopInstanceUid, 'DOC'),
    ['x00080012', 'DA', when.date],
    ['x00080013', 'TM', when.time],
    ['x00080023', 'DA', when.date],
    ['x0008002a', 'DT', ''],
    ['x00080033', 'TM', when.time],
    ['x00080064', 'CS', 'WSD'],
    ['x00420013', 'SQ', imagesOf(source).map(([sopClassUid, sopInstanceUid]) => [['x00081150', 'UI', sopClassUid] as const, ['x00081155', 'UI', sopInstanceUid] as const])],
    ['x00200013', 'IS', 1],
    ['x00280301', 'CS', 'YES'],
    ['x0040a043', 'SQ', [conceptElements(codes.imagingMeasurementReport)]],
    ['x00420010', 'ST', seriesDescription(source)],
    ['x00420011', 'OB', evenly(pdf, 0)],
    ['x00420012', 'LO', 'application/pdf'],
    ['x00420015', 'UL', pdf.length],
  ];
  return { kind: 'pdf-dicom', sopClassUid: encapsulatedPdf, sopInstanceUid, bytes: encodeFile({ sopClassUid: encapsulatedPdf, sopInstanceUid }, elements) };
}

/** Patient, study, series, equipment and SOP common. */
function commonElements(source: ReportInstanceSource, sopClassUid: string, sopInstanceUid: string, modality: 'SR' | 'DOC'): readonly DatasetElement[] {
  const { model, study } = source;
  if (study.studyInstanceUid === '' || source.pullback.identity.seriesInstanceUid === '') {
    throw new AppError('report/noStudy', 'The pullback’s file does not say what study and series it belongs to, so no DICOM object can stand beside it. Use the PDF, CSV or JSON report.');
  }
  return [
    ...studyElements(study),
    ['x00080016', 'UI', sopClassUid],
    ['x00080018', 'UI', sopInstanceUid],
    ['x00080060', 'CS', modality],
    ['x00080070', 'LO', 'venolume'],
    ['x0008103e', 'LO', seriesDescription(source)],
    ['x00081090', 'LO', 'venolume'],
    ['x00181020', 'LO', model.programVersion],
    ['x0020000e', 'UI', seriesUid(source, modality, source.reportKey)],
    ['x00200011', 'IS', modality === 'SR' ? 9101 : 9102],
  ];
}

function seriesDescription({ model }: ReportInstanceSource): string {
  return `Venous IVUS report, research use${model.status.kind === 'final' ? `, revision ${model.status.revision}` : ', DRAFT'}`;
}

function instanceUid({ uidOf }: ReportInstanceSource, kind: ReportInstanceKind, reportKey: string): string {
  return uidOf(`report ${reportKey} ${kind}`);
}

/** Both structured reports of a revision stand in one series, its PDF in another: a series has one modality. */
function seriesUid({ uidOf }: ReportInstanceSource, modality: 'SR' | 'DOC', reportKey: string): string {
  return uidOf(`report ${reportKey} series ${modality}`);
}

function imagesOf({ pullback }: ReportInstanceSource): readonly (readonly [sopClassUid: string, sopInstanceUid: string])[] {
  const all = Array.from({ length: pullback.numberOfFrames }, (_, i) => i + 1);
  return imageReferences(pullback, all).map(({ sopClassUid, sopInstanceUid }) => [sopClassUid, sopInstanceUid] as const);
}

/** Instances by study and series (Hierarchical SOP Instance Reference, PS3.3 C.17.2.1). */
function evidence({ study }: ReportInstanceSource, instances: readonly (readonly [sopClassUid: string, sopInstanceUid: string])[], seriesInstanceUid: string): readonly DatasetElement[] {
  const sops = instances.map(([sopClassUid, sopInstanceUid]): readonly DatasetElement[] => [
    ['x00081150', 'UI', sopClassUid],
    ['x00081155', 'UI', sopInstanceUid],
  ]);
  return [
    ['x00081115', 'SQ', [[['x00081199', 'SQ', sops], ['x0020000e', 'UI', seriesInstanceUid]]]],
    ['x0020000d', 'UI', study.studyInstanceUid],
  ];
}

function verifyingObserver({ model }: ReportInstanceSource): DatasetElement {
  const verifier = model.status.kind === 'final' ? model.status.reader : model.read.reader;
  return [
    'x0040a073',
    'SQ',
    [
      [
        // Asked for by the standard; the reader's is not known, and where the pictures were taken need not be it.
        ['x0040a027', 'LO', 'Not stated'],
        ['x0040a030', 'DT', utcDateTime(model.writtenAt)],
        ['x0040a075', 'PN', personNameOf(verifier)],
        ['x0040a088', 'SQ', []],
      ],
    ],
  ];
}

interface DicomTime {
  readonly date: string;
  readonly time: string;
}

/**
 * An ISO 8601 time in UTC as date and time of this machine's zone, to the second: the study's own dates and times stand beside it, which are
 * local ones, and a Timezone Offset (0008,0201) would be said of them too.
 */
function dicomTime(iso: string): DicomTime {
  const at = new Date(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  return { date: `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`, time: `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}` };
}

/** An ISO 8601 time in UTC as DICOM's date and time, which names its zone itself. */
function utcDateTime(iso: string): string {
  return `${iso.replaceAll(/\D/g, '').slice(0, 14)}+0000`;
}
