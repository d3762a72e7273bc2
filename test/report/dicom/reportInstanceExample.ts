import type { ContentItem } from '../../../src/dicom/sr/contentItem.ts';
import { readContent } from '../../../src/dicom/sr/readContent.ts';
import { memoryByteSource } from '../../../src/dicom/byteSource.ts';
import { readHeader } from '../../../src/dicom/readHeader.ts';
import type { StudyContext } from '../../../src/dicom/studyContext.ts';
import { derivedUid } from '../../../src/node/derivedUid.ts';
import type { ReportInstanceSource } from '../../../src/report/dicom/writeReportInstance.ts';
import type { ReportModel } from '../../../src/report/reportModel.ts';
import { pullbackExample } from '../reportExample.ts';

export const study: StudyContext = {
  patientName: 'Müller^Jörg=山田^太郎',
  patientId: 'VEN-0142',
  patientBirthDate: '19601231',
  patientSex: 'F',
  studyInstanceUid: '1.2.3',
  studyDate: '20260311',
  studyTime: '104200',
  referringPhysicianName: '',
  studyId: 'S1',
  accessionNumber: 'A-1',
  studyDescription: 'Left iliofemoral venography',
};

/** What the DICOM forms of a report are made from, over the example's pullback. */
export function instanceSource(model: ReportModel, changes: Partial<ReportInstanceSource> = {}): ReportInstanceSource {
  return { model, pullback: pullbackExample(), study, analysisFile: '{}', uidOf: derivedUid, reportKey: 'first', predecessorKey: null, verified: false, ...changes };
}

export const finalStatus = { kind: 'final', revision: 2, reader: 'R1', finalisedAt: '2026-04-01T10:00:00Z', contentSha256: 'c0ffee', reason: 'typing error' } as const;

export async function contentOf(bytes: Uint8Array): Promise<ContentItem> {
  return readContent((await readHeader(memoryByteSource(bytes))).dataset);
}

/** All items of a tree. */
export function itemsOf(root: ContentItem): readonly ContentItem[] {
  return [root, ...root.children.flatMap(itemsOf)];
}
