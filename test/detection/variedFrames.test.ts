import { describe, expect, test } from 'vitest';
import { detectLumen } from '../../src/detection/detectLumen.ts';
import type { GreyFrame } from '../../src/detection/detectionFrame.ts';
import { agreement } from './agreement.ts';
import { syntheticFrame, type SyntheticVein } from './syntheticFrame.ts';

const square = (sizePx: number, fieldMm: number) => ({ columns: sizePx, rows: sizePx, spacingMm: { column: fieldMm / sizePx, row: fieldMm / sizePx } });
const vein: SyntheticVein = { ...square(384, 60), offsetMm: [2, 1], semiAxesMm: [7, 5], turn: 0.4 };

/** A coronary artery: intima, dark media, bright adventitia; a catheter of 1 mm in a field of 10 mm. */
const intimaMediaAdventitia = [
  { thicknessMm: 0.15, db: -14 },
  { thicknessMm: 0.2, db: -34 },
  { thicknessMm: 0.8, db: -6 },
  { thicknessMm: Infinity, db: -18 },
];
const thickPlaque = [{ thicknessMm: 0.7, db: -24 }, { thicknessMm: 0.2, db: -36 }, ...intimaMediaAdventitia.slice(2)];
const artery: SyntheticVein = {
  ...square(384, 10),
  catheterMm: { radius: 0.5, ringDown: 0.2 },
  beamMm: 0.05,
  wall: intimaMediaAdventitia,
  offsetMm: [0.3, 0.2],
  semiAxesMm: [1.7, 1.5],
  turn: 0.3,
};

describe('the lumen of a vein', () => {
  test.each<[string, Partial<SyntheticVein>]>([
    ['of 1024²', square(1024, 60)],
    ['in a field of 30 mm', square(384, 30)],
    ['in a picture that does not fill its image', { fieldRadiusMm: 22 }],
    ['little gain', { gainDb: -12 }],
    ['much gain', { gainDb: 10 }],
    ['a narrow dynamic range', { dynamicRangeDb: 35 }],
    ['a wide dynamic range', { dynamicRangeDb: 65 }],
    ['bright blood', { bloodDb: -24 }],
    ['fine speckle', { beamMm: 0.1 }],
    ['a shadow on the wall', { shadow: [0.5, 1.2] }],
    ['the catheter in the middle', { offsetMm: [0, 0] }],
    ['the catheter against the wall', { offsetMm: [4.5, 1.5] }],
  ])('is found: %s', (_name, change) => {
    const changed = { ...vein, ...change };
    const frame = syntheticFrame(changed);
    for (const spacingMm of [changed.spacingMm, null]) expect(agreement(detectLumen(frame, { spacingMm })!.points, changed)).toBeGreaterThan(0.93);
  });
});

describe('the lumen of a coronary artery, not the border of its media', () => {
  test.each<[string, Partial<SyntheticVein>]>([
    ['3 mm wide', {}],
    ['5 mm wide', { offsetMm: [0.9, 0.2], semiAxesMm: [2.6, 2.3] }],
    ['2 mm wide in thick plaque', { wall: thickPlaque, offsetMm: [0.1, 0.1], semiAxesMm: [1.05, 0.95] }],
    ['behind plaque', { wall: thickPlaque, semiAxesMm: [1.4, 1.1] }],
    ['at 20 MHz', { beamMm: 0.08 }],
    ['at 60 MHz', { ...square(512, 8), beamMm: 0.025 }],
    ['in shadow on one side', { shadow: [0.5, 1.3] }],
    ['without ring-down', { catheterMm: { radius: 0.5, ringDown: 0 } }],
  ])('is found: %s', (_name, change) => {
    const changed = { ...artery, ...change };
    const frame = syntheticFrame(changed);
    for (const spacingMm of [changed.spacingMm, null]) expect(agreement(detectLumen(frame, { spacingMm })!.points, changed)).toBeGreaterThan(0.92);
  });
});

describe('what a console draws over the picture', () => {
  test('is left out where it is known: a graticule through the lumen, and text', () => {
    const frame = syntheticFrame(vein);
    const { columns, rows } = frame;
    const excluded = new Uint8Array(columns * rows);
    const drawn: GreyFrame = { columns, rows, grey: frame.grey.slice() };
    const draw = (column: number, row: number) => {
      drawn.grey[row * columns + column] = 255;
      excluded[row * columns + column] = 1;
    };
    for (let at = 0; at < columns; at++) {
      if (at % 12 < 3) for (const line of [191, 192]) {
        draw(at, line);
        draw(line, at);
      }
      if (at > 200 && at < 230) for (let row = 170; row < 176; row++) draw(at, row);
    }
    expect(agreement(detectLumen(drawn, { spacingMm: vein.spacingMm, excluded })!.points, vein)).toBeGreaterThan(0.95);
  });
});
