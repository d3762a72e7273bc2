import { AppError } from '../../shared/appError.ts';
import { plainText } from '../../shared/plainText.ts';
import type { DicomDataset } from '../dicomDataset.ts';
import { type CodedConcept, concept } from './codedConcept.ts';
import { type ContentItem, type ContentValue, graphicTypes, relationships } from './contentItem.ts';
import { srTags } from './srTags.ts';

/** Deeper than any template nests. */
const deepestLevel = 64;

/**
 * The content tree of a structured report, by anybody's hand. What an item does not say is null or empty; what cannot be understood
 * is an item of type `OTHER`. Throws `dicom/malformed` for a data set that has no content, and for one that nests without end.
 */
export function readContent(dataset: DicomDataset): ContentItem {
  if (dataset.text(srTags.valueType) === '') throw new AppError('dicom/malformed', 'The file is no structured report: it has no content tree.');
  return readItem(dataset, 0);
}

function readItem(dataset: DicomDataset, level: number): ContentItem {
  if (level > deepestLevel) throw new AppError('dicom/malformed', 'The structured report is damaged: its content nests without end.');
  const relationship = relationships.find((known) => known === dataset.text(srTags.relationshipType)) ?? null;
  return {
    relationship,
    name: codeOf(dataset.items(srTags.conceptNameCodeSequence)),
    value: readValue(dataset),
    children: dataset.items(srTags.contentSequence).map((child) => readItem(child, level + 1)),
  };
}

function readValue(dataset: DicomDataset): ContentValue {
  const path = dataset.numbers(srTags.referencedContentItemIdentifier);
  if (path.length > 0) return { type: 'REFERENCE', path };
  const valueType = dataset.text(srTags.valueType);
  const other: ContentValue = { type: 'OTHER', valueType };
  switch (valueType) {
    case 'CONTAINER':
      return { type: valueType, templateId: dataset.items(srTags.contentTemplateSequence)[0]?.text(srTags.templateIdentifier) || null };
    case 'CODE': {
      const code = codeOf(dataset.items(srTags.conceptCodeSequence));
      return code === null ? other : { type: valueType, code };
    }
    case 'NUM':
      return readNumber(dataset);
    case 'TEXT':
      return { type: valueType, text: dataset.texts(srTags.textValue)[0] ?? '' };
    case 'PNAME':
      return { type: valueType, personName: dataset.text(srTags.personName) };
    case 'UIDREF':
      return { type: valueType, uid: dataset.text(srTags.uid) };
    case 'DATE':
      return { type: valueType, when: dataset.text(srTags.date) };
    case 'TIME':
      return { type: valueType, when: dataset.text(srTags.time) };
    case 'DATETIME':
      return { type: valueType, when: dataset.text(srTags.dateTime) };
    case 'IMAGE':
    case 'COMPOSITE': {
      const [referenced] = dataset.items(srTags.referencedSopSequence);
      if (referenced === undefined) return other;
      return {
        type: valueType,
        sopClassUid: referenced.text(srTags.referencedSopClassUid),
        sopInstanceUid: referenced.text(srTags.referencedSopInstanceUid),
        frameNumbers: referenced.numbers(srTags.referencedFrameNumber),
      };
    }
    case 'SCOORD':
      return readCoordinates(dataset) ?? other;
    default:
      return other;
  }
}

/** The exact number where it stands beside the decimal string. */
function readNumber(dataset: DicomDataset): ContentValue {
  const [measured] = dataset.items(srTags.measuredValueSequence);
  return {
    type: 'NUM',
    value: measured?.number(srTags.floatingPointValue) ?? measured?.number(srTags.numericValue) ?? null,
    unit: measured === undefined ? null : codeOf(measured.items(srTags.measurementUnitsCodeSequence)),
    qualifier: codeOf(dataset.items(srTags.numericValueQualifierCodeSequence)),
  };
}

function readCoordinates(dataset: DicomDataset): ContentValue | null {
  const stated = dataset.text(srTags.graphicType);
  const graphicType = graphicTypes.find((known) => known === stated);
  const data = dataset.numbers(srTags.graphicData);
  if (graphicType === undefined || data.length === 0 || data.length % 2 !== 0 || !data.every(Number.isFinite)) return null;
  return { type: 'SCOORD', graphicType, points: Array.from({ length: data.length / 2 }, (_, i) => [data[2 * i]!, data[2 * i + 1]!] as const) };
}

function codeOf(items: readonly DicomDataset[]): CodedConcept | null {
  const [first] = items;
  if (first === undefined) return null;
  const value = first.text(srTags.codeValue) || first.text(srTags.longCodeValue) || first.text(srTags.urnCodeValue);
  return value === '' ? null : concept(value, first.text(srTags.codingSchemeDesignator), plainText(first.text(srTags.codeMeaning)));
}
