/**
 * The lumen of one frame. `measured`: the area of the union of its lumen contours; `occluded`: 0 by the reader's word;
 * `atMost`: collapsed on the catheter, the area is the catheter's and the lumen's is at most that.
 */
export type FrameLumenState = 'measured' | 'occluded' | 'atMost';
