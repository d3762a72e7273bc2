import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Contour } from '../../src/contour/contour.ts';
import { fileLook } from '../../src/dicom/greyLook.ts';
import type { FrameSource } from '../frames/frameSource.ts';
import type { Reading } from '../reading/reading.ts';
import { sentenceOf } from '../service/client.ts';
import { framePictureBlob } from '../viewport/framePictureBlob.ts';
import styles from './importContours.module.css';

interface ContourPreviewProps {
  readonly reading: Reading;
  readonly frames: FrameSource;
  readonly contours: readonly Contour[];
}

/** The found contours on their frames, one frame after the other: by this the reader sees whether they lie where they belong. */
export function ContourPreview({ reading, frames, contours }: ContourPreviewProps): ReactNode {
  const numbers = useMemo(() => [...new Set(contours.map(({ frameNumber }) => frameNumber))], [contours]);
  const [at, setAt] = useState(0);
  const place = Math.min(at, numbers.length - 1);
  const frameNumber = numbers[place];
  const canvas = useRef<HTMLCanvasElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { details, calibration } = reading;
  useEffect(() => {
    if (frameNumber === undefined) return;
    let current = true;
    const draw = async () => {
      const frame = await frames.load(frameNumber);
      const { pixels } = details.pullback;
      const spacingMm = calibration.kind === 'calibrated' ? calibration.spacingMm : null;
      const shown = contours.filter((contour) => contour.frameNumber === frameNumber);
      const picture = await createImageBitmap(await framePictureBlob(frame, pixels, fileLook(pixels), shown, [], spacingMm, `Frame ${frameNumber} of ${details.pullback.numberOfFrames}`));
      const surface = canvas.current;
      if (!current || surface === null) return;
      surface.width = picture.width;
      surface.height = picture.height;
      surface.getContext('2d')?.drawImage(picture, 0, 0);
      setProblem(null);
    };
    draw().catch((error: unknown) => current && setProblem(sentenceOf(error)));
    return () => {
      current = false;
    };
  }, [frames, frameNumber, contours, details, calibration]);
  if (frameNumber === undefined) return <p className={styles.quiet}>No contour of the file can be shown.</p>;
  return (
    <div className={styles.preview}>
      {problem === null ? null : <p className={styles.quiet}>{problem}</p>}
      <canvas ref={canvas} role="img" aria-label={`Frame ${frameNumber} with its imported contours`} />
      <label className={styles.slider}>
        <span>
          Frame {frameNumber}, {place + 1} of {numbers.length} with contours
        </span>
        <input type="range" aria-label="Frame of the preview" min={0} max={numbers.length - 1} value={place} disabled={numbers.length < 2} onChange={(event) => setAt(Number(event.target.value))} />
      </label>
    </div>
  );
}
