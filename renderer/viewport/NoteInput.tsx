import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { CanvasPoint } from '../../src/geometry/canvasPoint.ts';
import styles from './FrameStage.module.css';
import type { StageSize } from './useStageSize.ts';

export interface NoteInputProps {
  /** The place that the note is about. */
  readonly at: CanvasPoint;
  readonly size: StageSize;
  readonly onNote: (note: string) => void;
  readonly onDrop: () => void;
  /** The keys are the frame's again. */
  readonly onDone: () => void;
}

const offPx = 12;
const room = { width: 280, height: 40 };

/** Where the words of a note are typed, beside its place. Enter keeps them, and so does leaving; Escape drops the note. */
export function NoteInput({ at, size, onNote, onDrop, onDone }: NoteInputProps) {
  const [note, setNote] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // After the press that laid the place, which takes the focus to the frame.
  useEffect(() => {
    const timer = setTimeout(() => input.current?.focus({ preventScroll: true }));
    return () => clearTimeout(timer);
  }, [at.x, at.y]);
  const keep = () => (note.trim() === '' ? onDrop() : onNote(note));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep();
    onDone();
  };
  const left = at.x + offPx + room.width > size.width ? at.x - offPx - room.width : at.x + offPx;
  const top = Math.min(size.height - room.height - 56, Math.max(4, at.y - room.height / 2));
  return (
    <form className={styles.noteInput} style={{ left: Math.max(4, left), top: Math.max(4, top) }} aria-label="Note" onSubmit={submit} onPointerDown={(event) => event.stopPropagation()}>
      <input
        ref={input}
        aria-label="Words of the note"
        placeholder="Type the note"
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onBlur={(event) => {
          if (event.currentTarget.form?.contains(event.relatedTarget) !== true) keep();
        }}
        onKeyDown={(event) => {
          // Digits and letters typed here are no keys of the program.
          event.stopPropagation();
          if (event.key !== 'Escape') return;
          onDrop();
          onDone();
        }}
      />
      <button type="submit" className={styles.primary} disabled={note.trim() === ''}>
        Keep
      </button>
    </form>
  );
}
