/** What becomes of dates: gone, or all of an export moved by the same number of days, so that what lies between them stays. */
export type DateRule = { readonly kind: 'removed' } | { readonly kind: 'shifted'; readonly days: number };

const dayMs = 86_400_000;

/** Stands where a date may not be empty and none is kept. */
export const noDate = '19000101';

/** `YYYYMMDD`, or with the dots of old files, moved; null where it is none, or leaves the years 1 to 9999. */
export function shiftedDate(date: string, days: number): string | null {
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(date.trim());
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map(Number);
  const given = new Date(0);
  given.setUTCFullYear(year!, month! - 1, day!);
  if (given.getUTCMonth() !== month! - 1 || given.getUTCDate() !== day) return null;
  const moved = new Date(given.getTime() + days * dayMs);
  const movedYear = moved.getUTCFullYear();
  return Number.isFinite(movedYear) && movedYear >= 1 && movedYear <= 9999 ? moved.toISOString().slice(0, 10).replaceAll('-', '') : null;
}

/** A DICOM date and time (DT) of at least a day, moved; null where it is none. */
export function shiftedDateTime(dateTime: string, days: number): string | null {
  const match = /^(\d{8})((?:\d{2}){0,3}(?:\.\d{1,6})?(?:[+-]\d{4})?)$/.exec(dateTime.trim());
  const date = match === null ? null : shiftedDate(match[1]!, days);
  return date === null ? null : date + match![2]!;
}

/** A DICOM time (TM), colons of old files included; null where it is none. */
export function plainTime(time: string): string | null {
  const text = time.trim();
  return /^\d{2}(?::?\d{2}(?::?\d{2}(?:\.\d{1,6})?)?)?$/.test(text) ? text.replaceAll(':', '') : null;
}

/** An instant or a date by ISO 8601, moved; null where it is none. */
export function shiftedIso(iso: string, days: number): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?=$|T)(.*)$/.exec(iso);
  const date = match === null ? null : shiftedDate(match.slice(1, 4).join(''), days);
  return date === null ? null : `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}${match![4]}`;
}
