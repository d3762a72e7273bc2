import { describe, expect, it } from 'vitest';
import type { IdentityTrace } from '../../../src/dicom/deidentify/identityTraces.ts';
import { requireNoTraceInBytes } from '../../../src/dicom/deidentify/requireNoTrace.ts';
import { guardedSink } from '../../../src/node/deidentify/guardedSink.ts';

const certain: IdentityTrace = { what: 'the patient’s ID', text: 'kh-4711-0815', bounds: 'lettersAndDigits', isCertain: true };
const short: IdentityTrace = { what: 'the patient’s name', text: 'lee', bounds: 'letters', isCertain: false };
const ideographic: IdentityTrace = { what: 'the patient’s name', text: '山田太郎次', bounds: 'none', isCertain: true };

function sink() {
  const written: Uint8Array[] = [];
  return { written, append: async (bytes: Uint8Array) => void written.push(bytes), overwrite: async () => undefined };
}
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('the guard over what is written', () => {
  it('stops an ID, in whatever case, before it is written', async () => {
    const to = sink();
    await expect(guardedSink(to, [certain], 'pullback-1.dcm').append(bytesOf('..Kh-4711-0815 ..'))).rejects.toMatchObject({ code: 'deidentify/traceLeft', message: expect.stringContaining('pullback-1.dcm') });
    expect(to.written).toEqual([]);
  });

  it('finds it across the pieces in which it comes, even one byte at a time', async () => {
    const guarded = guardedSink(sink(), [certain], 'x');
    await expect(
      (async () => {
        for (const letter of '.. KH-4711-0815 ..') await guarded.append(bytesOf(letter));
      })(),
    ).rejects.toMatchObject({ code: 'deidentify/traceLeft' });
  });

  it('finds names in UTF-8 among any bytes', async () => {
    await expect(guardedSink(sink(), [ideographic], 'x').append(bytesOf('\u0001山田太郎次\u0002'))).rejects.toMatchObject({ code: 'deidentify/traceLeft' });
  });

  it('lets pixels pass, in which any short word stands by chance', async () => {
    const to = sink();
    await guardedSink(to, [short, certain], 'x').append(bytesOf('.lee.'));
    expect(to.written).toHaveLength(1);
  });
});

describe('the guard over a header', () => {
  it('finds short names too, but for words that the standard itself writes there', () => {
    expect(() => requireNoTraceInBytes(bytesOf('LO\u0004\u0000Lee '), [short], 'the header')).toThrow('would still stand in the header');
    const normal: IdentityTrace = { ...short, text: 'palette' };
    expect(() => requireNoTraceInBytes(bytesOf('PALETTE COLOR'), [normal], 'the header')).not.toThrow();
  });
});
