import type { DicomTag } from '../dicomTag.ts';

const tag = (hex: string, vr: DicomTag['vr']): DicomTag => ({ tag: `x${hex}`, vr });

/** The attributes of structured reports, by keyword (PS3.6). */
export const srTags = {
  codeValue: tag('00080100', 'SH'),
  codingSchemeDesignator: tag('00080102', 'SH'),
  codeMeaning: tag('00080104', 'LO'),
  longCodeValue: tag('00080119', 'UC'),
  urnCodeValue: tag('00080120', 'UR'),
  referencedSopClassUid: tag('00081150', 'UI'),
  referencedSopInstanceUid: tag('00081155', 'UI'),
  referencedFrameNumber: tag('00081160', 'IS'),
  referencedSopSequence: tag('00081199', 'SQ'),
  measurementUnitsCodeSequence: tag('004008ea', 'SQ'),
  relationshipType: tag('0040a010', 'CS'),
  valueType: tag('0040a040', 'CS'),
  conceptNameCodeSequence: tag('0040a043', 'SQ'),
  dateTime: tag('0040a120', 'DT'),
  date: tag('0040a121', 'DA'),
  time: tag('0040a122', 'TM'),
  personName: tag('0040a123', 'PN'),
  uid: tag('0040a124', 'UI'),
  textValue: tag('0040a160', 'UT'),
  floatingPointValue: tag('0040a161', 'FD'),
  conceptCodeSequence: tag('0040a168', 'SQ'),
  measuredValueSequence: tag('0040a300', 'SQ'),
  numericValueQualifierCodeSequence: tag('0040a301', 'SQ'),
  numericValue: tag('0040a30a', 'DS'),
  completionFlag: tag('0040a491', 'CS'),
  verificationFlag: tag('0040a493', 'CS'),
  contentTemplateSequence: tag('0040a504', 'SQ'),
  contentSequence: tag('0040a730', 'SQ'),
  templateIdentifier: tag('0040db00', 'CS'),
  referencedContentItemIdentifier: tag('0040db73', 'UL'),
  graphicData: tag('00700022', 'FL'),
  graphicType: tag('00700023', 'CS'),
} as const;
