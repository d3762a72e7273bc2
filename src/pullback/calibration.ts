import type { SpacingMm } from '../geometry/spacingMm.ts';

export const calibrationSources = ['ultrasoundRegion', 'pixelSpacing', 'manual'] as const;
export type CalibrationSource = (typeof calibrationSources)[number];

/** What turns stored pixels into millimetres, or why nothing does. A missing scale is a case, never 1. */
export type Calibration =
  | {
      readonly kind: 'calibrated';
      readonly source: 'ultrasoundRegion';
      /** Place in the sequence of regions, from 0; null where only an analysis file says that a region gave the scale. */
      readonly regionIndex: number | null;
      readonly spacingMm: SpacingMm;
    }
  | { readonly kind: 'calibrated'; readonly source: 'pixelSpacing' | 'manual'; readonly spacingMm: SpacingMm }
  | { readonly kind: 'uncalibrated'; readonly reason: string };
