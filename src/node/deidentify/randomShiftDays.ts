import { randomInt } from 'node:crypto';

/** One to ten years back, so that no date of an export lies ahead. */
export function randomShiftDays(): number {
  return -randomInt(365, 3653);
}
