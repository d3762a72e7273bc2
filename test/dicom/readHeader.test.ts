import { describe, expect, test } from 'vitest';
import { type ByteSource, memoryByteSource } from '../../src/dicom/byteSource.ts';
import { dicomTags } from '../../src/dicom/dicomTag.ts';
import { readHeader } from '../../src/dicom/readHeader.ts';
import { deflatedExplicitVrLittleEndian, explicitVrBigEndian, explicitVrLittleEndian, implicitVrLittleEndian, jpegBaseline8Bit } from '../../src/dicom/transferSyntax.ts';
import { buildFile, buildPullback, element } from './datasetBuilder.ts';

function counting(source: ByteSource): ByteSource & { readonly readBytes: () => number } {
  let total = 0;
  return {
    sizeBytes: source.sizeBytes,
    read(offset, length, signal) {
      total += length;
      return source.read(offset, length, signal);
    },
    readBytes: () => total,
  };
}

describe('reading a header', () => {
  for (const [name, uid] of [
    ['implicit little endian', implicitVrLittleEndian],
    ['explicit little endian', explicitVrLittleEndian],
    ['explicit big endian', explicitVrBigEndian],
    ['deflated', deflatedExplicitVrLittleEndian],
  ] as const) {
    test(`${name}: numbers, text, sequences and the place of the pixels`, async () => {
      const bytes = buildPullback({
        transferSyntaxUid: uid,
        elements: [
          element('00186011', 'SQ', [[element('00186018', 'UL', [70000]), element('0018602c', 'FD', [-0.125])], [element('00186018', 'UL', [2])]]),
          element('00280030', 'DS', '0.25\\0.5'),
        ],
      });
      const header = await readHeader(memoryByteSource(bytes));
      expect(header.transferSyntax.uid).toBe(uid);
      expect(header.dataset.number(dicomTags.rows)).toBe(4);
      expect(header.dataset.text(dicomTags.modality)).toBe('IVUS');
      expect(header.dataset.numbers(dicomTags.pixelSpacing)).toEqual([0.25, 0.5]);
      const regions = header.dataset.items(dicomTags.sequenceOfUltrasoundRegions);
      expect(regions.map((region) => region.number(dicomTags.regionLocationMinX0))).toEqual([70000, 2]);
      expect(regions[0]?.number(dicomTags.physicalDeltaX)).toBe(-0.125);
      expect(header.pixelData?.declaredLength).toBe(72);
      const pixels = await header.pixelSource.read(header.pixelData?.offset ?? 0, 3);
      expect([...pixels]).toEqual([0, 7, 14]);
    });
  }

  test('takes 256 KiB of a large file and no more', async () => {
    const pixels = new Uint8Array(4_000_000);
    const source = counting(memoryByteSource(buildPullback({ rows: 1000, columns: 1000, numberOfFrames: 4, pixels })));
    await readHeader(source);
    expect(source.readBytes()).toBe(256 * 1024);
  });

  test('goes on where the header is longer than the first read, wherever that read breaks it', async () => {
    for (const length of [256 * 1024 - 460, 256 * 1024 - 400, 700_000, 1_500_000]) {
      const bytes = buildPullback({ elements: [element('00091001', 'OB', new Uint8Array(length + (length & 1)))] });
      const header = await readHeader(memoryByteSource(bytes));
      expect(header.dataset.number(dicomTags.columns)).toBe(6);
      expect(header.pixelData?.declaredLength).toBe(72);
    }
  });

  test('reads 64-bit values, whose lengths have four bytes', async () => {
    const bytes = buildPullback({ elements: [element('7fe00001', 'OV', [0, 5_000_000_000]), element('7fe00002', 'OV', [10, 12])] });
    const header = await readHeader(memoryByteSource(bytes));
    expect(header.dataset.numbers(dicomTags.extendedOffsetTable)).toEqual([0, 5_000_000_000]);
    expect(header.pixelData).not.toBeNull();
  });

  test('does not take the pixels of an icon for the pixels of the image', async () => {
    const icon = element('00880200', 'SQ', [[element('00280010', 'US', [1]), element('7fe00010', 'OW', new Uint8Array(2))]]);
    const header = await readHeader(memoryByteSource(buildPullback({ elements: [icon] })));
    expect(header.pixelData?.declaredLength).toBe(72);
    expect(header.dataset.number(dicomTags.rows)).toBe(4);
  });

  test('does without the group length of the file header', async () => {
    const bytes = buildPullback();
    const withoutLength = Uint8Array.from([...bytes.subarray(0, 132), ...bytes.subarray(144)]);
    expect((await readHeader(memoryByteSource(withoutLength))).dataset.number(dicomTags.rows)).toBe(4);
  });

  test('a text value with a number that is none is no number', async () => {
    const header = await readHeader(memoryByteSource(buildPullback({ elements: [element('00181063', 'DS', '0x21'), element('00280030', 'DS', '\\0.1')] })));
    expect(header.dataset.number(dicomTags.frameTime)).toBeNull();
    expect(header.dataset.numbers(dicomTags.pixelSpacing)[0]).toBeNaN();
  });

  test('refuses what is no DICOM file, each with its sentence', async () => {
    const refusal = (bytes: Uint8Array) => readHeader(memoryByteSource(bytes));
    await expect(refusal(new Uint8Array(0))).rejects.toMatchObject({ code: 'file/empty' });
    await expect(refusal(new Uint8Array(5))).rejects.toMatchObject({ code: 'file/notDicom' });
    await expect(refusal(new Uint8Array(500).fill(65))).rejects.toMatchObject({ code: 'file/notDicom' });
    await expect(refusal(buildPullback().subarray(0, 200))).rejects.toMatchObject({ code: 'file/truncated' });
    await expect(refusal(buildPullback().subarray(0, 300))).rejects.toMatchObject({ code: 'file/truncated' });
    await expect(refusal(buildFile('', [element('00080060', 'CS', 'IVUS')]))).rejects.toMatchObject({ code: 'dicom/malformed' });
    await expect(refusal(buildFile('1.2.3', []))).rejects.toMatchObject({ code: 'dicom/unsupportedTransferSyntax' });
    const deflated = buildPullback({ transferSyntaxUid: deflatedExplicitVrLittleEndian });
    await expect(refusal(deflated.subarray(0, deflated.length - 200))).rejects.toMatchObject({ code: 'file/truncated' });
  });

  test('sequences nested beyond all measure end in a refusal', async () => {
    const open = [0x09, 0, 1, 0x10, 0x53, 0x51, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xfe, 0xff, 0, 0xe0, 0xff, 0xff, 0xff, 0xff];
    const nested = Uint8Array.from({ length: 40_000 * open.length }, (_, i) => open[i % open.length]!);
    const bytes = Uint8Array.from([...buildFile(explicitVrLittleEndian, []), ...nested]);
    await expect(readHeader(memoryByteSource(bytes))).rejects.toMatchObject({ code: 'dicom/malformed' });
  });

  test('the header of a syntax that cannot be decoded is read all the same', async () => {
    const header = await readHeader(memoryByteSource(buildPullback({ transferSyntaxUid: '1.2.840.10008.1.2.4.90' })));
    expect(header.transferSyntax.name).toBe('JPEG 2000 (Lossless Only)');
    expect((await readHeader(memoryByteSource(buildPullback({ transferSyntaxUid: jpegBaseline8Bit })))).dataset.number(dicomTags.rows)).toBe(4);
  });
});

describe('an empty sequence', () => {
  test('is read as one without items, in explicit VR and in implicit', async () => {
    for (const transferSyntaxUid of [explicitVrLittleEndian, implicitVrLittleEndian, explicitVrBigEndian]) {
      const file = buildPullback({ transferSyntaxUid, elements: [element('00186011', 'SQ', new Uint8Array()), element('00400555', 'SQ', new Uint8Array())] });
      const { dataset } = await readHeader(memoryByteSource(file));
      expect(dataset.items(dicomTags.sequenceOfUltrasoundRegions)).toEqual([]);
      expect(dataset.text(dicomTags.patientName)).toBe('Doe^Jane');
    }
  });
});

describe('text', () => {
  const name = async (characterSet: string | null, bytes: readonly number[]) => {
    const elements = [element('00100010', 'PN', Uint8Array.from(bytes)), ...(characterSet === null ? [] : [element('00080005', 'CS', characterSet)])];
    return (await readHeader(memoryByteSource(buildPullback({ elements })))).dataset.text(dicomTags.patientName);
  };

  test('is read in the character set that the file names', async () => {
    expect(await name('ISO_IR 100', [0x42, 0x75, 0x63, 0xe9])).toBe('Bucé');
    expect(await name('ISO_IR 101', [0xb3, 0xf3, 0x64, 0xbc])).toBe('łódź');
    expect(await name('ISO_IR 144', [0xbb, 0xee, 0xda, 0xd3])).toBe('Люкг');
    expect(await name('ISO_IR 126', [0xc4, 0xe9, 0xef, 0xed])).toBe('Διον');
    expect(await name('ISO_IR 192', [0xe5, 0xb1, 0xb1, 0xe7, 0x94, 0xb0])).toBe('山田');
    expect(await name('GB18030', [0xcd, 0xf5])).toBe('王');
    expect(await name('ISO-IR 100', [0xfc, 0x20])).toBe('ü');
    expect(await name('ISO 2022 IR 100', [0xfc, 0x20])).toBe('ü');
  });

  test('without a declared set is UTF-8 where it is valid, else Latin 1, and never fails', async () => {
    expect(await name(null, [0xc3, 0xa9])).toBe('é');
    expect(await name(null, [0xe9, 0x20])).toBe('é');
    expect(await name('NO SUCH SET', [0x41, 0x42])).toBe('AB');
  });

  test('loses control characters', async () => {
    expect(await name(null, [0x41, 0x0a, 0x1b, 0x42])).toBe('AB');
  });
});
