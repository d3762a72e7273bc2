import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BrokenMultipart, boundaryOf, readParts } from '../../../src/node/dicomweb/multipart.ts';

async function* inPieces(bytes: Uint8Array, ...lengths: readonly number[]) {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length] ?? bytes.length;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

async function partsOf(text: string | Uint8Array, boundary: string, ...lengths: readonly number[]) {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  const parts: { contentType: string; content: string }[] = [];
  for await (const { contentType, content } of readParts(inPieces(bytes, ...lengths), boundary)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(Buffer.from(piece));
    parts.push({ contentType, content: Buffer.concat(pieces).toString('latin1') });
  }
  return parts;
}

describe('a multipart message', () => {
  it('is read as RFC 2046 5.1.1 shows it: preamble and epilogue are no parts, and a part may have no headers', async () => {
    const message =
      'This is the preamble.  It is to be ignored.\r\n--simple boundary\r\n\r\nimplicitly typed\r\nno line end at its end\r\n--simple boundary  \r\nContent-type: text/plain; charset=us-ascii\r\nX: 1\r\n\r\nends with a line end\r\n\r\n--simple boundary--\r\n\r\nThis is the epilogue.';
    for (const length of [1, 2, 3, 7, 1000]) {
      expect(await partsOf(message, 'simple boundary', length)).toEqual([
        { contentType: '', content: 'implicitly typed\r\nno line end at its end' },
        { contentType: 'text/plain; charset=us-ascii', content: 'ends with a line end\r\n' },
      ]);
    }
  });

  it('gives back any bytes however they are cut up, whatever length its header claims', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 3 }), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }), async (contents, lengths) => {
        const message = Buffer.concat([...contents.flatMap((content) => [Buffer.from('\r\n--b0undary\r\nContent-Length: 5\r\nContent-Type: application/dicom\r\n\r\n'), content]), Buffer.from('\r\n--b0undary--')]);
        expect((await partsOf(message, 'b0undary', ...lengths)).map(({ content }) => content)).toEqual(contents.map((content) => Buffer.from(content).toString('latin1')));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what only begins like its boundary', async () => {
    const content = 'a\r\n--bound\r\n--boundary2\r\n--boundary \t-\r\n--boundary-\r\r\n--boundaryx';
    for (const length of [1, 5, 1000]) expect(await partsOf(`--boundary\r\n\r\n${content}\r\n--boundary--`, 'boundary', length)).toEqual([{ contentType: '', content }]);
  });

  it('that ends anywhere before its last boundary is broken, not short', async () => {
    const message = '--b\r\nContent-Type: application/dicom\r\n\r\n0123456789\r\n--b--';
    for (let length = 0; length < message.length; length++) await expect(partsOf(message.slice(0, length), 'b', 4)).rejects.toBeInstanceOf(BrokenMultipart);
    expect(await partsOf(message, 'b', 4)).toHaveLength(1);
  });

  it('without a boundary, or with headers that never end, is given up before it fills the memory', async () => {
    let given = 0;
    async function* endless(text: string) {
      for (;;) {
        given += text.length;
        yield Buffer.from(text);
      }
    }
    const read = async (source: AsyncIterable<Uint8Array>) => {
      for await (const { content } of readParts(source, 'b')) for await (const piece of content) expect(piece).toBeDefined();
    };
    await expect(read(endless('nothing of the kind '))).rejects.toBeInstanceOf(BrokenMultipart);
    async function* headers() {
      yield Buffer.from('--b\r\n');
      yield* endless('X-Header: and so on\r\n');
    }
    await expect(read(headers())).rejects.toBeInstanceOf(BrokenMultipart);
    expect(given).toBeLessThan(200_000);
  });
});

it('The boundary is taken from the type as servers write it, and not where it cannot be one', () => {
  expect(boundaryOf('multipart/related; type="application/dicom"; boundary=abc')).toBe('abc');
  expect(boundaryOf('Multipart/Related; boundary="gc0p4Jq0M:2Yt08jU534c0p"; type="application/dicom"')).toBe('gc0p4Jq0M:2Yt08jU534c0p');
  expect(boundaryOf('multipart/related;boundary="a \\"b\\""')).toBe('a "b"');
  expect(boundaryOf('multipart/related; type="application/dicom"')).toBeNull();
  expect(boundaryOf(`multipart/related; boundary=${'x'.repeat(71)}`)).toBeNull();
  expect(boundaryOf('text/html; boundary=abc')).toBeNull();
});
