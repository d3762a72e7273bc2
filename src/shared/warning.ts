/** Something harmless was put right or something could not be known: shown beside what it concerns, never hidden. */
export interface Warning {
  /** A word that stays, as `area/problem`, for programs that read our output. */
  readonly code: string;
  /** One sentence for the reader. */
  readonly message: string;
}
