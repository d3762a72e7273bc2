import { expect, test } from 'vitest';
import { displayPersonName, personNameInFull } from '../../src/dicom/personName.ts';

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


test('in full, the ideographic form stands in brackets where it is another', () => {
  expect(personNameInFull('Yamada^Tarou=山田^太郎=やまだ^たろう')).toBe('Yamada, Tarou (山田 太郎)');
  expect(personNameInFull('Hong^Gildong=洪^吉洞=홍^길동')).toBe('Hong, Gildong (洪 吉洞)');
  expect(personNameInFull('Wang^XiaoDong=王^小东=')).toBe('Wang, XiaoDong (王 小东)');
  expect(personNameInFull('山田^太郎=山田^太郎')).toBe('山田, 太郎');
  expect(personNameInFull('=山田^太郎=やまだ^たろう')).toBe('山田, 太郎');
  expect(personNameInFull('==やまだ^たろう')).toBe('やまだ, たろう');
  expect(personNameInFull('Doe^Jane^^^')).toBe('Doe, Jane');
  expect(personNameInFull('Doe^Jane=^^')).toBe('Doe, Jane');
  expect(personNameInFull('A^B^C^D^E^F^G=H=I=J=K')).toBe('A, D B C, E (H)');
  expect(personNameInFull('')).toBe('');
});
