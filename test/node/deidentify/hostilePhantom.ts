import { writeFileSync } from 'node:fs';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import type { DatasetElement } from '../../../src/dicom/datasetElement.ts';
import { encodeDataset, encodeElementHead, encodeFileMeta, joined } from '../../../src/dicom/writeDataset.ts';
import { generatePhantom } from '../../../src/phantom/phantom.ts';
import { phantomAttributes, ultrasoundMultiframeUid } from '../../../src/phantom/phantomAttributes.ts';
import { truthAnalysis } from '../../../src/phantom/phantomTruth.ts';

/** What of a patient must be nowhere in an export. */
export const secrets = {
  family: 'Zwiebelkuchen',
  given: 'Ottilie',
  id: 'KH-4711-0815',
  otherId: 'ALT99887',
  birthDate: '19390214',
  accession: 'ACC4455667',
  studyDate: '20230607',
  doctor: 'Quacksalber',
  studyUid: '1.2.276.0.7230010.3.1.2.11111111',
  seriesUid: '1.2.276.0.7230010.3.1.3.22222222',
  sopUid: '1.2.276.0.7230010.3.1.4.33333333',
} as const;

export const size = 96;
export const frames = 12;
/** The ultrasound region of the file: what lies outside holds burned-in text. */
export const region = { x: 4, y: 8, width: 88, height: 84 };
const phantom = generatePhantom({ scenario: 'nivl', numberOfFrames: frames, sizePx: size, seed: 5 });
const name = `${secrets.family}^${secrets.given}`;
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** A frame of the hostile file: the phantom's, with a white line of “text” above its region. */
export function hostileFrame(frameIndex: number): Uint8Array {
  const pixels = phantom.frame(frameIndex).slice();
  for (let x = 0; x < size; x += 2) for (let y = 1; y < 6; y++) pixels[y * size + x] = 255;
  return pixels;
}

/** Everywhere that a console, or somebody with bad luck, may have put a name, an ID or a date. */
const hostile: readonly DatasetElement[] = [
  ['x00080005', 'CS', 'ISO_IR 100'],
  ['x00080012', 'DA', secrets.studyDate],
  ['x00080018', 'UI', secrets.sopUid],
  ['x00080020', 'DA', secrets.studyDate],
  ['x00080021', 'DA', secrets.studyDate],
  ['x00080022', 'DA', secrets.studyDate],
  ['x00080023', 'DA', secrets.studyDate],
  ['x0008002a', 'DT', `${secrets.studyDate}101112`],
  ['x00080050', 'SH', secrets.accession],
  ['x00080070', 'LO', `Boston Scientific for ${secrets.family}`],
  ['x00080080', 'LO', `${secrets.doctor} Clinic`],
  ['x00080090', 'PN', `${secrets.doctor}^Hugo`],
  ['x00081010', 'SH', `CART ${secrets.id}`],
  ['x00081030', 'LO', `Vein of ${secrets.given} ${secrets.family}`],
  ['x0008103e', 'LO', secrets.family],
  ['x00081070', 'PN', secrets.doctor],
  ['x00081090', 'LO', `Console of ${secrets.family.toUpperCase()}`],
  ['x00081140', 'SQ', [[['x00081150', 'UI', ultrasoundMultiframeUid], ['x00081155', 'UI', secrets.sopUid]]]],
  ['x00082218', 'SQ', [[['x00080100', 'SH', '46027005'], ['x00080102', 'SH', 'SCT'], ['x00080104', 'LO', `Common iliac vein of ${secrets.family}`], ['x00100010', 'PN', name]]]],
  ['x00090010', 'LO', secrets.family],
  ['x00091001', 'LO', name],
  ['x00091002', 'UN', latin1(`${name} ${secrets.id} ${secrets.birthDate}`)],
  ['x00091003', 'SQ', [[['x00091004', 'PN', name], ['x00100020', 'LO', secrets.id]]]],
  ['x00100010', 'PN', name],
  ['x00100020', 'LO', secrets.id],
  ['x00100021', 'LO', `${secrets.doctor} Hospital`],
  ['x00100030', 'DA', secrets.birthDate],
  ['x00100040', 'CS', 'F'],
  ['x00101000', 'LO', secrets.otherId],
  ['x00101001', 'PN', `${secrets.given}^Mädchen`],
  ['x00101002', 'SQ', [[['x00100020', 'LO', secrets.otherId]]]],
  ['x00101010', 'AS', '093Y'],
  ['x00101020', 'DS', 1.62],
  ['x00101030', 'DS', 58],
  ['x00104000', 'LT', `Call ${name} at home`],
  ['x00180015', 'CS', secrets.family.toUpperCase().slice(0, 16)],
  ['x00181000', 'LO', 'SER-12345'],
  ['x00181030', 'LO', `Protocol ${secrets.family}`],
  ['x0020000d', 'UI', secrets.studyUid],
  ['x0020000e', 'UI', secrets.seriesUid],
  ['x00200010', 'SH', secrets.accession],
  ['x00204000', 'LT', `Image of ${name}`],
  ['x00280301', 'CS', 'YES'],
  ['x00321060', 'LO', `IVUS for ${name}`],
  ['x00400244', 'DA', secrets.studyDate],
  ['x00400275', 'SQ', [[['x00321060', 'LO', name], ['x00400007', 'LO', secrets.family], ['x00400009', 'SH', secrets.id]]]],
  ['x00880200', 'SQ', [[['x00280010', 'US', 2], ['x7fe00010', 'OB', latin1(name)]]]],
  ['x50003000', 'OW', latin1(`${name} `)],
  ['x60003000', 'OW', latin1(`${name} `)],
];

function regionElements(): DatasetElement {
  const { x, y, width, height } = region;
  return [
    'x00186011',
    'SQ',
    [
      [
        ['x00186012', 'US', 1],
        ['x00186014', 'US', 1],
        ['x00186016', 'UL', 0],
        ['x00186018', 'UL', x],
        ['x0018601a', 'UL', y],
        ['x0018601c', 'UL', x + width - 1],
        ['x0018601e', 'UL', y + height - 1],
        ['x00186024', 'US', 3],
        ['x00186026', 'US', 3],
        ['x0018602c', 'FD', phantom.spacingMm / 10],
        ['x0018602e', 'FD', phantom.spacingMm / 10],
        ['x00090010', 'LO', secrets.family],
        ['x00091001', 'LO', name],
      ],
    ],
  ];
}

/** Writes the phantom with a header that holds its patient's identity wherever it can; `more` takes the place of what has its tag. Names in Latin 1. */
export function writeHostile(path: string, more: readonly DatasetElement[] = [], pixelVr: 'OB' = 'OB'): void {
  const elements = new Map<string, DatasetElement>();
  for (const element of [...phantomAttributes(phantom, 'explicitLittleEndian'), ...hostile, regionElements(), ...more]) elements.set(element[0], element);
  const encoding = { explicitVr: true, littleEndian: true };
  // The writer knows UTF-8 only; what is in Latin 1 here has the one letter that differs.
  const head = replaced(encodeDataset([...elements.values()], encoding), Buffer.from('Mädchen', 'utf8'), Buffer.from('M\u00e4dchen ', 'latin1'));
  const meta = encodeFileMeta({ sopClassUid: ultrasoundMultiframeUid, sopInstanceUid: secrets.sopUid, transferSyntaxUid: '1.2.840.10008.1.2.1' });
  const pixels = joined(Array.from({ length: frames }, (_, i) => hostileFrame(i)));
  writeFileSync(path, joined([meta, head, encodeElementHead('x7fe00010', pixelVr, pixels.length, encoding), pixels]));
}

function replaced(bytes: Uint8Array, from: Buffer, to: Buffer): Uint8Array {
  const at = Buffer.from(bytes).indexOf(from);
  const copy = bytes.slice();
  if (at >= 0) copy.set(to.subarray(0, from.length), at);
  return copy;
}

/** A read of it whose reader has written the patient's name wherever there is room for words. */
export function hostileAnalysis(): Analysis {
  const truth = truthAnalysis(phantom);
  const words = `${secrets.given} ${secrets.family}, ${secrets.birthDate}`;
  return {
    ...truth,
    pullback: { ...truth.pullback, sopInstanceUid: secrets.sopUid, extra: { patient: name } },
    read: { ...truth.read, reader: secrets.doctor, extra: { seen: secrets.studyDate } },
    acquisition: { ...truth.acquisition, catheter: words, phase: 'followUp', followUpDate: '2023-06-07', confirmedAt: '2023-06-07T10:11:12.000Z', extra: { patient: name } },
    contours: truth.contours.map((contour) => ({ ...contour, id: `${secrets.family}-${contour.id}`, author: secrets.doctor, acceptance: { status: 'accepted', acceptedBy: secrets.doctor, acceptedAt: '2023-06-07T10:00:00.000Z', viewed: true }, extra: { patient: name } })),
    frameMarks: [{ id: secrets.family, firstFrame: 12, lastFrame: 12, word: { mark: 'notMeasurable', reason: 'other', note: words }, extra: { patient: name } }],
    segments: truth.segments.map((segment) => ({ ...segment, id: `${secrets.family}-${segment.id}`, extra: { patient: name } })),
    landmarks: truth.landmarks.map((landmark) => ({ ...landmark, note: words })),
    findings: [{ id: 'f', kind: 'other', firstFrame: 3, lastFrame: 4, note: words }],
    annotations: [{ id: 'a', frameNumber: 3, shape: { kind: 'bookmark' }, note: words, includedInReport: true, author: secrets.doctor }],
    impression: `${words}: severe.`,
    extra: { institution: secrets.doctor },
  };
}
