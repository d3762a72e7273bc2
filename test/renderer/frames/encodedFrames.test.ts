import { describe, expect, test } from 'vitest';
import { encodedFramesFrom, splitEncodedFrames } from '../../../renderer/frames/encodedFrames.ts';

const batch = Uint8Array.of(2, 0, 0, 0, 7, 8, 0xff, 0xff, 0xff, 0xff, 1, 0, 0, 0, 9);

describe('a batch of encoded frames', () => {
  test('comes apart by its lengths; an unreadable frame is null', () => {
    expect(splitEncodedFrames(batch.buffer, 3)).toEqual([Uint8Array.of(7, 8), null, Uint8Array.of(9)]);
  });

  test('that breaks off is refused', () => {
    expect(() => splitEncodedFrames(batch.buffer.slice(0, 14), 3)).toThrow(/incomplete/);
    expect(() => splitEncodedFrames(batch.buffer.slice(0, 5), 1)).toThrow(/incomplete/);
  });

  test('is asked for by its place in the pullback, and a refusal of the service keeps its words', async () => {
    const asked: string[] = [];
    const signal = new AbortController().signal;
    const fetchBatch = encodedFramesFrom('p1', async (input) => {
      asked.push(String(input));
      return new Response(batch);
    });
    expect((await fetchBatch(4, 3, signal)).length).toBe(3);
    expect(asked).toEqual(['/api/pullbacks/p1/frames/4/3']);
    const refused = encodedFramesFrom('p1', async () => Response.json({ error: { code: 'file/notFound', message: 'The file is not where it was.', details: {} } }, { status: 404 }));
    await expect(refused(0, 1, signal)).rejects.toMatchObject({ code: 'file/notFound', message: 'The file is not where it was.' });
    const away = encodedFramesFrom('p1', async () => {
      throw new TypeError('fetch failed');
    });
    await expect(away(0, 1, signal)).rejects.toMatchObject({ code: 'service/unreachable' });
  });
});
