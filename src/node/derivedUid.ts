import { createHash } from 'node:crypto';

/** A UID that stands for a text: `2.25.` and the first 128 bits, as a decimal number, of its SHA-256 (PS3.5 B.2 for its form). */
export function derivedUid(text: string): string {
  return `2.25.${BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 32)}`)}`;
}
