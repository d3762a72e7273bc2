import { describe, expect, it } from 'vitest';
import { memoryByteSource } from '../../../src/dicom/byteSource.ts';
import { findTrace, identityTraces, type IdentityTrace, staffTraces } from '../../../src/dicom/deidentify/identityTraces.ts';
import { readHeader } from '../../../src/dicom/readHeader.ts';
import { type BuiltElement, buildPullback, element } from '../datasetBuilder.ts';

async function tracesOf(...elements: readonly BuiltElement[]): Promise<readonly IdentityTrace[]> {
  const { dataset } = await readHeader(memoryByteSource(buildPullback({ elements })));
  return identityTraces(dataset, false);
}

const named = (name: string, ...more: readonly BuiltElement[]) => tracesOf(element('00100010', 'PN', name), ...more);
const finds = (traces: readonly IdentityTrace[], text: string) => findTrace(text, traces)?.what ?? null;

describe('a name', () => {
  it('is found by each of its words and by both together, in any case and order', async () => {
    const traces = await named('Van der Berg^Anna-Maria');
    for (const text of ['BERG', 'seen with anna', 'Maria.', 'anna-maria van der berg', 'Van der BergAnna-Maria', 'vein of Berg’s patient']) expect(finds(traces, text)).toBe('the patient’s name');
  });

  it('is not found within another word, nor by words of two letters', async () => {
    const traces = await named('Mary^Li');
    expect(finds(traces, 'PRIMARY')).toBeNull();
    expect(finds(traces, 'live')).toBeNull();
    expect(finds(traces, 'mary')).not.toBeNull();
  });

  it('is found in ideographic letters, of which two are a name, without spaces around them', async () => {
    // PS3.5 H.3.1: Yamada^Tarou=山田^太郎 in ISO 2022 IR 87.
    const ideographic = '\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B';
    const traces = await named(`Yamada^Tarou=${ideographic}`, element('00080005', 'CS', '\\ISO 2022 IR 87'));
    expect(finds(traces, '患者は山田です')).toBe('the patient’s name');
    expect(finds(traces, 'TAROU')).toBe('the patient’s name');
    expect(finds(traces, '静脈')).toBeNull();
  });

  it('of as many parts as nobody has keeps nobody waiting', async () => {
    const traces = await named(Array.from({ length: 6_000 }, (_, i) => `Name${i}`).join('^').slice(0, 60_000));
    expect(traces.length).toBeLessThan(1000);
    expect(finds(traces, 'name1^name2')).toBe('the patient’s name');
  });

  it('is found in the bytes of the character set that it was written in', async () => {
    // Cyrillic in ISO 8859-5: the bytes, read as Latin 1, are other letters.
    const bytes = String.fromCharCode(0xbb, 0xee, 0xdc, 0xda, 0xe2, 0xe1, 0xd5, 0xdc, 0xd1, 0xe3, 0xe0, 0xd3);
    const traces = await named(bytes, element('00080005', 'CS', 'ISO_IR 144'));
    expect(finds(traces, bytes)).toBe('the patient’s name');
  });
});

describe('a number', () => {
  it('is found where it stands by itself, and not within a longer one', async () => {
    const traces = await tracesOf(element('00100020', 'LO', '12345678'));
    expect(finds(traces, 'ID 12345678, left')).toBe('the patient’s ID');
    expect(finds(traces, '912345678')).toBeNull();
  });

  it('of few digits is only found where it is all that is said', async () => {
    const traces = await tracesOf(element('00100020', 'LO', '1234'));
    expect(finds(traces, 'frame 1234')).toBeNull();
    expect(finds(traces, '1234')).toBe('the patient’s ID');
  });
});

describe('a date', () => {
  it('is found as DICOM, ISO 8601, and people write it', async () => {
    const traces = await tracesOf(element('00100030', 'DA', '19390214'));
    for (const text of ['born 19390214', '1939-02-14', '14.02.1939', '02/14/1939', '14/02/1939', '14 Feb 1939', '20260101T1939-02-14']) expect(finds(traces, text)).toBe('the birth date');
    expect(finds(traces, '119390214')).toBeNull();
  });

  it('of the study is let be where dates are kept shifted, but not that of birth', async () => {
    const file = buildPullback({ elements: [element('00080020', 'DA', '20230607'), element('00100030', 'DA', '19390214')] });
    const { dataset } = await readHeader(memoryByteSource(file));
    const traces = identityTraces(dataset, true);
    expect(finds(traces, '20230607')).toBeNull();
    expect(finds(traces, '19390214')).toBe('the birth date');
  });
});

describe('a UID', () => {
  it('is found whole only, and one that the standard registered is nobody’s', async () => {
    const traces = await tracesOf(element('0020000d', 'UI', '1.2.3.4'), element('0020000e', 'UI', '1.2.840.10008.1.2'));
    expect(finds(traces, 'study 1.2.3.4.')).toBe('a UID of the original');
    expect(finds(traces, '1.2.3.45')).toBeNull();
    expect(finds(traces, '1.2.840.10008.1.2')).toBeNull();
  });
});

describe('those who took part', () => {
  it('are looked for in what is kept of a console, as its maker may have been told their names', async () => {
    const { dataset } = await readHeader(memoryByteSource(buildPullback({ elements: [element('00081070', 'PN', 'Quacksalber^Hugo'), element('00080080', 'LO', 'Vein Clinic Basel')] })));
    const traces = staffTraces(dataset);
    expect(finds(traces, 'Console of Quacksalber')).not.toBeNull();
    expect(finds(traces, 'Vein Clinic Basel, room 2')).toBe('the institution');
    expect(finds(traces, 'Intravascular console')).toBeNull();
  });
});
