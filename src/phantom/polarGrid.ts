/** Radius of the field of view in mm: a venous catheter's 60 mm across. */
export const fieldRadiusMm = 30;
/** Samples along a scan line, and scan lines a turn. Coarser than the frame near its rim, finer near the catheter, as the real thing is. */
export const rangeCount = 320;
export const lineCount = 512;
export const rangeStepMm = fieldRadiusMm / rangeCount;
export const lineStepRad = (2 * Math.PI) / lineCount;

export const lineCosines = Float64Array.from({ length: lineCount }, (_, line) => Math.cos(line * lineStepRad));
export const lineSines = Float64Array.from({ length: lineCount }, (_, line) => Math.sin(line * lineStepRad));
