import type { DateRule } from './dateRule.ts';

/** What the user ticks for an export; one for all that is in it. */
export interface DeidentifyOptions {
  readonly patientName: string;
  readonly patientId: string;
  readonly dates: DateRule;
  /** Station name, serial numbers, software: Retain Device Identity Option. */
  readonly keepDevice: boolean;
  /** Sex, age, size, weight: Retain Patient Characteristics Option. */
  readonly keepCharacteristics: boolean;
  /** The user has looked at the pictures: no name or date is left in them. */
  readonly looked: boolean;
  readonly programVersion: string;
}
