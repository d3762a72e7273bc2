import { describe, expect, it } from 'vitest';
import { memoryByteSource } from '../../../src/dicom/byteSource.ts';
import { attributeRules, type AttributeRules } from '../../../src/dicom/deidentify/attributeRules.ts';
import { type AttributeDone, deidentifyDataset } from '../../../src/dicom/deidentify/deidentifyDataset.ts';
import type { DeidentifyOptions } from '../../../src/dicom/deidentify/deidentifyOptions.ts';
import { identityTraces } from '../../../src/dicom/deidentify/identityTraces.ts';
import { requireNoTraceInBytes } from '../../../src/dicom/deidentify/requireNoTrace.ts';
import { createUidMap } from '../../../src/dicom/deidentify/uidMap.ts';
import { readHeader } from '../../../src/dicom/readHeader.ts';
import { encodeDataset } from '../../../src/dicom/writeDataset.ts';
import { type BuiltElement, buildPullback, element } from '../datasetBuilder.ts';

const name = 'Zwiebelkuchen^Ottilie';
const everythingKept: DeidentifyOptions = { patientName: 'A^B', patientId: 'ANON-1', dates: { kind: 'shifted', days: -400 }, keepDevice: true, keepCharacteristics: true, looked: true, programVersion: '1' };
const nothingKept: DeidentifyOptions = { ...everythingKept, dates: { kind: 'removed' }, keepDevice: false, keepCharacteristics: false };

async function deidentified(elements: readonly BuiltElement[], options: DeidentifyOptions) {
  const header = await readHeader(memoryByteSource(buildPullback({ elements: [element('00100010', 'PN', name), ...elements] })));
  const traces = identityTraces(header.dataset, options.dates.kind === 'shifted');
  const { elements: kept, done } = deidentifyDataset(header.dataset, header.passedOver, [], { options, uids: createUidMap(), traces });
  return { bytes: encodeDataset(kept, { explicitVr: true, littleEndian: true }), done, traces, kept };
}

const outcomeOf = (done: readonly AttributeDone[], tag: string) => done.find(({ path }) => path.at(-1) === `x${tag}`)?.outcome;

/** Every attribute that the rules keep, with the sequence around it where it lies in one. */
function allTags(rules: AttributeRules, around: readonly string[] = []): readonly (readonly string[])[] {
  return [...rules].flatMap(([tag, { items }]) => (items === undefined ? [[...around, tag]] : [[...around, tag], ...allTags(items, [...around, tag])]));
}

function holding(path: readonly string[], value: BuiltElement): BuiltElement {
  const [outer, ...inner] = path;
  return outer === undefined || inner.length === 0 ? value : element(outer.slice(1), 'SQ', [[holding(inner, value)]]);
}

describe('an attribute that may stay', () => {
  const bytesOfName = Uint8Array.from([...`${name} `].map((letter) => letter.charCodeAt(0)));
  const paths = allTags(attributeRules).filter((path) => path.at(-1) !== 'x7fe00010' && path.at(-1) !== 'x00100010');

  it.each(['UN', 'LO'])('does not carry a name that was written into it as %s, whatever is kept', async (vr) => {
    const through: string[] = [];
    for (const path of paths) {
      for (const options of [everythingKept, nothingKept]) {
        const value = element(path.at(-1)!.slice(1), vr, bytesOfName);
        const { bytes, traces } = await deidentified([holding(path, value)], options);
        const text = Buffer.from(bytes).toString('latin1').toLowerCase();
        if (!text.includes('zwiebel') && !text.includes('ottilie')) continue;
        // A table of numbers may hold any bytes: the last guard keeps it from going out.
        try {
          requireNoTraceInBytes(bytes, traces, 'the header');
          through.push(path.join(' '));
        } catch {
          // Refused.
        }
      }
    }
    expect(through).toEqual([]);
  });
});

describe('what is not on the list', () => {
  it('is removed: private attributes, overlays, curves, icons, and whatever nobody has heard of', async () => {
    const unheard = ['00091001', '50003000', '60003000', '00880200', '00101000', '00102160', '00400275', '7777abcd', '00181030', '00204000', '00081030'];
    const { done, kept } = await deidentified(
      unheard.map((tag) => element(tag, tag === '00880200' || tag === '00400275' ? 'SQ' : 'LO', tag === '00880200' || tag === '00400275' ? [[element('00280010', 'US', [2])]] : 'x ')),
      everythingKept,
    );
    for (const tag of unheard) expect(outcomeOf(done, tag)).toBe('removed');
    const tags = kept.map(([tag]) => tag);
    expect(tags.filter((tag) => !attributeRules.has(tag))).toEqual([]);
  });
});

describe('what the options keep', () => {
  const elements = [element('00100040', 'CS', 'F'), element('00101010', 'AS', '047Y'), element('00181000', 'LO', 'SER-1'), element('00080020', 'DA', '20240305'), element('00080021', 'DA', '20240305'), element('0008002a', 'DT', '20240305101010'), element('00100030', 'DA', '19770101')];
  const valueOf = (kept: readonly (readonly [string, string, unknown])[], tag: string) => kept.find(([one]) => one === `x${tag}`)?.[2];

  it('stays, dates moved, and the birth date never', async () => {
    const { kept, done } = await deidentified(elements, everythingKept);
    expect(valueOf(kept, '00100040')).toEqual(['F']);
    expect(valueOf(kept, '00101010')).toEqual(['047Y']);
    expect(valueOf(kept, '00181000')).toEqual(['SER-1']);
    // 400 days before 5 March 2024, over a 29 February.
    expect(valueOf(kept, '00080020')).toEqual(['20230130']);
    expect(outcomeOf(done, '00080020')).toBe('shifted');
    expect(outcomeOf(done, '00100030')).toBe('emptied');
  });

  it('goes without them: emptied where an object must have the attribute, a date that stands for none where it must have a value', async () => {
    const { kept, done } = await deidentified(elements, nothingKept);
    expect(['00100040', '00101010', '00181000', '00080020', '00080021', '0008002a', '00100030'].map((tag) => outcomeOf(done, tag))).toEqual(['emptied', 'removed', 'removed', 'emptied', 'removed', 'replaced', 'emptied']);
    expect(valueOf(kept, '0008002a')).toEqual(['19000101']);
  });
});

describe('UIDs', () => {
  it('are replaced alike throughout an export, and those that the standard registered stay', () => {
    const uids = createUidMap();
    const study = uids.of('1.2.3');
    expect(study).toMatch(/^2\.25\.\d{1,39}$/);
    expect(uids.of('1.2.3')).toBe(study);
    expect(uids.of('1.2.4')).not.toBe(study);
    expect(uids.of('1.2.840.10008.15.1.1')).toBe('1.2.840.10008.15.1.1');
    expect(createUidMap().of('1.2.3')).not.toBe(study);
  });
});
