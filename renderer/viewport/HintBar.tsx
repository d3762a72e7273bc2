import { type FormEvent, useState } from 'react';
import type { InHand } from '../overlay/inHand.ts';
import type { ToolName } from '../overlay/toolName.ts';
import styles from './FrameStage.module.css';

export interface HintBarProps {
  readonly tool: ToolName;
  readonly inHand: InHand | null;
  /** What of the frame's contours the curve in hand would take the place of. */
  readonly replaces: 'stretch' | 'contour' | null;
  /** Both ends of a known length are laid. */
  readonly awaitsLength: boolean;
  /** What is laid of a free area encloses one. */
  readonly closable: boolean;
  readonly onAccept: () => void;
  readonly onLength: (lengthMm: number) => void;
  readonly onCancel: () => void;
}

interface Hint {
  readonly key: string;
  readonly does: string;
  readonly optional?: boolean;
}

const names: Record<ToolName, string> = { trace: 'Trace by points', freehand: 'Freehand', ellipse: 'Ellipse', brush: 'Push the border', channel: 'Find a channel', calibrate: 'Calibrate', length: 'Length', angle: 'Angle', area: 'Free area', text: 'Note' };

const hints: Record<ToolName, readonly Hint[]> = {
  trace: [
    { key: 'Click', does: 'add' },
    { key: '⌫', does: 'undo point' },
    { key: 'Esc', does: 'cancel', optional: true },
  ],
  freehand: [
    { key: 'Drag', does: 'round the lumen; letting go accepts' },
    { key: 'Esc', does: 'cancel' },
  ],
  ellipse: [
    { key: 'Drag', does: 'a box' },
    { key: 'Shift', does: 'circle', optional: true },
    { key: 'Alt', does: 'from the centre', optional: true },
    { key: 'Esc', does: 'cancel' },
  ],
  brush: [
    { key: 'Drag', does: 'from inside out, from outside in' },
    { key: ', .', does: 'smaller, larger', optional: true },
    { key: 'Esc', does: 'done' },
  ],
  channel: [
    { key: 'Click', does: 'into the blood: its border is looked for' },
    { key: 'Esc', does: 'cancel', optional: true },
  ],
  calibrate: [
    { key: 'Click', does: 'both ends of a known length' },
    { key: 'Esc', does: 'cancel' },
  ],
  length: [
    { key: 'Click', does: 'both ends, or drag' },
    { key: 'Esc', does: 'cancel' },
  ],
  angle: [
    { key: 'Click', does: 'one end, the corner, the other end' },
    { key: '⌫', does: 'undo point', optional: true },
    { key: 'Esc', does: 'cancel' },
  ],
  area: [
    { key: 'Click', does: 'add' },
    { key: '⌫', does: 'undo point' },
    { key: 'Esc', does: 'cancel', optional: true },
  ],
  text: [
    { key: 'Click', does: 'a place, then type' },
    { key: 'Enter', does: 'keep' },
    { key: 'Esc', does: 'cancel' },
  ],
};

/** What the tool in hand does, what its keys are, and the one button that finishes it. */
export function HintBar({ tool, inHand, replaces, awaitsLength, closable, onAccept, onLength, onCancel }: HintBarProps) {
  const joinable = inHand !== null && inHand.contour !== null && inHand.problem === null;
  return (
    <div className={styles.hintBar} role="group" aria-label={names[tool]} onPointerDown={(event) => event.stopPropagation()}>
      <span className={styles.hintName}>{names[tool]}</span>
      {replaces === null ? null : <span>replaces this {replaces}</span>}
      {tool === 'calibrate' && awaitsLength ? (
        <LengthForm onLength={onLength} onCancel={onCancel} />
      ) : (
        hints[tool].map(({ key, does, optional }) => (
          <span key={key} className={`${styles.hint} ${optional === true ? styles.hintOptional : ''}`}>
            <kbd className={styles.key}>{key}</kbd>
            {does}
          </span>
        ))
      )}
      {tool === 'trace' || tool === 'ellipse' || (tool === 'freehand' && inHand !== null && inHand.how === 'freehand' && inHand.contour !== null) ? (
        <button type="button" className={styles.primary} disabled={!joinable} onClick={onAccept}>
          {tool === 'trace' ? 'Join and accept' : 'Accept'} <kbd className={styles.key}>Enter</kbd>
        </button>
      ) : null}
      {tool === 'area' ? (
        <button type="button" className={styles.primary} disabled={!closable} onClick={onAccept}>
          Close <kbd className={styles.key}>Enter</kbd>
        </button>
      ) : null}
    </div>
  );
}

function LengthForm({ onLength, onCancel }: Pick<HintBarProps, 'onLength' | 'onCancel'>) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onLength(Number(text.trim().replace(',', '.')));
  };
  return (
    <form className={styles.hint} onSubmit={submit}>
      <label className={styles.hint}>
        Length
        <input
          className={styles.lengthInput}
          inputMode="decimal"
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            // Digits and letters typed here are no keys of the program.
            event.stopPropagation();
            if (event.key === 'Escape') onCancel();
          }}
        />
        mm
      </label>
      <button type="submit" className={styles.primary} disabled={text.trim() === ''}>
        Set scale
      </button>
    </form>
  );
}
