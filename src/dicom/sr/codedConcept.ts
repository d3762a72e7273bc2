import type { DatasetElement } from '../datasetElement.ts';

/** A concept by its code (PS3.3 8): value, coding scheme and what it means. Two are the same by value and scheme. */
export interface CodedConcept {
  readonly value: string;
  /** Coding Scheme Designator: `DCM`, `SCT`, `UCUM`, … */
  readonly scheme: string;
  readonly meaning: string;
}

export function concept(value: string, scheme: string, meaning: string): CodedConcept {
  return { value, scheme, meaning };
}

export function isSameConcept(a: CodedConcept | null, b: CodedConcept | null): boolean {
  return a !== null && b !== null && a.value === b.value && a.scheme === b.scheme;
}

/** An item of a code sequence. */
export function conceptElements({ value, scheme, meaning }: CodedConcept): readonly DatasetElement[] {
  return [
    ['x00080100', 'SH', value],
    ['x00080102', 'SH', scheme],
    ['x00080104', 'LO', meaning],
  ];
}
