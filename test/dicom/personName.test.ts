import { expect, test } from 'vitest';
import { displayPersonName } from '../../src/dicom/personName.ts';

test('a person name is shown as family, given, from its first component group that says something', () => {
  expect(displayPersonName('Adams^John Robert Quincy^^Rev.^B.A.')).toBe('Adams, Rev. John Robert Quincy, B.A.');
  expect(displayPersonName('Doe^Jane')).toBe('Doe, Jane');
  expect(displayPersonName('Doe')).toBe('Doe');
  expect(displayPersonName('^Jane')).toBe('Jane');
  expect(displayPersonName('Yamada^Tarou=山田^太郎=やまだ^たろう')).toBe('Yamada, Tarou');
  expect(displayPersonName('=山田^太郎')).toBe('山田, 太郎');
  expect(displayPersonName('^^^^')).toBe('');
  expect(displayPersonName('')).toBe('');
});
