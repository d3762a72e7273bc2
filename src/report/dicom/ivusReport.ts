import { type ContentItem, item } from '../../dicom/sr/contentItem.ts';
import type { ReportModel } from '../reportModel.ts';
import type { ReportSegment } from '../reportSegment.ts';
import { documentItems } from './documentItems.ts';
import { comment } from './figureItem.ts';
import { imageLibrary, observationContext } from './observationContext.ts';
import { codes } from './reportCodes.ts';
import { findingSite, segmentItems } from './segmentItems.ts';
import type { StructuredReportSource } from './structuredReportSource.ts';

/** Why the report is an extension of the template and not the template alone. */
const extensionWords =
  'Extension of TID 3250: the finding sites are veins, of CID 12110 and 12113, since the site list of TID 3251 (CID 3604) names arteries only. Proximal stands for cranial (nearer to the heart), distal for caudal.';

/** The same figures as TID 3250 IVUS Report: a vessel for every vein segment (TID 3251) with its narrowest place as a lesion (TID 3252). */
export function ivusReport(source: StructuredReportSource): ContentItem {
  const { model } = source;
  return item(null, codes.ivusReport, { type: 'CONTAINER', templateId: '3250' }, [
    ...observationContext(source),
    imageLibrary(source),
    ...model.segments.map((segment, i) => vessel(segment, i + 1, source)),
    comment(extensionWords),
    ...documentItems(source),
  ]);
}

function vessel(segment: ReportSegment, number: number, source: StructuredReportSource): ContentItem {
  const phase = phaseCode(source.model);
  return item('CONTAINS', codes.findings, { type: 'CONTAINER', templateId: '3251' }, [
    findingSite(segment.vein, segment.side),
    ...(phase === null ? [] : [item('HAS ACQ CONTEXT', codes.catheterizationProcedurePhase, { type: 'CODE', code: phase })]),
    item('CONTAINS', codes.findings, { type: 'CONTAINER', templateId: '3252' }, [
      // Numeric, as the template has it for Lesion Number (0018,3105).
      item('HAS OBS CONTEXT', codes.lesionIdentifier, { type: 'TEXT', text: String(number) }),
      ...segmentItems(segment, source),
    ]),
  ]);
}

/** CID 3480; null while the reader has not said when the pullback was taken. */
function phaseCode({ acquisition }: ReportModel) {
  if (acquisition.phase === 'unknown') return null;
  return acquisition.phase === 'preStent' ? codes.preIntervention : codes.postIntervention;
}
