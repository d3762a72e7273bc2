import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DicomJsonDataset } from '../../src/dicom/dicomJson.ts';
import { dicomTags } from '../../src/dicom/dicomTag.ts';

const parsed = (value: unknown) => {
  const set = DicomJsonDataset.parse(value);
  if (set === null) throw new Error('no data set');
  return set;
};

describe('a data set of the DICOM JSON model', () => {
  it('is read as PS3.18 F.4 writes it', () => {
    const set = parsed({
      '0020000D': { vr: 'UI', Value: ['1.2.392.200036.9116.2.2.2.1762893313.1029997326.945873'] },
      '00080020': { vr: 'DA', Value: ['20130409'] },
      '00080050': { vr: 'SH', Value: ['11235813'] },
      '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Wang^XiaoDong', Ideographic: '王^小東' }] },
      '00280008': { vr: 'IS', Value: [4] },
      '00186011': { vr: 'SQ', Value: [{ '00186012': { vr: 'US', Value: [1] } }, {}] },
    });
    expect([set.text(dicomTags.studyInstanceUid), set.text(dicomTags.studyDate), set.text(dicomTags.accessionNumber)]).toEqual(['1.2.392.200036.9116.2.2.2.1762893313.1029997326.945873', '20130409', '11235813']);
    expect(set.personName(dicomTags.patientName)).toBe('Wang^XiaoDong=王^小東');
    expect(set.count(dicomTags.numberOfFrames)).toBe(4);
    expect(set.items(dicomTags.sequenceOfUltrasoundRegions).map((item) => item.count(dicomTags.regionSpatialFormat))).toEqual([1, null]);
  });

  it('says nothing where a value is missing, null or of another kind', () => {
    const set = parsed({ '00080020': { vr: 'DA' }, '00100020': { vr: 'LO', Value: [null] }, '00100010': { vr: 'PN', Value: [7] }, '00280008': { vr: 'IS', Value: ['1e9'] }, '00280010': { vr: 'US', Value: [-1] }, '00280011': { vr: 'US', Value: [1.5] }, '00186011': { vr: 'SQ', Value: ['x'] } });
    expect([set.text(dicomTags.studyDate), set.text(dicomTags.patientId), set.personName(dicomTags.patientName)]).toEqual(['', '', '']);
    expect([set.count(dicomTags.numberOfFrames), set.count(dicomTags.rows), set.count(dicomTags.columns)]).toEqual([null, null, null]);
    expect(set.items(dicomTags.sequenceOfUltrasoundRegions)).toEqual([]);
  });

  it('is none where its names are no tags or its attributes no objects', () => {
    for (const value of [null, 7, 'x', [], { PatientName: {} }, { '00100010': null }, { '00100010': ['x'] }]) expect(DicomJsonDataset.parse(value)).toBeNull();
  });

  it('never throws on any JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('00100010', '00280008', '00186011', '0020000d'), fc.record({ vr: fc.string(), Value: fc.jsonValue() }))), (value) => {
        const set = DicomJsonDataset.parse(value);
        if (set === null) return;
        for (const tag of [dicomTags.patientName, dicomTags.numberOfFrames, dicomTags.sequenceOfUltrasoundRegions, dicomTags.studyInstanceUid]) {
          set.text(tag);
          set.count(tag);
          set.personName(tag);
          set.items(tag);
        }
      }),
    );
  });
});
