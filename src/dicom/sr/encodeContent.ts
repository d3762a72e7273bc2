import { type DatasetElement, decimalString } from '../datasetElement.ts';
import { type CodedConcept, conceptElements } from './codedConcept.ts';
import type { ContentItem, ContentValue } from './contentItem.ts';

/** DICOM Content Mapping Resource, which holds the templates. */
const mappingResource = 'DCMR';

/** The elements of a content item with all below it; of the root they are the content of the document (PS3.3 C.17.3). */
export function encodeContent({ relationship, name, value, children }: ContentItem): readonly DatasetElement[] {
  return [
    ...(relationship === null ? [] : [['x0040a010', 'CS', relationship] as const]),
    ...encodeValue(value),
    ...(name === null ? [] : [codeSequence('x0040a043', name)]),
    ...(children.length === 0 ? [] : [['x0040a730', 'SQ', children.map(encodeContent)] as const]),
  ];
}

function encodeValue(value: ContentValue): readonly DatasetElement[] {
  switch (value.type) {
    case 'CONTAINER':
      return [
        valueType(value.type),
        ['x0040a050', 'CS', 'SEPARATE'],
        ...(value.templateId === null ? [] : [['x0040a504', 'SQ', [[['x00080105', 'CS', mappingResource] as const, ['x0040db00', 'CS', value.templateId] as const]]] as const]),
      ];
    case 'CODE':
      return [valueType(value.type), codeSequence('x0040a168', value.code)];
    case 'NUM':
      return [
        valueType(value.type),
        ['x0040a300', 'SQ', value.value === null || value.unit === null ? [] : [measuredValue(value.value, value.unit)]],
        ...(value.qualifier === null ? [] : [codeSequence('x0040a301', value.qualifier)]),
      ];
    case 'TEXT':
      return [valueType(value.type), ['x0040a160', 'UT', value.text]];
    case 'PNAME':
      return [valueType(value.type), ['x0040a123', 'PN', value.personName]];
    case 'UIDREF':
      return [valueType(value.type), ['x0040a124', 'UI', value.uid]];
    case 'DATE':
      return [valueType(value.type), ['x0040a121', 'DA', value.when]];
    case 'TIME':
      return [valueType(value.type), ['x0040a122', 'TM', value.when]];
    case 'DATETIME':
      return [valueType(value.type), ['x0040a120', 'DT', value.when]];
    case 'IMAGE':
    case 'COMPOSITE':
      return [valueType(value.type), ['x00081199', 'SQ', [referencedInstance(value)]]];
    case 'SCOORD':
      return [valueType(value.type), ['x00700022', 'FL', value.points.flat()], ['x00700023', 'CS', value.graphicType]];
    case 'REFERENCE':
      return [['x0040db73', 'UL', value.path]];
    case 'OTHER':
      throw new RangeError(`a content item of type ${value.valueType} was not read whole and cannot be written`);
  }
}

function valueType(type: string): DatasetElement {
  return ['x0040a040', 'CS', type];
}

function codeSequence(tag: string, code: CodedConcept): DatasetElement {
  return [tag, 'SQ', [conceptElements(code)]];
}

/** A decimal string has 16 characters; where they are too few the number itself stands beside it (Floating Point Value, PS3.3 table C.18.1-1). */
function measuredValue(value: number, unit: CodedConcept): readonly DatasetElement[] {
  const isExact = Number(decimalString(value)) === value;
  return [codeSequence('x004008ea', unit), ['x0040a30a', 'DS', value], ...(isExact ? [] : [['x0040a161', 'FD', value] as const])];
}

function referencedInstance({ sopClassUid, sopInstanceUid, frameNumbers }: Extract<ContentValue, { type: 'IMAGE' | 'COMPOSITE' }>): readonly DatasetElement[] {
  return [
    ['x00081150', 'UI', sopClassUid],
    ['x00081155', 'UI', sopInstanceUid],
    ...(frameNumbers.length === 0 ? [] : [['x00081160', 'IS', frameNumbers] as const]),
  ];
}
