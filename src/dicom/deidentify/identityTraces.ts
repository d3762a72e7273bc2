import type { DicomDataset } from '../dicomDataset.ts';
import { type DicomTag, dicomTags } from '../dicomTag.ts';
import { isRegisteredUid } from './uidMap.ts';

/** Something of a person's identity that must stand nowhere in an export. */
export interface IdentityTrace {
  /** For a sentence: `the patient’s name`. Never the value. */
  readonly what: string;
  /** In lower case, as `comparable` makes it. */
  readonly text: string;
  /** What may not stand next to it for it to be found: of a whole name, nothing keeps it from being found. */
  readonly bounds: 'letters' | 'lettersAndDigits' | 'digits' | 'uid' | 'none';
  /** Whether it is long enough to mean what it says among any bytes. A short name may also be a word. */
  readonly isCertain: boolean;
}

const otherNames: readonly DicomTag[] = ['00101001', '00101005', '00101060'].map((hex) => ({ tag: `x${hex}`, vr: 'PN' }));
const institutionAddress: DicomTag = { tag: 'x00080081', vr: 'ST' };
const otherIds: DicomTag = { tag: 'x00101000', vr: 'LO' };
const studyDates = [dicomTags.studyDate, dicomTags.acquisitionDate, dicomTags.contentDate, { tag: 'x00080021', vr: 'DA' }, dicomTags.acquisitionDateTime] satisfies readonly DicomTag[];
const uids = [dicomTags.studyInstanceUid, dicomTags.seriesInstanceUid, dicomTags.sopInstanceUid];

/** What to look for of the identity in a data set: names, IDs, birth date, accession number, UIDs, and, where none is kept, dates. */
export function identityTraces(dataset: DicomDataset, datesAreKept: boolean): readonly IdentityTrace[] {
  const texts = (attribute: DicomTag) => dataset.texts(attribute).slice(0, mostValues).filter((text) => text !== '');
  return distinct([
    ...[dicomTags.patientName, ...otherNames].flatMap((attribute) => [...texts(attribute), ...rawTexts(dataset, attribute)].flatMap(nameTraces)),
    ...[dicomTags.patientId, otherIds].flatMap((attribute) => texts(attribute).flatMap((id) => idTraces(id, 'the patient’s ID'))),
    ...texts(dicomTags.accessionNumber).flatMap((id) => idTraces(id, 'the accession number')),
    ...texts(dicomTags.patientBirthDate).flatMap((date) => dateTraces(date, 'the birth date')),
    ...(datesAreKept ? [] : studyDates.flatMap((attribute) => texts(attribute).flatMap((date) => dateTraces(date, 'a date of the study')))),
    ...uids.flatMap((attribute) => texts(attribute).flatMap(uidTrace)),
  ]);
}

const staff: readonly DicomTag[] = ['00080090', '00081048', '00081050', '00081060', '00081070', '00321032'].map((hex) => ({ tag: `x${hex}`, vr: 'PN' }));

/** Names of people who took part and of where it was: they are removed where they stand, and cut out of what a kept attribute says. */
export function staffTraces(dataset: DicomDataset): readonly IdentityTrace[] {
  const names = staff.flatMap((attribute) => dataset.texts(attribute).slice(0, mostValues).flatMap((name) => nameTraces(name)));
  const places = [dicomTags.institutionName, institutionAddress].flatMap((attribute) => dataset.texts(attribute).flatMap((text) => idTraces(text, 'the institution')));
  return distinct([...names, ...places]);
}

/** The traces of several data sets, each once. */
export function distinct(traces: readonly IdentityTrace[]): readonly IdentityTrace[] {
  return [...new Map(traces.map((trace) => [`${trace.bounds} ${trace.text}`, trace])).values()];
}

/** Nobody has more names or IDs; a damaged or a hostile header must not keep anybody waiting. */
const mostValues = 50;
const mostWords = 20;

/** Name bytes as they are, for they must not stand anywhere in whatever character set they were written in. */
function rawTexts(dataset: DicomDataset, attribute: DicomTag): readonly string[] {
  const bytes = dataset.bytes(attribute);
  return bytes === null ? [] : [new TextDecoder('iso-8859-1').decode(bytes)];
}

const least = { latin: 3, other: 2 } as const;

/** A person name: each of its words, and words that belong together in any order without what is between them. */
export function nameTraces(name: string): readonly IdentityTrace[] {
  const what = 'the patient’s name';
  // Three component groups of five components each (PS3.5 6.2.1).
  return name.split('=', 3).flatMap((group) => {
    const parts = group.split('^', 5).map((part) => comparable(part)).filter((part) => part !== '');
    const words = parts.flatMap((part) => part.split(/[^\p{L}\p{M}\p{N}]+/u, mostWords)).filter((word) => /\p{L}/u.test(word) && word.length >= (isLatin(word) ? least.latin : least.other));
    const together = parts.flatMap((one, i) => parts.flatMap((other, j) => (i === j ? [] : ['', ' ', ', ', '^', '_', '-'].map((between) => one + between + other))));
    return [
      ...words.map((text): IdentityTrace => ({ what, text, bounds: isLatin(text) ? 'letters' : 'none', isCertain: text.length >= 12 })),
      ...together.filter((text) => text.length >= 6).map((text): IdentityTrace => ({ what, text, bounds: 'none', isCertain: text.length >= 8 })),
    ];
  });
}

function isLatin(word: string): boolean {
  return /^[\p{Script=Latin}\p{M}\p{N}]+$/u.test(word);
}

/** A number of few digits is found in every table, so it is looked for only where it stands alone (see `findTrace`). */
function idTraces(id: string, what: string): readonly IdentityTrace[] {
  const text = comparable(id);
  return text.length < 3 ? [] : [{ what, text, bounds: 'lettersAndDigits', isCertain: text.length >= 8 }];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day in the ways in which it is written. */
function dateTraces(date: string, what: string): readonly IdentityTrace[] {
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(date);
  const [, year, month, day] = match ?? [];
  if (year === undefined || month === undefined || day === undefined) return [];
  const name = months[Number(month) - 1] ?? month;
  const forms = [`${year}${month}${day}`, `${year}-${month}-${day}`, `${year}.${month}.${day}`, `${day}.${month}.${year}`, `${month}/${day}/${year}`, `${day}/${month}/${year}`, `${Number(day)} ${name} ${year}`];
  return forms.map((text): IdentityTrace => ({ what, text, bounds: 'digits', isCertain: true }));
}

export function uidTrace(uid: string): readonly IdentityTrace[] {
  return isRegisteredUid(uid) || !/^[0-9.]+$/.test(uid) ? [] : [{ what: 'a UID of the original', text: uid, bounds: 'uid', isCertain: uid.length >= 16 }];
}

/** Text as it is compared: composed, in lower case, trimmed. */
function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}

const shortNumber = /^\d{1,5}$/;

const barring: Readonly<Record<IdentityTrace['bounds'], (before: string, after: string) => boolean>> = {
  none: () => false,
  letters: (before, after) => /\p{L}$/u.test(before) || /^\p{L}/u.test(after),
  lettersAndDigits: (before, after) => /[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after),
  digits: (before, after) => /\d$/.test(before) || /^\d/.test(after),
  uid: (before, after) => /\d\.?$/.test(before) || /^\.?\d/.test(after),
};

/** The first trace that stands in a text; null where none does. An ID of up to five digits counts only where it is all of the text. */
export function findTrace(text: string, traces: readonly IdentityTrace[]): IdentityTrace | null {
  const searched = comparable(text);
  if (searched === '') return null;
  return traces.find((trace) => (shortNumber.test(trace.text) ? searched === trace.text : standsIn(searched, trace))) ?? null;
}

/** Whether a trace stands in a text in lower case. */
export function standsIn(searched: string, { text, bounds }: IdentityTrace): boolean {
  for (let at = searched.indexOf(text); at >= 0; at = searched.indexOf(text, at + 1)) {
    if (!barring[bounds](searched.slice(Math.max(0, at - 2), at), searched.slice(at + text.length, at + text.length + 2))) return true;
  }
  return false;
}
