import type { UnknownFields } from '../contour/unknownFields.ts';

/** Veins in the order cranial → caudal where one follows another; PFV and IIV are inflow vessels. */
export const veins = ['IVC', 'CIV', 'EIV', 'CFV', 'FV', 'PFV', 'IIV'] as const;
export type Vein = (typeof veins)[number];

export const sides = ['left', 'right'] as const;
export type Side = (typeof sides)[number];

export const referenceStatistics = ['median', 'mean', 'largest'] as const;
export type ReferenceStatistic = (typeof referenceStatistics)[number];

/** A range of reference frames, both ends included, 1-based. */
export interface ReferenceRange {
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly statistic: ReferenceStatistic;
}

/** What the minimum lumen area is compared with. `none` is the reader's word that no healthy reference exists. */
export type ReferenceChoice =
  | { readonly rule: 'cranial' | 'caudal'; readonly range: ReferenceRange }
  | { readonly rule: 'mean' | 'interpolated'; readonly cranial: ReferenceRange; readonly caudal: ReferenceRange }
  | {
      readonly rule: 'segment';
      readonly segmentId: string;
      readonly statistic: ReferenceStatistic;
      /** SOP Instance UID of another pullback of the same patient; null for this one. */
      readonly analysis: string | null;
    }
  | { readonly rule: 'preset'; readonly preset: string }
  | { readonly rule: 'manual'; readonly areaMm2: number; readonly reason: string }
  | { readonly rule: 'none' };

export type ReferenceRule = ReferenceChoice['rule'];

/** A named stretch of one pullback, frames 1-based and inclusive. Segments of a pullback do not overlap. */
export interface VeinSegment {
  readonly id: string;
  readonly vein: Vein;
  /** null only for the IVC. */
  readonly side: Side | null;
  readonly firstFrame: number;
  readonly lastFrame: number;
  /** null while the reader has not chosen. */
  readonly reference: ReferenceChoice | null;
  /** Name of the comparison preset, null for none. */
  readonly comparisonPreset: string | null;
  /** Whether the report has a section for it. */
  readonly includedInReport: boolean;
  /** Fields of a file that this version does not know; kept and written back. */
  readonly extra?: UnknownFields;
}

/** The short name by which readers know a segment: `LCIV`, `REIV`, `IVC`. */
export function segmentName(segment: { readonly vein: Vein; readonly side: Side | null }): string {
  return `${segment.side === null ? '' : segment.side === 'left' ? 'L' : 'R'}${segment.vein}`;
}

const veinWords: Record<Vein, string> = {
  IVC: 'inferior vena cava',
  CIV: 'common iliac vein',
  EIV: 'external iliac vein',
  CFV: 'common femoral vein',
  FV: 'femoral vein',
  PFV: 'profunda femoris vein',
  IIV: 'internal iliac vein',
};

/** The segment's name in words: `Left common iliac vein`. */
export function segmentWords(segment: { readonly vein: Vein; readonly side: Side | null }): string {
  const words = segment.side === null ? veinWords[segment.vein] : `${segment.side} ${veinWords[segment.vein]}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
