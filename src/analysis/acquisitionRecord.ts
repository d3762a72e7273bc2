import type { UnknownFields } from '../contour/unknownFields.ts';

export const phases = ['preStent', 'afterThrombusRemoval', 'afterBalloon', 'afterStent', 'afterPostDilatation', 'followUp', 'unknown'] as const;
export type Phase = (typeof phases)[number];

export const etiologies = ['nonthrombotic', 'acuteThrombosis', 'postThrombotic', 'unknown'] as const;
export type Etiology = (typeof etiologies)[number];

export const postures = ['supine', 'prone', 'leftLateral', 'rightLateral', 'standing', 'unknown'] as const;
export type Posture = (typeof postures)[number];

export const respirations = ['free', 'inspirationHold', 'expirationHold', 'valsalva', 'unknown'] as const;
export type Respiration = (typeof respirations)[number];

export const accesses = ['femoral', 'popliteal', 'jugular', 'other', 'unknown'] as const;
export type Access = (typeof accesses)[number];

export const directions = ['cranialToCaudal', 'caudalToCranial'] as const;
/** Which way the catheter moved as frame numbers grow. */
export type Direction = (typeof directions)[number];

/**
 * How the pullback was taken, by the reader's word: the file seldom says. `unknown` is an answer that was not given yet;
 * none of it is filled in by the program. Text fields are free text.
 */
export interface AcquisitionRecord {
  readonly phase: Phase;
  /** Date of the follow-up, `YYYY-MM-DD`; only with phase `followUp`. */
  readonly followUpDate: string | null;
  /** 1-based number of the run within its phase. */
  readonly run: number;
  /** Whether this run is the one that counts among repeated runs of the phase. */
  readonly runOfRecord: boolean;
  readonly etiology: Etiology;
  readonly position: Posture;
  readonly respiration: Respiration;
  readonly access: Access;
  readonly catheter: string;
  /** When the reader confirmed the record (ISO 8601, UTC; empty where that may not be told); null while it has not been looked at. */
  readonly confirmedAt: string | null;
  /** Fields of a file that this version does not know; kept and written back. */
  readonly extra?: UnknownFields;
}

export const unconfirmedAcquisition: AcquisitionRecord = {
  phase: 'unknown',
  followUpDate: null,
  run: 1,
  runOfRecord: true,
  etiology: 'unknown',
  position: 'unknown',
  respiration: 'unknown',
  access: 'unknown',
  catheter: '',
  confirmedAt: null,
};
