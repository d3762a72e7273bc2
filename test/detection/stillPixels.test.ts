import { expect, test } from 'vitest';
import { StillPixels } from '../../src/detection/stillPixels.ts';

const [columns, rows] = [40, 30];

/** A picture that changes everywhere but where something is drawn over it, and outside of the fan. */
function frameOf(seed: number) {
  const grey = Uint8Array.from({ length: columns * rows }, (_, at) => (at % columns < 5 ? 0 : (Math.imul(at * 64 + seed, 2654435761) >>> 8) % 200));
  for (let row = 10; row < 14; row++) grey[row * columns + 20] = 230 + (seed % 3);
  return { columns, rows, grey };
}

test('what stays bright over a pullback is left out, with its blurred edge; black beyond the picture is not drawn over', () => {
  const still = new StillPixels(columns, rows);
  for (let seed = 1; seed <= 24; seed++) still.add(frameOf(seed));
  const excluded = still.excluded()!;
  for (let row = 9; row < 15; row++) for (let column = 19; column < 22; column++) expect(excluded[row * columns + column]).toBe(1);
  expect(excluded.reduce((sum, value) => sum + value, 0)).toBe(6 * 3);
});

test('too few frames tell nothing, and frames of another size are passed over', () => {
  const still = new StillPixels(columns, rows);
  for (let seed = 1; seed <= 5; seed++) still.add(frameOf(seed));
  for (let k = 0; k < 20; k++) still.add({ columns: 3, rows: 3, grey: new Uint8Array(9) });
  expect(still.excluded()).toBeNull();
});
