import type { UnknownFields } from '../contour/unknownFields.ts';

export const findingKinds = ['compression', 'web', 'thrombus', 'collateral', 'inflow', 'dissection', 'other'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** What the reader saw on a frame range, both ends included, 1-based. */
export interface Finding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly note: string;
  /** Fields of a file that this version does not know; kept and written back. */
  readonly extra?: UnknownFields;
}

const findingWordsByKind: Record<Exclude<FindingKind, 'other'>, string> = {
  compression: 'Compression',
  web: 'Web or synechia',
  thrombus: 'Thrombus',
  collateral: 'Collateral',
  inflow: 'Inflow',
  dissection: 'Dissection',
};

/** The finding's kind for people. */
export function findingWords(finding: { readonly kind: FindingKind; readonly note: string }): string {
  return finding.kind === 'other' ? finding.note || 'Other finding' : findingWordsByKind[finding.kind];
}
