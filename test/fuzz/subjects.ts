import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { memoryByteSource } from '../../src/dicom/byteSource.ts';
import { SourceWindow } from '../../src/dicom/sourceWindow.ts';
import { deflatedExplicitVrLittleEndian, explicitVrBigEndian, explicitVrLittleEndian, implicitVrLittleEndian, rleLossless } from '../../src/dicom/transferSyntax.ts';
import { isBehindHeader, walkElements } from '../../src/dicom/walkElements.ts';
import { streamFileAtomically } from '../../src/node/streamFileAtomically.ts';
import { generatePhantom } from '../../src/phantom/phantom.ts';
import { writePhantom } from '../../src/phantom/writePhantom.ts';
import { buildPullback, element, encapsulate, rleFrame } from '../dicom/datasetBuilder.ts';
import { sharedData } from '../sharedData.ts';
import type { Subject } from './mutations.ts';

const box = ['00186018', '0018601a', '0018601c', '0018601e'].map((tag) => element(tag, 'UL', [1]));
const region = element('00186011', 'SQ', [[element('00186012', 'US', [1]), ...box, element('0018602c', 'FD', [0.01])]]);
const times = element('00181065', 'DS', '0\\33\\34');

/** Sound small files of every kind: made here, drawn by the phantom, and real ones where they are at hand. */
export async function fuzzSubjects(): Promise<readonly Subject[]> {
  const planes = [1, 2, 3].map((n) => Uint8Array.from({ length: 24 }, (_, i) => (i < 10 ? n : i * n)));
  const rle = (basicOffsetTable: boolean) => encapsulate({ frames: planes.map((plane) => [rleFrame([plane])]), basicOffsetTable }).element;
  const made: readonly (readonly [string, Uint8Array])[] = [
    ...[explicitVrLittleEndian, implicitVrLittleEndian, explicitVrBigEndian, deflatedExplicitVrLittleEndian].map((uid) => [uid, buildPullback({ transferSyntaxUid: uid, elements: [region, times] })] as const),
    ['RLE without table', buildPullback({ transferSyntaxUid: rleLossless, elements: [rle(false), region, times] })],
    ['RLE with table', buildPullback({ transferSyntaxUid: rleLossless, elements: [rle(true), region, times] })],
    ['JPEG phantom', await phantomBytes()],
  ];
  return Promise.all([...made, ...realFiles()].map(async ([name, bytes]) => subjectOf(name, bytes)));
}

async function phantomBytes(): Promise<Uint8Array> {
  const folder = mkdtempSync(joinPath(tmpdir(), 'venolume-subject-'));
  try {
    const path = joinPath(folder, 'phantom.dcm');
    const phantom = generatePhantom({ scenario: 'nivl', numberOfFrames: 3, sizePx: 64, seed: 3 });
    await streamFileAtomically(path, (sink) => writePhantom(phantom, sink, { syntax: 'jpegBaseline' }));
    return Uint8Array.from(readFileSync(path));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function realFiles(): readonly (readonly [string, Uint8Array])[] {
  if (sharedData === null) return [];
  return ['dicom_syntaxes', 'dicom_broken', 'dicom_us'].flatMap((folder) =>
    readdirSync(joinPath(sharedData ?? '', folder))
      .toSorted()
      .map((name) => joinPath(sharedData ?? '', folder, name))
      .filter((path) => statSync(path).size < 10_000)
      .map((path) => [path.split('/').at(-1) ?? '', Uint8Array.from(readFileSync(path))] as const),
  );
}

async function subjectOf(name: string, bytes: Uint8Array): Promise<Subject> {
  const window = new SourceWindow(memoryByteSource(bytes));
  const borders: number[] = [];
  let pixelsAt = bytes.length;
  let start = 132;
  const meta = { explicitVr: true, littleEndian: true };
  try {
    for await (const head of walkElements(window, start, meta, ({ group }) => group !== 2)) {
      borders.push(head.offset, head.valueOffset);
      start = head.offset;
    }
    const syntax = new TextDecoder('latin1').decode(bytes.subarray(132, start));
    const encoding = { explicitVr: !/1\.2\.840\.10008\.1\.2\0/.test(syntax), littleEndian: !syntax.includes('1.2.840.10008.1.2.2') };
    for await (const head of walkElements(window, start, encoding, isBehindHeader)) {
      borders.push(head.offset, head.valueOffset);
      pixelsAt = head.valueOffset;
    }
  } catch {
    // Deflated and broken files have the borders that could be found.
  }
  return { name, bytes, borders: borders.length > 0 ? borders : [0], pixelsAt, items: itemsFrom(bytes, pixelsAt) };
}

function itemsFrom(bytes: Uint8Array, pixelsAt: number): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const items: number[] = [];
  for (let at = pixelsAt; at + 8 <= bytes.length && view.getUint32(at, true) === 0xe000fffe; at += 8 + view.getUint32(at + 4, true)) items.push(at);
  return items;
}
