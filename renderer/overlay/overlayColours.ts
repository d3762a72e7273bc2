import type { ConfidenceLevel } from '../../src/contour/borderConfidence.ts';

/** The tokens of the theme that are drawn on a canvas, where style sheets do not reach. */
export const overlayColours = {
  lumen: '#74D2FF',
  stent: '#F58A2E',
  mediumConfidence: '#FBE870',
  lowConfidence: '#F58A2E',
  inHand: '#FFFFFF',
  error: '#FF8A80',
  tick: '#E8EBEF',
  underlay: 'rgba(0, 0, 0, 0.5)',
  halo: 'rgba(0, 0, 0, 0.85)',
  pointFill: '#0B0D10',
  plate: 'rgba(0, 0, 0, 0.72)',
  softDisc: 'rgba(255, 255, 255, 0.28)',
} as const;

/** The interface's type, as canvases name it. */
export const canvasFontFamily = 'Inter Variable, Inter, system-ui, sans-serif';

/** Dashes of a provisional contour, in canvas pixels. */
export const provisionalDash = [9, 6];

/** How a detected border is drawn, by how sure it is: in another colour and with other dashes. The lengths are canvas pixels. */
export const confidenceStrokes: Readonly<Record<ConfidenceLevel, { readonly colour: string; readonly dash: readonly number[]; readonly cap: 'butt' | 'round' }>> = {
  high: { colour: overlayColours.lumen, dash: [14, 6], cap: 'butt' },
  medium: { colour: overlayColours.mediumConfidence, dash: [6, 5], cap: 'butt' },
  low: { colour: overlayColours.lowConfidence, dash: [0.1, 5], cap: 'round' },
};
