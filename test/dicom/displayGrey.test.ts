import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { displayPixels } from '../../src/dicom/displayPixels.ts';
import { explicitVrBigEndian } from '../../src/dicom/transferSyntax.ts';
import { openPullbackFile } from '../../src/node/openPullback.ts';
import { sharedData } from '../sharedData.ts';
import { type BuiltElement, element } from './datasetBuilder.ts';
import { dcmtkInstalled, dcmtkShownFrames } from './dcmtk.ts';
import { columns, differenceFromDcmtk, type Layout, madeFile, noise, opened, rows } from './shownFile.ts';

/** Bits in every usual place, and in some unusual ones. */
const layouts: readonly Layout[] = [
  { allocated: 8, stored: 8, high: 7 },
  { allocated: 8, stored: 7, high: 6 },
  { allocated: 8, stored: 5, high: 7 },
  { allocated: 16, stored: 16, high: 15 },
  { allocated: 16, stored: 12, high: 11 },
  { allocated: 16, stored: 12, high: 15 },
  { allocated: 16, stored: 10, high: 9 },
  { allocated: 16, stored: 9, high: 13 },
  { allocated: 16, stored: 8, high: 7 },
  { allocated: 16, stored: 8, high: 15 },
  { allocated: 32, stored: 16, high: 15 },
  { allocated: 32, stored: 12, high: 20 },
];

const window = (center: number, width: number, shape?: string) => [
  element('00281050', 'DS', String(center)),
  element('00281051', 'DS', String(width)),
  ...(shape === undefined ? [] : [element('00281056', 'CS', shape)]),
];
const rescale = (slope: number, intercept: number) => [element('00281052', 'DS', String(intercept)), element('00281053', 'DS', String(slope))];
const table = (sequence: string, descriptor: readonly number[], entries: readonly number[]) =>
  element(sequence, 'SQ', [[element('00283002', 'US', descriptor), element('00283006', 'US', entries)]]);

const nameOf = ({ allocated, stored, high }: Layout) => `${stored} bits up to bit ${high} of ${allocated}`;

describe.skipIf(!dcmtkInstalled)('grey is shown as dcmtk shows it', () => {
  for (const layout of layouts) {
    test(`with ${nameOf(layout)}, signed or not, with a window and without`, async () => {
      for (const signed of [false, true]) {
        const made = { layout, signed, photometric: signed ? 'MONOCHROME1' : 'MONOCHROME2' };
        // Without a window dcmtk shifts fewer than 8 bits up, so that its white falls short of 255 by what lies below them.
        expect(await differenceFromDcmtk(made)).toBeLessThanOrEqual(Math.max(1, 2 ** (8 - layout.stored)));
        const span = 2 ** layout.stored;
        const elements = [...window(span * 0.2, span * 0.7), ...rescale(2, -span / 8)];
        expect(await differenceFromDcmtk({ ...made, elements }, ['+Wi', '1'])).toBeLessThanOrEqual(1);
      }
    });
  }

  test('from bright to dark as from dark to bright', async () => {
    for (const layout of [{ allocated: 8, stored: 8, high: 7 }, { allocated: 16, stored: 12, high: 11 }] as const) {
      expect(await differenceFromDcmtk({ layout, photometric: 'MONOCHROME1', elements: window(100, 150) }, ['+Wi', '1'])).toBeLessThanOrEqual(1);
    }
  });

  test('in big endian', async () => {
    const layout = { allocated: 16, stored: 12, high: 11 } as const;
    expect(await differenceFromDcmtk({ layout, signed: true, transferSyntaxUid: explicitVrBigEndian })).toBeLessThanOrEqual(1);
  });

  test('through a Modality and a VOI look-up table', async () => {
    const layout = { allocated: 16, stored: 10, high: 9 } as const;
    const rising = Array.from({ length: 1024 }, (_, i) => Math.round((i * i) / 16));
    const falling = Array.from({ length: 700 }, (_, i) => 4095 - 5 * i);
    const modality = table('00283000', [1024, 0, 16], rising);
    const voi = table('00283010', [700, 150, 12], falling);
    expect(await differenceFromDcmtk({ layout, elements: [modality] })).toBeLessThanOrEqual(1);
    expect(await differenceFromDcmtk({ layout, elements: [voi] }, ['+Wl', '1'])).toBeLessThanOrEqual(1);
    expect(await differenceFromDcmtk({ layout, elements: [modality, ...window(20000, 30000)] }, ['+Wi', '1'])).toBeLessThanOrEqual(1);
  });

  test('through a sigmoid', async () => {
    const layout = { allocated: 16, stored: 12, high: 11 } as const;
    expect(await differenceFromDcmtk({ layout, elements: window(1500, 900, 'SIGMOID') }, ['+Wi', '1'])).toBeLessThanOrEqual(1);
  });
});

describe('the functions of a window', () => {
  const layout = { allocated: 8, stored: 8, high: 7 } as const;
  const shadesOfValues = async (values: readonly number[], elements: readonly BuiltElement[]) => {
    const pixels = noise(rows * columns, 1);
    pixels.set(values);
    return Array.from((await opened(madeFile({ layout, pixels, elements }))).shown.slice(0, values.length));
  };

  test('LINEAR, the default, by PS3.3 C.11.2.1.2', async () => {
    // c = 100, w = 101: black up to 49.5, white above 149.5, between them ((x − 99.5)/100 + 0.5)·255.
    const expected = [0, 1, 129, 254, 255];
    expect(await shadesOfValues([49, 50, 100, 149, 150], window(100, 101))).toEqual(expected);
    expect(await shadesOfValues([49, 50, 100, 149, 150], window(100, 101, 'LINEAR'))).toEqual(expected);
    expect(await shadesOfValues([99, 100], window(100, 1))).toEqual([0, 255]);
  });

  test('LINEAR_EXACT by PS3.3 C.11.2.1.3', async () => {
    // c = 100, w = 100: black up to 50, white above 150, between them ((x − 100)/100 + 0.5)·255; narrower than 1 is allowed.
    expect(await shadesOfValues([50, 51, 100, 125, 150, 151], window(100, 100, 'LINEAR_EXACT'))).toEqual([0, 3, 128, 191, 255, 255]);
    expect(await shadesOfValues([99, 101], window(100, 0.5, 'LINEAR_EXACT'))).toEqual([0, 255]);
  });

  test('SIGMOID by PS3.3 C.11.2.1.3', async () => {
    // 255/(1 + exp(−4(x − 100)/80)): at the centre 127.5, at ±20 the arguments are ±1: 186.42 and 68.58; at ±40 they are ±2: 224.60 and 30.40.
    expect(await shadesOfValues([60, 80, 100, 120, 140], window(100, 80, 'SIGMOID'))).toEqual([30, 69, 128, 186, 225]);
  });

  test('of a kind that nobody knows are said and taken for linear ones', async () => {
    const file = madeFile({ layout, elements: window(100, 101, 'CUBIC') });
    expect((await opened(file)).warnings).toContain('pullback/window');
  });

  test('that would show every value alike are left out with a word', async () => {
    const { shown, frame, warnings } = await opened(madeFile({ layout, elements: window(40000, 400) }));
    expect(shown).toEqual(frame.data);
    expect(warnings).toContain('pullback/window');
  });
});

describe('a window of an 8-bit picture', () => {
  const layout = { allocated: 8, stored: 8, high: 7 } as const;

  test('is applied for looking, and leaves the stored values alone', async () => {
    const { shown, plain, frame } = await opened(madeFile({ layout, photometric: 'MONOCHROME1', elements: window(64, 128) }));
    expect(plain).toEqual(frame.data);
    // c = 64, w = 128: 0 is black, 127 and more white; MONOCHROME1 turns that round.
    expect(shown).toEqual(Uint8Array.from(frame.data, (value) => 255 - Math.min(255, Math.round((value * 255) / 127))));
  });
});

describe('what an enhanced multi-frame image says for all its frames', () => {
  const layout = { allocated: 16, stored: 12, high: 11 } as const;

  test('is used as if it stood in the data set itself, which goes before it', async () => {
    const groups = element('52009229', 'SQ', [[element('00289132', 'SQ', [window(1000, 900, 'SIGMOID')]), element('00289145', 'SQ', [rescale(2, -500)])]]);
    const itself = await opened(madeFile({ layout, elements: [...window(1000, 900, 'SIGMOID'), ...rescale(2, -500)] }));
    expect((await opened(madeFile({ layout, elements: [groups] }))).shown).toEqual(itself.shown);
    const other = [...window(300, 200), ...rescale(1, 0)];
    expect((await opened(madeFile({ layout, elements: [groups, ...other] }))).shown).toEqual((await opened(madeFile({ layout, elements: other }))).shown);
  });
});

describe('tables that cannot be read', () => {
  const layout = { allocated: 16, stored: 12, high: 11 } as const;

  test('are left out with a word', async () => {
    const short = table('00283010', [500, 0, 12], [1, 2, 3]);
    const bare = await opened(madeFile({ layout }));
    const voi = await opened(madeFile({ layout, elements: [short] }));
    expect(voi.shown).toEqual(bare.shown);
    expect(voi.warnings).toContain('pullback/voiLut');
    const modality = await opened(madeFile({ layout, elements: [table('00283000', [500, 0, 12], [1, 2, 3])] }));
    expect(modality.shown).toEqual(bare.shown);
    expect(modality.warnings).toContain('pullback/modality');
  });

  test('and a rescale that makes no values', async () => {
    for (const elements of [rescale(0, 0), rescale(1e305, 0)]) {
      const { shown, warnings } = await opened(madeFile({ layout, elements }));
      expect(shown).toEqual((await opened(madeFile({ layout }))).shown);
      expect(warnings).toContain('pullback/modality');
    }
  });
});

const realGrey: readonly (readonly [pattern: RegExp, options: readonly string[]])[] = [
  [/mlut_18|CT_small|emri_small(_RLE|_big_endian)?\.dcm/, []],
  [/vlut_04/, ['+Wl', '1']],
  [/MR_small(_RLE|_bigendian|_expb|_implicit)?\.dcm|__CTImage\.dcm$|693_UNC|OverlAys|JPEGProcess1Tr|GREYSCALE_IMAGE/i, ['+Wi', '1']],
];

describe.skipIf(sharedData === null || !dcmtkInstalled)('real grey files', () => {
  const files = ['dicom_syntaxes', 'dicom_us'].flatMap((folder) => (sharedData === null ? [] : readdirSync(join(sharedData, folder)).map((name) => join(sharedData ?? '', folder, name))));

  test('are shown as dcmtk shows them', async () => {
    const differing: string[] = [];
    let compared = 0;
    for (const [pattern, options] of realGrey) {
      for (const path of files.filter((name) => pattern.test(name))) {
        const open = await openPullbackFile(path);
        const { data } = displayPixels(await open.decodeFrame(0), open.pullback.pixels);
        await open.close();
        compared++;
        const difference = data.reduce((most, value, i) => Math.max(most, Math.abs(value - (shownBy(path, options)[i] ?? Number.NaN))), 0);
        if (!(difference <= 1)) differing.push(`${path.split('/').at(-1)}: ${difference}`);
      }
    }
    expect(compared).toBeGreaterThan(14);
    expect(differing).toEqual([]);
  });
});

const shown = new Map<string, Uint8Array>();

function shownBy(path: string, options: readonly string[]): Uint8Array {
  const known = shown.get(path) ?? dcmtkShownFrames(path, options)[0] ?? new Uint8Array();
  shown.set(path, known);
  return known;
}
