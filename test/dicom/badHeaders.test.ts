import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type ByteSource, memoryByteSource } from '../../src/dicom/byteSource.ts';
import { dicomTags } from '../../src/dicom/dicomTag.ts';
import { inflateDataset } from '../../src/dicom/inflateDataset.ts';
import { type DicomHeader, readHeader } from '../../src/dicom/readHeader.ts';
import { deflatedExplicitVrLittleEndian, explicitVrBigEndian, explicitVrLittleEndian, implicitVrLittleEndian, jpegBaseline8Bit } from '../../src/dicom/transferSyntax.ts';
import { readPullback } from '../../src/pullback/readPullback.ts';
import { buildFile, buildPullback, element, encapsulate, join } from './datasetBuilder.ts';

const read = (bytes: Uint8Array) => readHeader(memoryByteSource(bytes));
const codes = (header: DicomHeader) => header.warnings.map(({ code }) => code);

/** Bytes of the data set behind the file header. */
function bodyOf(file: Uint8Array): Uint8Array {
  const metaBytes = new DataView(file.buffer, file.byteOffset).getUint32(140, true);
  return file.subarray(144 + metaBytes);
}

const native = [explicitVrLittleEndian, implicitVrLittleEndian, explicitVrBigEndian];

describe('a file without its file header', () => {
  test.each(native)('is read where its data shows how it is written: %s', async (uid) => {
    const header = await read(bodyOf(buildPullback({ transferSyntaxUid: uid })));
    expect(header.transferSyntax.uid).toBe(uid);
    expect(header.dataset.number(dicomTags.columns)).toBe(6);
    expect([...(await header.pixelSource.read(header.pixelData?.offset ?? 0, 3))]).toEqual([0, 7, 14]);
    expect(codes(header)).toEqual(['dicom/fileHeader']);
    expect(readPullback(header).pullback.warnings).toEqual(header.warnings);
  });

  test('is read without preamble, with and without “DICM”', async () => {
    const file = buildPullback();
    for (const cut of [128, 132]) {
      const header = await read(file.subarray(cut));
      expect(header.dataset.number(dicomTags.columns)).toBe(6);
      expect(codes(header)).toEqual(['dicom/fileHeader']);
    }
  });

  test('is refused where its images are compressed, since nothing says how', async () => {
    const pixelData = encapsulate({ frames: [[new Uint8Array(20)]], basicOffsetTable: false }).element;
    await expect(read(bodyOf(buildPullback({ transferSyntaxUid: jpegBaseline8Bit, elements: [pixelData] })))).rejects.toMatchObject({ code: 'dicom/malformed' });
  });

  test('is no DICOM file where a stray byte comes first or too little follows', async () => {
    await expect(read(join([Uint8Array.of(0x20), bodyOf(buildPullback())]))).rejects.toMatchObject({ code: 'file/notDicom' });
    await expect(read(bodyOf(buildPullback()).subarray(0, 60))).rejects.toMatchObject({ code: 'file/notDicom' });
  });
});

describe('a file header that is wrong', () => {
  test.each(native)('may lack the transfer syntax where the data shows it: %s', async (uid) => {
    const body = bodyOf(buildPullback({ transferSyntaxUid: uid }));
    const header = await read(join([buildFile('', []), body]));
    expect(header.transferSyntax.uid).toBe(uid);
    expect(codes(header)).toEqual(['dicom/fileHeader']);
  });

  test('may lie about its own length', async () => {
    for (const lie of [0, 1, 60, 4_000_000_000]) {
      const file = buildPullback();
      new DataView(file.buffer).setUint32(140, lie, true);
      expect((await read(file)).dataset.number(dicomTags.columns)).toBe(6);
    }
  });

  test('may be written in implicit VR', async () => {
    const uid = element('00020010', 'UI', explicitVrLittleEndian);
    const meta = bodyOf(buildFile(implicitVrLittleEndian, [uid]));
    const header = await read(join([new Uint8Array(128), Uint8Array.from([0x44, 0x49, 0x43, 0x4d]), meta, bodyOf(buildPullback())]));
    expect(header.dataset.number(dicomTags.columns)).toBe(6);
  });

  test('may name another native encoding than the data has', async () => {
    for (const named of native) {
      for (const actual of native) {
        const header = await read(join([buildFile(named, []), bodyOf(buildPullback({ transferSyntaxUid: actual }))]));
        expect(header.dataset.number(dicomTags.columns)).toBe(6);
        expect(codes(header)).toEqual(named === actual ? [] : ['dicom/encoding']);
      }
    }
  });
});

describe('elements that are not as they should be', () => {
  const box = ['00186018', '0018601a', '0018601c', '0018601e'].map((tag, i) => element(tag, 'UL', [i]));
  const regions = element('00186011', 'SQ', [[element('00186012', 'US', [1]), ...box, element('0018602c', 'FD', [0.02])]]);

  test('a sequence that came through a program that did not know it (UN) is read as implicit little endian, with and without a length', async () => {
    const items = bodyOf(buildFile(implicitVrLittleEndian, [regions])).subarray(8);
    const delimited = join([items, Uint8Array.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0])]);
    for (const unknown of [
      { tag: '00186011', vr: 'UN', value: items },
      { tag: '00186011', vr: 'UN', value: delimited, declaredLength: 0xffffffff },
    ]) {
      const header = await read(buildPullback({ elements: [unknown] }));
      expect(readPullback(header).pullback.regions).toMatchObject([{ physicalDeltaX: 0.02, maxY1: 3, spatialFormat: 1 }]);
      expect(header.dataset.number(dicomTags.rows)).toBe(4);
    }
  });

  test('numbers of representation UN are what the dictionary says', async () => {
    const header = await read(buildPullback({ elements: [{ tag: '00280010', vr: 'UN', value: Uint8Array.of(4, 0) }] }));
    expect(header.dataset.number(dicomTags.rows)).toBe(4);
  });

  test('private sequences of any length and depth are passed over', async () => {
    const item = [0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff];
    const open = [0x01, 0x00, 0x10, 0x10, 0x53, 0x51, 0, 0, 0xff, 0xff, 0xff, 0xff];
    const close = [0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0, 0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0];
    const depth = 60;
    const value = Uint8Array.from([...Array.from({ length: depth }, () => [...item, ...open]).flat(), ...Array.from({ length: depth + 1 }, () => close).flat().slice(8)]);
    const header = await read(buildPullback({ elements: [{ tag: '00091010', vr: 'SQ', value, declaredLength: 0xffffffff }] }));
    expect(header.dataset.number(dicomTags.columns)).toBe(6);
  });

  test('a sequence that is damaged inside is left out with a word, and the rest stands', async () => {
    const value = Uint8Array.from([0xfe, 0xff, 0x00, 0xe0, 0xff, 0, 0, 0, 1, 2, 3, 4]);
    const header = await read(buildPullback({ elements: [{ tag: '00186011', vr: 'SQ', value }] }));
    expect(codes(header)).toEqual(['dicom/sequence']);
    expect(header.dataset.items(dicomTags.sequenceOfUltrasoundRegions)).toEqual([]);
    expect(header.pixelData?.declaredLength).toBe(72);
  });

  test('representations that DICOM does not know are passed over', async () => {
    const header = await read(buildPullback({ elements: [{ tag: '00091010', vr: 'ZZ', value: Uint8Array.of(1, 2) }] }));
    expect(header.dataset.number(dicomTags.columns)).toBe(6);
  });

  test('an attribute that is there twice is refused where the two differ', async () => {
    const twice = (second: number) => {
      const file = buildFile(explicitVrLittleEndian, [element('00280010', 'US', [4]), element('00280010', 'US', [second]), element('7fe00010', 'OB', new Uint8Array(8))]);
      return read(file);
    };
    expect(codes(await twice(4))).toEqual(['dicom/elementOrder']);
    await expect(twice(5)).rejects.toMatchObject({ code: 'dicom/malformed', message: expect.stringContaining('rows') });
  });

  test('a long private value is passed over unread', async () => {
    const start = buildFile(explicitVrLittleEndian, [{ tag: '00091010', vr: 'OB', value: new Uint8Array(), declaredLength: 3_000_000_000 }]);
    const end = bodyOf(buildPullback());
    const gap = 3_000_000_000;
    let readBytes = 0;
    const source: ByteSource = {
      sizeBytes: start.length + gap + end.length,
      read(offset, length) {
        readBytes += length;
        const bytes = new Uint8Array(length);
        for (let i = 0; i < length; i++) bytes[i] = start[offset + i] ?? end[offset + i - start.length - gap] ?? 0;
        return Promise.resolve(bytes);
      },
    };
    const header = await readHeader(source);
    expect(header.dataset.number(dicomTags.columns)).toBe(6);
    expect(header.pixelData?.offset).toBeGreaterThan(gap);
    expect(readBytes).toBeLessThan(600_000);
  });
});

describe('a deflated file', () => {
  test('that would fill the memory is refused at the limit', async () => {
    const bomb = deflateRawSync(new Uint8Array(40 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(50_000);
    await expect(inflateDataset(memoryByteSource(bomb), 0, undefined, 8 * 1024 * 1024)).rejects.toMatchObject({ code: 'dicom/absurdSize' });
  });

  test('is read from any place of it', async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) >>> 7);
    const { inflated, complete } = await inflateDataset(memoryByteSource(deflateRawSync(bytes)), 0);
    expect(complete).toBe(true);
    expect(inflated.sizeBytes).toBe(bytes.length);
    for (const [offset, length] of [[0, 300_000], [1, 7], [65_000, 70_000], [299_999, 1], [300_000, 0]] as const) {
      expect(Buffer.from(await inflated.read(offset, length)).equals(bytes.subarray(offset, offset + length))).toBe(true);
    }
    await expect(inflated.read(299_999, 2)).rejects.toMatchObject({ code: 'file/truncated' });
  });

  test('that is cut short keeps its whole frames', async () => {
    const pixels = Uint8Array.from({ length: 3 * 4096 }, (_, i) => Math.imul(i, 2654435761) >>> 24);
    const file = buildPullback({ transferSyntaxUid: deflatedExplicitVrLittleEndian, rows: 64, columns: 64, pixels });
    const { framesInFile, pullback } = readPullback(await read(file.subarray(0, file.length - 3000)));
    expect(framesInFile).toBe(2);
    expect(pullback.warnings.map(({ code }) => code)).toEqual(['file/truncated']);
  });
});

test('what is no DICOM file is called by its name', async () => {
  const sayings: readonly (readonly [readonly number[] | string, string])[] = [
    [[0xff, 0xd8, 0xff, 0xe0, 0, 16], 'a JPEG picture'],
    ['%PDF-1.7\n', 'a PDF document'],
    ['PK\x03\x04', 'a ZIP archive'],
    ['\x7fELF\x02', 'a program'],
    ['frame;x;y\n1;2;3\n', 'a text file'],
  ];
  for (const [beginning, name] of sayings) {
    const bytes = typeof beginning === 'string' ? Uint8Array.from(beginning, (letter) => letter.charCodeAt(0)) : Uint8Array.from(beginning);
    await expect(read(bytes)).rejects.toMatchObject({ code: 'file/notDicom', message: expect.stringContaining(name) });
  }
  await expect(read(new Uint8Array(1000))).rejects.toMatchObject({ code: 'file/notDicom' });
});
