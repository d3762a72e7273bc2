import type { Side, Vein } from '../analysis/veinSegment.ts';

/** A table of areas that a minimum lumen area is held against in absolute terms. Named and versioned: never changed, only replaced. */
export interface ComparisonPreset {
  readonly name: string;
  readonly label: string;
  readonly citation: string;
  /** Whether the primary text was read. An unverified preset is labelled so and is never chosen by default. */
  readonly verified: boolean;
  readonly areas: readonly {
    readonly vein: Vein;
    /** null: holds for either side. */
    readonly side: Side | null;
    readonly areaMm2: number;
  }[];
  /** Added by a reader of this library rather than shipped. */
  readonly addedByReader: boolean;
}

export const shippedPresets: readonly ComparisonPreset[] = [
  {
    name: 'no-cvi-median-v1',
    label: 'Median without CVI',
    citation:
      'Median reference areas in 33 patients with varicose veins without chronic venous insufficiency (IVUS morphometry of iliac veins). A median: half of them lay below.',
    verified: true,
    areas: [
      { vein: 'IVC', side: null, areaMm2: 265.3 },
      { vein: 'CIV', side: 'left', areaMm2: 193.9 },
      { vein: 'CIV', side: 'right', areaMm2: 166.9 },
      { vein: 'EIV', side: 'left', areaMm2: 136.5 },
      { vein: 'EIV', side: 'right', areaMm2: 140.9 },
    ],
    addedByReader: false,
  },
  {
    name: 'rane-minimum-v1',
    label: 'RANE minimum',
    citation: 'Areas used at the RANE Center. The primary text was not verified.',
    verified: false,
    areas: [
      { vein: 'CIV', side: null, areaMm2: 200 },
      { vein: 'EIV', side: null, areaMm2: 150 },
      { vein: 'CFV', side: null, areaMm2: 125 },
    ],
    addedByReader: false,
  },
];

/** The preset chosen for a new segment. */
export const defaultPresetName = 'no-cvi-median-v1';

/** The preset's area for a vein in mm², null where its table has none. */
export function presetAreaMm2(preset: ComparisonPreset, vein: Vein, side: Side | null): number | null {
  return preset.areas.find((row) => row.vein === vein && (row.side === null || row.side === side))?.areaMm2 ?? null;
}
