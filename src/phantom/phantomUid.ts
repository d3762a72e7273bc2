import { hashedUnit } from './randomNumbers.ts';

/**
 * A UID derived from a text, as one from a UUID is (PS3.5 B.2): the same text gives the same UID, so that a phantom made twice is the
 * same object and its analysis finds it again.
 */
export function uidOf(text: string): string {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  let number = 0n;
  for (let part = 0; part < 4; part++) number = (number << 32n) | BigInt(Math.floor(hashedUnit(part + 1, ...codes) * 4294967296));
  // Version and variant bits of a random UUID.
  number = (number & ~(0xfn << 76n)) | (4n << 76n);
  number = (number & ~(3n << 62n)) | (2n << 62n);
  return `2.25.${number}`;
}
