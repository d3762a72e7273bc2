import type { Analysis } from '../analysis/analysis.ts';
import type { ChangeResult, VeinChange } from '../measurement/changeResult.ts';
import type { PullbackIdentity } from '../pullback/pullback.ts';
import { type SegmentFigures, segmentFigures } from './segmentFigures.ts';

/** The pullback before, as the report names it. */
export interface ReportBefore {
  readonly sopInstanceUid: string;
  /** As DICOM writes them; null where only an analysis file of that pullback is at hand. */
  readonly studyDate: string | null;
  readonly studyTime: string | null;
}

/** One vein before and after. */
export interface ReportVeinChange extends Omit<VeinChange, 'before' | 'after'> {
  /** `LCIV` */
  readonly name: string;
  readonly before: SegmentFigures;
  readonly after: SegmentFigures;
}

/** The change from the pullback before to this one, or why it cannot be told. */
export type ReportChange =
  | (Omit<ChangeResult, 'veins'> & {
      readonly kind: 'measured';
      readonly before: ReportBefore;
      /** Of the segments that are in the report. */
      readonly veins: readonly ReportVeinChange[];
    })
  | { readonly kind: 'notMeasurable'; readonly before: ReportBefore; readonly reason: string };

/** What the change was measured to be, and whose pullback the one before is. */
export interface ChangeSource {
  readonly result: ChangeResult;
  /** null where only an analysis file of the pullback before is at hand. */
  readonly before: Pick<PullbackIdentity, 'studyDate' | 'studyTime'> | null;
}

/** The section on the change; null where the reader compares with no other pullback, or keeps it out of the report. */
export function reportChange({ pairing, segments }: Analysis, source: ChangeSource | null): ReportChange | null {
  if (pairing?.includedInReport !== true) return null;
  const before = { sopInstanceUid: pairing.beforeSopInstanceUid, studyDate: source?.before?.studyDate ?? null, studyTime: source?.before?.studyTime ?? null };
  if (source === null) return { kind: 'notMeasurable', before, reason: 'The read of the pullback before is not at hand, or has no segments.' };
  const { veins, ...rest } = source.result;
  const included = new Set(segments.filter(({ includedInReport }) => includedInReport).map(({ id }) => id));
  return {
    ...rest,
    kind: 'measured',
    before,
    veins: veins
      .filter(({ after }) => included.has(after.id))
      .map((change) => {
        const after = segmentFigures(change.after);
        return { ...change, name: after.name, before: segmentFigures(change.before), after };
      }),
  };
}
