/**
 * One item of the Sequence of Ultrasound Regions (0018,6011), as the file has it (PS3.3 C.8.5.5).
 * Whether it can carry a scale is decided in `calibrationAt.ts`, not here.
 */
export interface UltrasoundRegion {
  /** Place in the sequence, from 0. */
  readonly index: number;
  /** Box in pixels, inclusive on both ends as DICOM has it. */
  readonly minX0: number;
  readonly minY0: number;
  readonly maxX1: number;
  readonly maxY1: number;
  readonly spatialFormat: number | null;
  readonly dataType: number | null;
  readonly flags: number | null;
  /** 3 = centimetres. */
  readonly physicalUnitsX: number | null;
  readonly physicalUnitsY: number | null;
  /** In the units above per pixel; may be negative or zero in real files. */
  readonly physicalDeltaX: number | null;
  readonly physicalDeltaY: number | null;
}
