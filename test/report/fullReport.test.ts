import canonicalize from 'canonicalize';
import { describe, expect, test } from 'vitest';
import { writeCsv } from '../../src/report/writeCsv.ts';
import { writeJson } from '../../src/report/writeJson.ts';
import { csvRecords } from './csvText.ts';
import { changeExample, fullAnalysis, fullMeasurement, fullReport, truth } from './fullExample.ts';
import { analysisExample, reportOf } from './reportExample.ts';

const model = fullReport();

describe('the model of a read with stents, holds, sheets and notes', () => {
  test('has the stents in their order, with what the reader entered and where they lie', () => {
    expect(model.implants.map(({ order, words, nominalDiameterMm, lengthMm }) => [order, words, nominalDiameterMm, lengthMm])).toEqual([
      [1, 'Stent 1, 山田 venous, lot 7', 18, 36.7],
      [2, 'Stent 2', null, 7.7],
    ]);
    expect(model.implants[0]?.length).toEqual({ kind: 'measured', source: 'anchors', lengthMm: 36.7, bracketingAnchorFrames: [96, 232] });
  });

  test('holds only the sheets and notes that the reader ticked, notes by frame', () => {
    expect(model.sizing.map(({ sizingSheetId }) => sizingSheetId)).toEqual(['z1']);
    expect(model.annotations.map(({ annotationId, frameNumber }) => [annotationId, frameNumber])).toEqual([['a1', 120], ['a2', 144], ['a3', 144], ['a4', 144], ['a5', 144]]);
  });

  test('shows the frames of the smallest stent, of the smallest lumen within it and of the landings', () => {
    expect(model.framesBehind.map(({ segmentName, role, side, frameNumber }) => [segmentName, role, side, frameNumber])).toEqual([
      ['LCIV', 'minimum', null, 144],
      ['LCIV', 'minimumStent', null, 148],
      ['LCIV', 'inStentMinimum', null, 152],
      ['LCIV', 'reference', 'caudal', 216],
      ['LEIV', 'minimum', null, 284],
      ['LEIV', 'reference', 'caudal', 332],
      ['LCFV', 'minimum', null, 344],
      [null, 'landing', 'cranial', 104],
      [null, 'landing', 'caudal', 216],
    ]);
  });

  test('says of landings and holds what was accepted unseen', () => {
    const unseen = { status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: false } as const;
    const { contours } = fullAnalysis();
    const { sizing, holds } = fullReport({ contours: contours.map((contour) => ([104, 304].includes(contour.frameNumber) ? { ...contour, acceptance: unseen } : contour)) });
    expect(sizing[0]?.landings.map(({ frameNumber, acceptedUnseen }) => [frameNumber, acceptedUnseen])).toEqual([[104, true], [216, false]]);
    expect(holds[0]?.acceptedUnseenFrames).toBe(1);
    expect(model.holds[0]?.acceptedUnseenFrames).toBe(0);
  });

  test('says where the landings of a sheet stand the wrong way round', () => {
    expect(model.sizing[0]?.orderWords).toBeNull();
    expect(fullReport({ direction: 'caudalToCranial' }).sizing[0]?.orderWords).toBe('By the direction of the pullback the cranial landing lies caudal of the other.');
  });

  test('counts stent contours apart from lumen contours, those accepted unseen too', () => {
    expect(model.stentContours).toMatchObject({ accepted: 3, acceptedUnseen: 1, provisional: 0 });
    expect(model.segments.map(({ stentContours }) => stentContours.acceptedUnseen)).toEqual([1, 0, 0]);
    expect(model.contours.acceptedUnseen).toBe(0);
  });

  test('tells the change only where the reader reports on it, and of segments that are in the report', () => {
    expect(model.change).toMatchObject({ kind: 'measured', before: { sopInstanceUid: '1.2.3.1', studyDate: '20260310' }, veins: [{ name: 'LCIV', before: { id: 'b1' }, after: { id: 's1' } }] });
    const { pairing, segments } = fullAnalysis();
    expect(fullReport({ pairing: { ...pairing!, includedInReport: false } }).change).toBeNull();
    expect(fullReport({ pairing: null }).change).toBeNull();
    expect(fullReport({ segments: segments.map((each) => ({ ...each, includedInReport: each.id !== 's1' })) }).change).toMatchObject({ veins: [] });
  });

  test('says why there is no change where the read before is not at hand', () => {
    expect(fullReport({}, { change: null }).change).toEqual({
      kind: 'notMeasurable',
      before: { sopInstanceUid: '1.2.3.1', studyDate: null, studyTime: null },
      reason: 'The read of the pullback before is not at hand, or has no segments.',
    });
  });

  test('is plain data that can be hashed, and reads back as it was written', () => {
    expect(canonicalize(model)).toBe(canonicalize(JSON.parse(JSON.stringify(model))));
    const { segments, change: _change, ...rest } = model;
    const read: unknown = JSON.parse(new TextDecoder().decode(writeJson(model)));
    expect(read).toMatchObject(rest);
    expect(read).toMatchObject({
      segments: [{ stent: segments[0]!.stent, lesion: segments[0]!.lesion }, { stent: null }, { stent: null }],
      change: { veins: [{ areaStenosisChangePoints: -46.9, before: { areaStenosisPercent: 75, reference: { preset: null } } }] },
    });
    expect(JSON.stringify(read)).not.toMatch(/NaN|Infinity|minDiameterEnds|presetName/);
  });
});

describe('the CSV report of such a read', () => {
  const records = csvRecords(writeCsv(model, 'point'));
  const value = (record: string, quantity: string, which: Readonly<Record<string, string>> = {}) => {
    const rows = records.filter((row) => row['record'] === record && row['quantity'] === quantity && Object.entries(which).every(([column, cell]) => row[column] === cell));
    expect(rows).toHaveLength(1);
    return rows[0]?.['value'];
  };

  test('has the stent figures of circles, with all their digits and their frames', () => {
    expect(Number(value('segment', 'stent.minimumStentArea.areaMm2', { segment: 'LCIV', frame: '148' }))).toBe(truth.stentAreaMm2);
    expect(Number(value('segment', 'stent.inStentMinimumLumen.areaMm2', { frame: '152', note: 'accepted unseen' }))).toBe(truth.lumenAreaMm2);
    expect(Number(value('segment', 'stent.lumenLoss.percent', { frame: '152' }))).toBe(23.4375);
    expect(Number(value('segment', 'stent.expansionIndex'))).toBe(truth.expansionIndex);
    expect(Number(value('segment', 'stent.compressionPercent'))).toBe(truth.compressionPercent);
    expect(value('segment', 'stent.edge.caudal.lumenAreaMm2', { frame: '198' })).toBe('');
    expect(value('segment', 'stent.missing')).toBe('The lumen at the caudal edge is not measured: trace it on frame 198.');
    expect(value('segment', 'stent.acceptedUnseenFrames')).toBe('1');
  });

  test('has the lesion with its bound, its open end and what stents leave of the margin', () => {
    expect(value('segment', 'lesion.lengthMm', { source: 'anchors', note: 'anchors at frames 96, 232' })).toBe('20.6');
    expect(value('segment', 'lesion.firstFrame', { source: 'area stenosis above 50 %', note: 'contours begin within the lesion: it may begin earlier' })).toBe('120');
    expect(value('segment', 'lesion.coverage.cranial.covered')).toBe('yes');
    expect(value('segment', 'lesion.coverage.caudal.covered')).toBe('no');
    expect(value('segment', 'lesion.coverage.caudal.beyondMm')).toBe('9.8');
  });

  test('has implants as entered, stretches, holds and sheets', () => {
    expect(value('implant', 'nominalDiameterMm', { note: 'stent 1', source: 'entered by the reader' })).toBe('18');
    expect(value('implant', 'nominalDiameterMm', { note: 'stent 2' })).toBe('');
    expect(value('implant', 'overlap.lengthMm', { frame: '180 to 190', note: 'stent 1 with stent 2' })).toBe('4.3');
    expect(value('stentedStretch', 'crossesInguinalLigament')).toBe('');
    expect(value('stentedStretch', 'reachesIntoIvc')).toBe('no');
    expect(value('hold', 'maximum.areaMm2', { frame: '308', source: 'breathing and displacement together' })).toBe('140.75');
    expect(value('hold', 'durationMs', { frame: '300 to 312' })).toBe('4300');
    expect(value('sizing', '1.cranial.perimeterDiameterMm', { frame: '104', contour_status: 'accepted' })).toBe('11.53');
    expect(value('sizing', '1.distanceErrorMm', { source: 'Between the anchors at frames 96 and 232, 58 mm over 136 frames.' })).toBe('3.2');
  });

  test('has the change in points and relative, what it is held against, and whose pullback the one before is', () => {
    expect(value('change', 'before.sopInstanceUid')).toBe('1.2.3.1');
    expect(value('change', 'before.studyDate')).toBe('20260310');
    expect(value('change', 'link.beforeFrame')).toBe('95');
    expect(value('change', 'areaStenosisChangePoints', { segment: 'LCIV', unit: 'points', provisional_contours: '6' })).toBe('-46.9');
    expect(value('change', 'areaStenosisRelativeChangePercent')).toBe('-62.5');
    expect(Number(value('change', 'before.minimumLumenArea.areaMm2', { frame: '143', accepted_unseen_contours: '2' }))).toBe(25 * Math.PI);
    expect(value('change', 'threshold.vidioReduction41', { segment: 'LCIV' })).toBe('provisional');
    expect(value('change', 'lesionBefore.coverage.uncoveredMm')).toBe('0');
  });

  test('keeps a note that begins like a formula as text', () => {
    expect(records.find((row) => row['record'] === 'annotation' && row['quantity'] === 'text')?.['note']).toBe('\'=HYPERLINK("x") 山田');
  });

  test('has each measured stent area beside its frame’s lumen', () => {
    const areas = records.filter((row) => row['record'] === 'frame' && row['quantity'] === 'stentAreaMm2');
    expect(areas.map((row) => row['frame'])).toEqual(model.frames.filter(({ stentAreaMm2 }) => stentAreaMm2 !== null).map(({ frameNumber }) => `${frameNumber}`));
    expect(areas.find((row) => row['frame'] === '160')).toMatchObject({ contour_status: 'accepted', accepted_unseen_contours: '1' });
    expect(areas.find((row) => row['frame'] === '184')).toMatchObject({ note: 'lumen and stent are one curve' });
  });

  test('of a plain read has none of these rows', () => {
    const plain = csvRecords(writeCsv(reportOf(analysisExample()), 'point'));
    expect(new Set(plain.map((row) => row['record']))).toEqual(new Set(['report', 'segment', 'finding', 'landmark', 'frame', 'contour']));
    expect(plain.filter((row) => /stent|lesion/.test(row['quantity'] ?? ''))).toEqual([]);
  });
});

test('a change result of no vein in common leaves the section without a table', () => {
  const measurement = fullMeasurement(fullAnalysis());
  const none = fullReport({}, { change: { result: { ...changeExample(measurement), veins: [] }, before: null } });
  expect(none.change).toMatchObject({ kind: 'measured', before: { studyDate: null }, veins: [], unpaired: ['LEIV', 'LCFV'] });
});
