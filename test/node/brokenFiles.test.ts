import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPullbackFile } from '../../src/node/openPullback.ts';
import { dcmtkInstalled, dcmtkStoredBytes, dcmtkStreams } from '../dicom/dcmtk.ts';
import { openJpegInstalled, openJpegSamples } from '../dicom/openJpegTools.ts';
import { sharedData } from '../sharedData.ts';

/** What has to become of a file that other projects keep because it is broken. */
type Expected =
  | { readonly refused: string }
  /** It opens; its only frame is refused. */
  | { readonly frameRefused: string }
  | { readonly equals: 'dcmtk' | 'OpenJPEG' | { readonly twin: string }; readonly signedBits?: number; readonly warnings: readonly string[] };

/** The outcome of each by what is wrong with it, as dcmdump shows it. */
const expected: Readonly<Record<string, Expected>> = {
  // No group length in the file header, which is harmless; an ultrasound header that ends before its images, which is not.
  'dcmjs__no-meta-length-test.dcm': { refused: 'dicom/noPixelData' },
  // A private sequence was written by the rules of the wrong encoding; the pixels are sound.
  'pydicom-data__bad_sequence.dcm': { equals: 'dcmtk', warnings: [] },
  // The last eight bytes, the delimiter behind the last frame, are missing; no frame is.
  'pydicom-data__emri_small_jpeg_2k_lossless_too_short.dcm': { equals: { twin: 'pydicom-data__emri_small_jpeg_2k_lossless.dcm' }, warnings: ['dicom/noDelimiter'] },
  // Most attributes have the representation UN: their values are what the dictionary says they are.
  'pydicom-data__explicit_VR-UN.dcm': { equals: 'OpenJPEG', warnings: [] },
  // A codestream of a few hundred bytes that is sound all the same.
  'pydicom__693_J2KI.dcm': { equals: 'OpenJPEG', warnings: [] },
  // Data sets without a file header, whole and unmistakably big or little endian: radiotherapy plans, which hold no images.
  'pydicom__ExplVR_BigEndNoMeta.dcm': { refused: 'dicom/noPixelData' },
  'pydicom__ExplVR_LitEndNoMeta.dcm': { refused: 'dicom/noPixelData' },
  // The header says that the values of 13 bits are signed (−2000 is outside of the scanned circle), the codestream that they are not.
  'pydicom__J2K_pixelrep_mismatch.dcm': { equals: 'OpenJPEG', signedBits: 13, warnings: ['dicom/streamSign'] },
  // The codestream says that its image is 3 722 445 056 pixels wide.
  'pydicom__JPEG2000-embedded-sequence-delimiter.dcm': { frameRefused: 'dicom/frameUndecodable' },
  // 128 bytes too many behind the only frame.
  'pydicom__MR_small_padded.dcm': { equals: { twin: 'pydicom__MR_small.dcm' }, warnings: ['pullback/extraPixelData'] },
  // It ends within its only frame.
  'pydicom__MR_truncated.dcm': { refused: 'file/truncated' },
  // A private sequence of representation UN and undefined length, and nothing else.
  'pydicom__UN_sequence.dcm': { refused: 'dicom/noPixelData' },
  // A radiotherapy dose with 32 bits a pixel, which is no picture for this program whatever else is wrong with it (it has “1A” frames).
  'pydicom__badVR.dcm': { refused: 'dicom/unsupportedPixels' },
  // Texts and sequences without images.
  'pydicom__chrSQEncoding.dcm': { refused: 'dicom/noPixelData' },
  'pydicom__empty_charset_LEI.dcm': { refused: 'dicom/noPixelData' },
  'pydicom__no_meta_group_length.dcm': { refused: 'dicom/noPixelData' },
  'pydicom__priv_SQ.dcm': { refused: 'dicom/noPixelData' },
  // Two bytes of pixel data and no word on what they are; one of the two does not say either how it is encoded.
  'pydicom__meta_missing_tsyntax.dcm': { refused: 'dicom/malformed' },
  'pydicom__nested_priv_SQ.dcm': { refused: 'dicom/malformed' },
  // It begins with a stray byte, so that nothing in it lies where it should; dcmdump cannot read it either.
  'pydicom__no_meta.dcm': { refused: 'file/notDicom' },
  // It ends within an element.
  'pydicom__rtplan_truncated.dcm': { refused: 'file/truncated' },
  // UIDs padded with spaces; the name of the file is worse than the file.
  'pylibjpeg-data__JPEGLossless_1s_1f_i_16_16_bad.dcm': { equals: 'dcmtk', warnings: [] },
};

const pathOf = (folder: string, name: string) => join(sharedData ?? '', folder, name);

/** Pixels of all frames as 16-bit words, and what was said. */
async function decoded(path: string) {
  const opened = await openPullbackFile(path);
  try {
    const words: number[] = [];
    for (let i = 0; i < opened.pullback.numberOfFrames; i++) for (const value of (await opened.decodeFrame(i)).data) words.push(value & 0xffff);
    return { words: Uint16Array.from(words), warnings: opened.pullback.warnings.map(({ code }) => code) };
  } finally {
    await opened.close();
  }
}

function wordsOf(bytes: Uint8Array): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint16Array.from({ length: bytes.length >> 1 }, (_, i) => view.getUint16(2 * i, true));
}

async function wordsByOracle(path: string, oracle: 'dcmtk' | 'OpenJPEG' | { readonly twin: string }): Promise<Uint16Array> {
  if (oracle === 'dcmtk') return wordsOf(dcmtkStoredBytes(path));
  if (oracle === 'OpenJPEG') return wordsOf(openJpegSamples(dcmtkStreams(path, 1)[0] ?? new Uint8Array()));
  return (await decoded(pathOf('dicom_syntaxes', oracle.twin))).words;
}

describe.skipIf(sharedData === null || !dcmtkInstalled || !openJpegInstalled)('files that are kept because they are broken', () => {
  test('are all in the table', () => {
    expect(readdirSync(pathOf('dicom_broken', '')).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  for (const [name, outcome] of Object.entries(expected)) {
    const path = pathOf('dicom_broken', name);
    if ('refused' in outcome) {
      test(`${name} is refused: ${outcome.refused}`, async () => {
        await expect(openPullbackFile(path)).rejects.toMatchObject({ name: 'AppError', code: outcome.refused });
      });
    } else if ('frameRefused' in outcome) {
      test(`${name} opens, but its frame is refused`, async () => {
        const opened = await openPullbackFile(path);
        await expect(opened.decodeFrame(0)).rejects.toMatchObject({ name: 'AppError', code: outcome.frameRefused });
        await opened.close();
      });
    } else {
      test(`${name} shows its picture${outcome.warnings.length > 0 ? ' with a warning' : ''}`, async () => {
        const { words, warnings } = await decoded(path);
        const shift = 32 - (outcome.signedBits ?? 16);
        const truth = (await wordsByOracle(path, outcome.equals)).map((word) => (word << shift) >> shift);
        expect(Buffer.from(words.buffer).equals(Buffer.from(truth.buffer))).toBe(true);
        expect(warnings).toEqual(outcome.warnings);
      });
    }
  }
});

/** What damaging real files at random has found, each as the change that it takes. */
const finds: readonly { readonly what: string; readonly file: string; readonly changes: readonly (readonly [at: number, byte: number])[]; readonly outcome: string }[] = [
  {
    what: 'a JPEG-LS stream that breaks off kept its decoder busy for more than 20 s',
    file: 'pydicom__SC_rgb_jls_lossy_sample.dcm',
    changes: [
      [578, 0xba],
      [579, 0x01],
    ],
    outcome: 'dicom/frameUndecodable',
  },
];

describe.skipIf(sharedData === null)('found by damaging files at random', () => {
  for (const { what, file, changes, outcome } of finds) {
    test(what, async () => {
      const bytes = Uint8Array.from(readFileSync(pathOf('dicom_syntaxes', file)));
      for (const [at, byte] of changes) bytes[at] = byte;
      const folder = mkdtempSync(join(tmpdir(), 'venolume-finds-'));
      try {
        writeFileSync(join(folder, file), bytes);
        const opened = await openPullbackFile(join(folder, file));
        await expect(opened.decodeFrame(0)).rejects.toMatchObject({ name: 'AppError', code: outcome });
        await opened.close();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }, 20_000);
  }
});
