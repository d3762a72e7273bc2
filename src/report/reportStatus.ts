/** Whether the report may still change. A final one is frozen: who, when, which revision, and what it was computed from. */
export type ReportStatus =
  | { readonly kind: 'draft' }
  | {
      readonly kind: 'final';
      /** 1-based. */
      readonly revision: number;
      readonly reader: string;
      /** ISO 8601, UTC. */
      readonly finalisedAt: string;
      /** SHA-256 over the canonical JSON of what the report was computed from, hex. */
      readonly contentSha256: string;
      /** Why a later revision was made; null for the first. */
      readonly reason: string | null;
    };

/** What still stands between a draft and a final report, a sentence each. */
export interface ReportMissing {
  readonly code: string;
  readonly message: string;
  readonly segmentId: string | null;
}
