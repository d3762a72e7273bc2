import { expect, test } from 'vitest';
import { cacheBudgetBytes } from '../../../renderer/frames/cacheBudget.ts';

test('a small device keeps fewer decoded frames, and none more than a quarter of a gibibyte', () => {
  const budgets = [null, 0.25, 2, 4, 8, 64].map((gib) => cacheBudgetBytes(gib) / (1024 * 1024));
  expect(budgets).toEqual([256, 64, 64, 128, 256, 256]);
});
