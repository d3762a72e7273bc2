import { expect, test } from 'vitest';
import { plainText, terminalText, visibleText } from '../../src/shared/plainText.ts';

test('text of several lines keeps its lines and tabs, and nothing that turns, hides or commands', () => {
  expect(visibleText('a\tb\r\nc\u0000\u001b[1m\u009b\u202e\u2066\u200b\ufeff\u{e0041}d')).toBe('a\tb\r\nc[1md');
});

test('letters of every script stay, with the joiners that they are spelt with', () => {
  const text = 'Äneas 山田 홍길동 שרון قباني नेपाल्\u200dको می\u200cخواهم 👩‍⚕️ 𠮷';
  expect(visibleText(text)).toBe(text);
});

test('a line is cut where it is absurdly long, and never within a character', () => {
  expect(plainText('𠮷'.repeat(2000))).toBe(`${'𠮷'.repeat(512)}…`);
  expect(plainText(`x${'𠮷'.repeat(2000)}`)).toBe(`x${'𠮷'.repeat(511)}…`);
  expect(plainText('a\nb')).toBe('ab');
});

test('a terminal is shown what it would obey, and JSON stays the same document', () => {
  expect(terminalText('\u001b[2J\r\u009bm\nsame')).toBe(String.raw`\u001b[2J\u000d\u009bm` + '\nsame');
  const said = { name: 'a\u009b\u202e\u{e0041}\u007f山' };
  const shown = terminalText(JSON.stringify(said));
  expect(shown).toBe(String.raw`{"name":"a\u009b\u202e\udb40\udc41\u007f山"}`);
  expect(JSON.parse(shown)).toEqual(said);
});
