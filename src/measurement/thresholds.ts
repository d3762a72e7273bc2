/** A published cut-off: data with its source and population. Never a diagnosis. */
export interface PublishedCutoff {
  readonly id: string;
  /** Short name for a table row: `> 50 % area, customary`. */
  readonly label: string;
  readonly citation: string;
  readonly population: string;
  /** Figures that were published with it, as printed. */
  readonly figures: string | null;
  /** What its source leaves open. */
  readonly note: string | null;
}

/** A cut-off of a figure of one pullback. */
export interface Threshold extends PublishedCutoff {
  readonly quantity: 'areaStenosisPercent' | 'minDiameterStenosisPercent';
  readonly abovePercent: number;
  /** Evaluated only for a nonthrombotic etiology. */
  readonly nonthromboticOnly: boolean;
}

/** A cut-off of the reduction of area stenosis from one pullback to a later one, in percentage points. */
export interface ChangeThreshold extends PublishedCutoff {
  readonly abovePoints: number;
}

/**
 * A cut-off held against a figure. `met` and `notMet` only where everything beneath is accepted;
 * `provisional`: the figure is there but a contour under it is not accepted; `unavailable`: there is no figure.
 */
export interface ThresholdAnswer<Cutoff extends PublishedCutoff = Threshold> {
  readonly threshold: Cutoff;
  readonly answer: 'met' | 'notMet' | 'provisional' | 'unavailable';
}

export const thresholds: readonly Threshold[] = [
  {
    id: 'area50',
    quantity: 'areaStenosisPercent',
    abovePercent: 50,
    label: '> 50 % area, customary',
    citation: 'Customary cut-off for area stenosis by IVUS, as used in the VIDIO trial analysis.',
    population: 'Iliofemoral venous obstruction',
    figures: null,
    note: 'In patients with varicose veins but no chronic venous insufficiency the median of the left common iliac vein was 62 %.',
    nonthromboticOnly: false,
  },
  {
    id: 'vidioArea54',
    quantity: 'areaStenosisPercent',
    abovePercent: 54,
    label: '> 54 % area, VIDIO',
    citation: 'VIDIO trial, baseline IVUS area stenosis against clinical improvement at 6 months.',
    population: 'CEAP 4–6, 68 of 100 enrolled were stented',
    figures: 'AUC 0.64, P = 0.04',
    note: 'The rule by which the trial chose its reference vessel is not known.',
    nonthromboticOnly: false,
  },
  {
    id: 'vidioDiameter61',
    quantity: 'minDiameterStenosisPercent',
    abovePercent: 61,
    label: '> 61 % min diameter, VIDIO',
    citation: 'VIDIO trial, IVUS diameter stenosis in the nonthrombotic subgroup.',
    population: 'Nonthrombotic iliac vein lesions, n = 48, CEAP 4–6',
    figures: null,
    note: 'Which diameter the trial used is not known; here it is the shortest through the centroid.',
    nonthromboticOnly: true,
  },
];

/** Cut-offs of a change from one pullback to a later one. */
export const changeThresholds: readonly ChangeThreshold[] = [
  {
    id: 'vidioReduction41',
    abovePoints: 41,
    label: '> 41 points reduction, VIDIO',
    citation: 'VIDIO trial, reduction of IVUS area stenosis from before to after stenting against clinical improvement at 6 months.',
    population: 'CEAP 4–6, 68 of 100 enrolled were stented',
    figures: 'AUC 0.70, P = 0.004',
    note: 'The abstract does not say whether points or a relative reduction; here percentage points are compared, and the relative change stands beside them.',
  },
];
