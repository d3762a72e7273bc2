import type { Contour } from './contour.ts';

/** How sure a detector was of a stretch of border, in three steps: what a reader looks at first. */
export const confidenceLevels = ['high', 'medium', 'low'] as const;
export type ConfidenceLevel = (typeof confidenceLevels)[number];

const leastHigh = 2 / 3;
const leastMedium = 1 / 3;

/** `confidence` from 0 to 1. */
export function confidenceLevelOf(confidence: number): ConfidenceLevel {
  return confidence >= leastHigh ? 'high' : confidence >= leastMedium ? 'medium' : 'low';
}

/** What a detector said of a contour as a whole: the mean over its control points; null where nobody said. */
export function meanBorderConfidence({ borderConfidence }: Pick<Contour, 'borderConfidence'>): number | null {
  if (borderConfidence === undefined || borderConfidence.length === 0) return null;
  return borderConfidence.reduce((sum, one) => sum + one, 0) / borderConfidence.length;
}
