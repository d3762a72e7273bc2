import type { DatasetElement } from '../datasetElement.ts';
import type { DicomDataset, DicomElement } from '../dicomDataset.ts';
import type { AttributeRule } from './attributeRules.ts';
import { findTrace, type IdentityTrace } from './identityTraces.ts';
import { standardTerms } from './programWords.ts';
import { isRegisteredUid } from './uidMap.ts';

/** A value that stays, and whether all of it does. */
export interface KeptValue {
  readonly element: DatasetElement;
  readonly isWhole: boolean;
}

/** Directions of rows and columns (PS3.3 C.7.6.1.1.1). */
const orientation = /^[LRAPFH]{1,3}$/;
const uid = /^[0-9.]{1,64}$/;
const age = /^\d{3}[DWMY]$/;
const binaryNumbers: ReadonlySet<string> = new Set(['US', 'SS', 'UL', 'SL', 'FL', 'FD']);
/** Binary numbers of which an attribute may have several; of all others the first counts, and nothing can hide behind it. */
const lists: ReadonlySet<string> = new Set(
  'SynchronizationChannel,LUTDescriptor,RedPaletteColorLookupTableDescriptor,GreenPaletteColorLookupTableDescriptor,BluePaletteColorLookupTableDescriptor,TableOfXBreakPoints,TableOfYBreakPoints,TableOfPixelValues,TableOfParameterValues'.split(','),
);
/** Those over 89 are few enough to be known by their age. */
const oldestAgeYears = 90;

/**
 * The value of an attribute that may stay, read by the representation that the standard gives it and written anew: of codes only those that
 * the standard names, of text only what holds nothing of the identity, of numbers only numbers. What a file hides behind the tag of a
 * harmless attribute does not come through. null where nothing is left.
 */
export function keptValue(tag: string, { keyword, vr, action }: AttributeRule, stored: DicomElement, dataset: DicomDataset, traces: readonly IdentityTrace[]): KeptValue | null {
  const attribute = { tag, vr };
  switch (vr) {
    case 'DS':
    case 'IS':
    case 'US':
    case 'SS':
    case 'UL':
    case 'SL':
    case 'FL':
    case 'FD': {
      const binary = (vr === 'US' || vr === 'SS') && (stored.vr === 'US' || stored.vr === 'SS') ? stored.vr : vr;
      const stated = dataset.numbers(attribute);
      const numbers = binaryNumbers.has(vr) && !lists.has(keyword) ? stated.slice(0, 1) : stated;
      const fits = numbers.filter((value) => isOf(binary, value));
      // Positions in a list mean something: with one of them gone the others say something else.
      if (fits.length < numbers.length) return null;
      // Some consoles number series by the patient.
      if (numbers.some((value) => isLongNumber(value) && findTrace(String(value), traces) !== null)) return { element: [tag, binary, []], isWhole: false };
      return { element: [tag, binary, numbers], isWhole: numbers.length === stated.length };
    }
    case 'OW': {
      const words = dataset.words(attribute) ?? new Uint16Array();
      const bytes = new Uint8Array(2 * words.length);
      const view = new DataView(bytes.buffer);
      words.forEach((word, i) => view.setUint16(2 * i, word, true));
      return { element: [tag, 'OW', bytes], isWhole: true };
    }
    case 'AT': {
      const words = [...(dataset.words(attribute) ?? [])];
      const tags = words.flatMap((group, i) => (i % 2 === 0 && words[i + 1] !== undefined ? [`x${hex(group)}${hex(words[i + 1]!)}`] : []));
      return { element: [tag, 'AT', tags], isWhole: true };
    }
    case 'SQ':
      return null;
    default: {
      const texts = dataset.texts(attribute);
      const kept = texts.flatMap((text) => keptText(vr, text, action === 'device', traces) ?? []);
      return { element: [tag, vr, kept], isWhole: kept.length === texts.length && kept.every((text, i) => text === texts[i]) };
    }
  }
}

function keptText(vr: string, text: string, isOfDevice: boolean, traces: readonly IdentityTrace[]): readonly string[] | null {
  switch (vr) {
    case 'CS':
      return standardTerms.has(text) || orientation.test(text) ? [text] : null;
    case 'UI':
      return isRegisteredUid(text) || (isOfDevice && uid.test(text)) ? [text] : null;
    case 'AS':
      if (!age.test(text)) return null;
      return [text.endsWith('Y') && Number(text.slice(0, 3)) > oldestAgeYears - 1 ? `${String(oldestAgeYears).padStart(3, '0')}Y` : text];
    default:
      return findTrace(text, traces) === null ? [text] : null;
  }
}

function isOf(vr: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  // Centimetres, seconds and degrees; letters that are read as a number make larger ones.
  if (vr === 'FD') return Math.abs(value) < 100_000;
  return vr !== 'IS' || (Number.isInteger(value) && Math.abs(value) < 2 ** 31);
}

/** Shorter ones count frames and series of anybody. */
function isLongNumber(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) >= 100_000;
}

function hex(word: number): string {
  return word.toString(16).padStart(4, '0');
}
