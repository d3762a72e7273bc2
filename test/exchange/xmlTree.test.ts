import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readForeignContours } from '../../src/exchange/readForeignContours.ts';
import { xmlTree } from '../../src/exchange/xmlTree.ts';
import { AppError } from '../../src/shared/appError.ts';
import { circlePixels, echoPlaqueXml } from './echoPlaqueXml.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const target = { rows: 512, columns: 512, numberOfFrames: 10, instances: [], spacingMm: null, scaleOf: () => null };

describe('hostile XML', () => {
  test('a document type declaration is refused, so that no entity is ever expanded or fetched', () => {
    const laughs = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]><AnalysisState>&lol2;</AnalysisState>';
    expect(() => xmlTree(bytes(laughs))).toThrow(/line 1: it has a document type/);
    expect(() => xmlTree(bytes('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'))).toThrow(/document type/);
  });

  test('an entity that nobody declared, elements left open, and text beside the root are refused with the line', () => {
    for (const text of ['<a>\n&x;</a>', '<a>\n<b></a>', '<a/>\nb', '<a>\n', '', '   ', '<a b=c/>']) expect(() => xmlTree(bytes(text)), text).toThrow(expect.objectContaining({ code: 'exchange/malformed' }));
    expect(() => xmlTree(bytes('<a>\n<b></a>'))).toThrow(/line 2/);
  });

  test('elements that nest without end are refused before memory is', () => {
    expect(() => xmlTree(bytes('<a>'.repeat(100_000)))).toThrow(/nest deeper/);
  });

  test('whatever bytes come, the answer is contours or one sentence', async () => {
    const good = echoPlaqueXml({ frames: new Map([[0, [{ type: 'L', points: circlePixels(200, 200, 50, 40) }]]]) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), fc.nat(good.length), async (changes, end) => {
        const file = good.slice(0, end);
        for (const [at, value] of changes) if (at < file.length) file[at] = value;
        try {
          const { contours } = await readForeignContours(file, target, {});
          for (const { points } of contours) expect(points.every(({ x, y }) => x >= 0 && x <= 512 && y >= 0 && y <= 512)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the text of UTF-16 and of Windows-1252 files is read', () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...[...'<a>ü</a>'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])]);
    expect(xmlTree(utf16).text).toBe('ü');
    expect(xmlTree(Uint8Array.from([...'<a>'].map((c) => c.charCodeAt(0)).concat(0xfc, ...[...'</a>'].map((c) => c.charCodeAt(0))))).text).toBe('ü');
  });
});
