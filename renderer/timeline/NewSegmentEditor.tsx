import { type ReactNode, useState } from 'react';
import { type Side, sides, type Vein, veins } from '../../src/analysis/veinSegment.ts';
import { framesWords } from '../format/frameWords.ts';
import { Button } from '../panels/Button.tsx';
import { SelectField } from '../panels/SelectField.tsx';
import { newSegment } from '../panels/segments/segmentDraft.ts';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import type { FrameRange } from './segmentRange.ts';
import styles from './timeline.module.css';

export interface NewSegmentEditorProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
  readonly range: FrameRange;
  readonly left: number;
  readonly plotWidth: number;
  readonly onClose: () => void;
}

const editorWidthPx = 440;

/** Which vein a range that was just drawn is. */
export function NewSegmentEditor({ reading, actions, range, left, plotWidth, onClose }: NewSegmentEditorProps): ReactNode {
  const [vein, setVein] = useState<Vein>('CIV');
  const [side, setSide] = useState<Side | null>(null);
  const lacksSide = vein !== 'IVC' && side === null;
  const create = async () => {
    const segment = newSegment({ vein, side, ...range }, crypto.randomUUID(), reading.presets);
    if (!(await actions.edit({ type: 'segmentAdded', segment }))) return;
    actions.selectSegment(segment.id);
    onClose();
  };
  return (
    <form
      className={styles.editor}
      style={{ top: 26, left: Math.max(0, Math.min(left, plotWidth - editorWidthPx)) }}
      aria-label="New segment"
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacksSide) void create();
      }}
    >
      <span>{framesWords(range.firstFrame, range.lastFrame)}</span>
      <SelectField label="Vein" hideLabel value={vein} options={veins.map((name) => ({ value: name, words: name }))} onChange={setVein} />
      {vein === 'IVC' ? null : <SelectField label="Side" hideLabel placeholder="Side" value={side} options={sides.map((name) => ({ value: name, words: name === 'left' ? 'Left' : 'Right' }))} onChange={setSide} />}
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" disabled={lacksSide} title={lacksSide ? 'Choose the side' : undefined}>
        Create segment
      </Button>
    </form>
  );
}
