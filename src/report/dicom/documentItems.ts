import { type ContentItem, item } from '../../dicom/sr/contentItem.ts';
import { visibleText } from '../../shared/plainText.ts';
import { comment } from './figureItem.ts';
import { codes } from './reportCodes.ts';
import { readersWordItems } from './spokenItems.ts';
import type { StructuredReportSource } from './structuredReportSource.ts';

/** What is said of the report as a whole, and its evidence. */
export function documentItems({ model, analysisFile }: StructuredReportSource): readonly ContentItem[] {
  const { status } = model;
  return [
    comment(status.kind === 'final' ? `Final report, revision ${status.revision}, of content ${status.contentSha256} (SHA-256).${status.reason === null ? '' : ` Revised: ${status.reason}`}` : 'Draft. Not a final report.'),
    comment(model.use),
    ...readersWordItems(model),
    ...model.missing.map(({ message }) => comment(message)),
    ...model.warnings.map(({ message }) => comment(message)),
    ...(model.impression.trim() === '' ? [] : [item('CONTAINS', codes.impression, { type: 'TEXT', text: visibleText(model.impression) })]),
    item('CONTAINS', codes.analysisFile, { type: 'TEXT', text: analysisFile }),
  ];
}
