import { useState } from 'react';
import { routes } from '../../src/api/contract.ts';
import { tissueRectangles } from '../../src/dicom/deidentify/blanking.ts';
import { pixelAspect } from '../../src/geometry/viewTransform.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import { pullbackName } from '../library/libraryWords.ts';
import { useAnswer } from '../library/useAnswer.ts';
import { callService } from '../service/client.ts';
import { useElementSize } from '../timeline/useElementSize.ts';
import { BlankedAreas } from './BlankedAreas.tsx';
import { Button } from '../panels/Button.tsx';
import controls from '../panels/controls.module.css';
import panel from '../panels/panel.module.css';
import styles from './deidentify.module.css';
import { type ExportedPullback, framesToSee, sawFrame, setPullback } from './deidentifyStore.ts';
import { useFrameCanvas, useFrames, useStillCanvas } from './useFrameCanvases.ts';

/** The frames of a pullback with what is overwritten in them, and rectangles that are drawn by hand. */
export function BlankingView({ pullback }: { readonly pullback: ExportedPullback }) {
  const { pullbackId } = pullback.entry;
  const answer = useAnswer(() => callService(routes.pullback, { parameters: { pullbackId } }), pullbackId);
  if (answer.state === 'waiting') return <div className={styles.view} aria-busy="true" />;
  if (answer.state === 'failed') {
    return (
      <div className={styles.view} role="alert">
        {answer.message}
      </div>
    );
  }
  return <Frames pullback={pullback} description={answer.value.pullback} />;
}

interface FramesProps {
  readonly pullback: ExportedPullback;
  readonly description: Pullback;
}

function Frames({ pullback, description }: FramesProps) {
  const { entry, rectangles } = pullback;
  const { pullbackId, numberOfFrames } = entry;
  const [frameNumber, setFrameNumber] = useState(1);
  const [asExported, setAsExported] = useState(false);
  const [showsStill, setShowsStill] = useState(false);
  const frames = useFrames(pullbackId, description);
  const [canvas, problem] = useFrameCanvas(frames, description, frameNumber, (drawn) => sawFrame(pullbackId, drawn));
  const [stillCanvas, stillWords] = useStillCanvas(frames, description, showsStill);
  const [areaRef, area] = useElementSize();
  const { rows, columns } = description.pixels;
  const aspect = pixelAspect(description.pixelSpacingMm ?? entry.spacingMm);
  const scale = Math.min(area.width / columns, area.height / (rows * aspect)) || 0;
  const keep = tissueRectangles(description.regions, description.pixels);
  return (
    <div className={styles.view}>
      <div ref={areaRef} className={styles.area}>
        <div className={styles.frame} style={{ width: columns * scale, height: rows * aspect * scale }}>
          <canvas ref={canvas} width={columns} height={rows} aria-label={`Frame ${frameNumber} of ${numberOfFrames}, ${pullbackName(entry).toLowerCase()}`} role="img" />
          <canvas ref={stillCanvas} className={styles.still} width={columns} height={rows} aria-hidden="true" />
          <BlankedAreas pullbackId={pullbackId} size={{ rows, columns }} keep={pullback.keepOutside ? null : keep} rectangles={rectangles} solid={asExported} />
        </div>
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
      {keep !== null && !pullback.keepOutside ? null : (
        <p className={styles.note} role="note">
          {keep === null ? 'The file does not say where its ultrasound image lies, so nothing' : 'Nothing'} is overwritten by itself. Draw over what is burned in, or make sure that nothing is.
        </p>
      )}
      <div className={styles.scrub}>
        {framesToSee(numberOfFrames).map((frame, i, all) => (
          <Button key={frame} aria-pressed={frame === frameNumber} onClick={() => setFrameNumber(frame)}>
            {pullback.seen.has(frame) ? '✓ ' : ''}
            {i === 0 ? 'First' : i === all.length - 1 ? 'Last' : 'Middle'}
          </Button>
        ))}
        <input type="range" aria-label="Frame" min={1} max={numberOfFrames} value={frameNumber} onChange={(event) => setFrameNumber(Number(event.target.value))} />
        <span className={styles.count}>
          {frameNumber} of {numberOfFrames}
        </span>
      </div>
      <div className={styles.toggles}>
        {keep === null ? null : (
          <label className={controls.check} title="Untick where the file's ultrasound regions are wrong and cut the picture">
            <input type="checkbox" checked={!pullback.keepOutside} onChange={(event) => setPullback(pullbackId, { keepOutside: !event.target.checked })} />
            Only the ultrasound region
          </label>
        )}
        <label className={controls.check}>
          <input type="checkbox" checked={asExported} onChange={(event) => setAsExported(event.target.checked)} />
          As exported
        </label>
        {entry.kind === 'stills' ? null : (
          <label className={controls.check} title="Burned-in text stands still while tissue passes by; depth marks and the catheter do so too">
            <input type="checkbox" checked={showsStill} onChange={(event) => setShowsStill(event.target.checked)} />
            Mark what never changes
          </label>
        )}
        <span className={panel.quietText} role="status">
          {stillWords}
        </span>
      </div>
    </div>
  );
}
