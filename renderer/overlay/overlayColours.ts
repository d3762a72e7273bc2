/** The tokens of the theme that are drawn on a canvas, where style sheets do not reach. */
export const overlayColours = {
  lumen: '#74D2FF',
  stent: '#F58A2E',
  inHand: '#FFFFFF',
  error: '#FF8A80',
  tick: '#E8EBEF',
  underlay: 'rgba(0, 0, 0, 0.5)',
  halo: 'rgba(0, 0, 0, 0.85)',
  pointFill: '#0B0D10',
  softDisc: 'rgba(255, 255, 255, 0.28)',
} as const;

/** Dashes of a provisional contour, in canvas pixels. */
export const provisionalDash = [9, 6];
