import { describe, expect, test } from 'vitest';
import { type BuiltElement, element } from './datasetBuilder.ts';
import { columns, type Made, madeFile, noise, opened, rows } from './shownFile.ts';

describe('what cannot be shown rightly', () => {
  const layout = { allocated: 8, stored: 8, high: 7 } as const;
  const refusal = async (made: Partial<Made>, elements: readonly BuiltElement[] = []) =>
    opened(madeFile({ layout, ...made, elements })).then(
      () => 'shown',
      (error: unknown) => String(error),
    );

  test('is refused by its name, with what to do', async () => {
    expect(await refusal({ samples: 3, photometric: 'HSV' })).toMatch(/HSV.*Export/);
    expect(await refusal({ samples: 3, photometric: 'YBR_RCT' })).toMatch(/YBR_RCT.*Export/);
    expect(await refusal({ samples: 3, photometric: 'YBR_PARTIAL_420' })).toMatch(/YBR_PARTIAL_420.*Export/);
    expect(await refusal({}, [element('00280002', 'US', [4]), element('00280004', 'CS', 'ARGB')])).toMatch(/4 samples per pixel.*Export/);
    expect(await refusal({ layout: { allocated: 32, stored: 32, high: 31 } })).toMatch(/32 bits per pixel.*Export/);
    expect(await refusal({}, [element('00280100', 'US', [1]), element('00280101', 'US', [1]), element('00280102', 'US', [0])])).toMatch(/1 bit.*Export/);
    expect(await refusal({}, [element('00280101', 'US', [9])])).toMatch(/contradicts itself/);
  });

  test('but a last bit that is misplaced where all are stored is shown with a word', async () => {
    const { warnings, frame } = await opened(madeFile({ layout: { allocated: 8, stored: 8, high: 11 } }));
    expect(warnings).toContain('pullback/highBit');
    expect(frame.data).toEqual(noise(rows * columns, 1));
    expect(await refusal({ layout: { allocated: 16, stored: 12, high: 10 } })).toMatch(/contradicts itself/);
  });

  test('but colours that are called signed are shown with a word', async () => {
    const { warnings, shown } = await opened(madeFile({ layout, samples: 3, photometric: 'RGB', signed: true }));
    expect(warnings).toContain('pullback/signedColour');
    expect(shown).toEqual(noise(rows * columns * 3, 1));
  });
});
