import type { LesionBound, LesionRule } from '../../../src/analysis/lesionRule.ts';

/** What the reader calls a lesion, as it is being filled in; the figure of the other kind is kept while kinds are tried out. */
export interface LesionDraft {
  readonly kind: LesionBound['kind'];
  readonly abovePercent: number | null;
  readonly areaMm2: number | null;
  readonly coverageMarginMm: number | null;
}

/** The draft that the form opens with: what is kept, else the customary half, and no margin, which is the reader's to say. */
export function lesionDraftOf(rule: LesionRule | null): LesionDraft {
  return {
    kind: rule?.bound.kind ?? 'areaStenosis',
    abovePercent: rule?.bound.kind === 'areaStenosis' ? rule.bound.abovePercent : 50,
    areaMm2: rule?.bound.kind === 'areaBelow' ? rule.bound.areaMm2 : null,
    coverageMarginMm: rule?.coverageMarginMm ?? null,
  };
}

/** The rule that a draft makes, or one sentence on what it lacks. */
export function lesionRuleOf({ kind, abovePercent, areaMm2, coverageMarginMm }: LesionDraft): { readonly lesionRule: LesionRule } | { readonly lacking: string } {
  const bound: LesionBound | null =
    kind === 'areaStenosis' ? (abovePercent === null ? null : { kind, abovePercent }) : areaMm2 === null ? null : { kind, areaMm2 };
  if (bound === null) return { lacking: kind === 'areaStenosis' ? 'Type the percentage.' : 'Type the area.' };
  if (coverageMarginMm === null) return { lacking: 'Type the margin, 0 for none.' };
  return { lesionRule: { bound, coverageMarginMm } };
}
