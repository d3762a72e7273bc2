import styles from './FrameStage.module.css';
import { scaleBarMm } from './scaleBarLength.ts';

/** A round length at the picture's scale; never there without a calibration. */
export function ScaleBar({ pxPerMm }: { readonly pxPerMm: number }) {
  const bar = scaleBarMm(pxPerMm);
  if (bar === null) return null;
  return (
    <div className={styles.scaleBar} role="img" aria-label={`Scale bar, ${bar.lengthMm} mm`}>
      {bar.lengthMm} mm
      <div className={styles.scaleBarLine} style={{ width: bar.lengthPx }} />
    </div>
  );
}
