import { type KeyboardEvent, useEffect, useRef } from 'react';
import { type NotMeasurableReason, notMeasurableReasons } from '../../src/analysis/frameMark.ts';
import { landmarkNames, landmarkWords } from '../../src/analysis/landmark.ts';
import { useApp } from '../app/appStore.ts';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import styles from './FramePick.module.css';

const reasonWords: Readonly<Record<NotMeasurableReason, string>> = {
  shadow: 'Shadow',
  confluence: 'Confluence',
  oblique: 'Oblique cut',
  balloon: 'Balloon',
  readvanced: 'Readvanced',
  hold: 'Hold',
  other: 'Other',
};

interface Choice {
  readonly key: string;
  readonly words: string;
  readonly choose: () => void;
}

/** What a key asked for about the frame on screen, picked in place: which landmark, or why it cannot be measured. */
export function FramePick({ reading, actions }: { readonly reading: Reading; readonly actions: ReadingActions }) {
  const pick = useApp((app) => app.framePick);
  if (pick === null) return null;
  const { frameNumber, analysis } = reading;
  const landmarks: readonly Choice[] = landmarkNames.map((name) => ({
    key: name,
    words: name === 'other' ? 'Another landmark' : landmarkWords({ name, note: '' }),
    choose: () => void actions.edit({ type: 'landmarkSet', landmark: { id: crypto.randomUUID(), frameNumber, name, basis: 'seen', note: '' } }),
  }));
  const mark = analysis.frameMarks.find(({ firstFrame, lastFrame }) => firstFrame === frameNumber && lastFrame === frameNumber);
  const reasons: readonly Choice[] = [
    ...(mark === undefined ? [] : [{ key: 'remove', words: 'Remove the mark of this frame', choose: () => void actions.edit({ type: 'frameMarkDeleted', id: mark.id }) }]),
    ...notMeasurableReasons.map((reason) => ({
      key: reason,
      words: reasonWords[reason],
      choose: () =>
        void actions.edit({ type: 'frameMarkSet', frameMark: { id: mark?.id ?? crypto.randomUUID(), firstFrame: frameNumber, lastFrame: frameNumber, word: { mark: 'notMeasurable', reason, note: '' } } }),
    })),
  ];
  return pick === 'landmark' ? (
    <PickList key="landmark" title={`Landmark seen on frame ${frameNumber}`} choices={landmarks} />
  ) : (
    <PickList key="reason" title={`Frame ${frameNumber} is not measurable`} choices={reasons} />
  );
}

function PickList({ title, choices }: { readonly title: string; readonly choices: readonly Choice[] }) {
  const list = useRef<HTMLDivElement>(null);
  const close = () => {
    useApp.setState({ framePick: null });
    useApp.getState().open?.stage.handle?.focus();
  };
  useEffect(() => {
    list.current?.querySelector('button')?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
      return;
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div
      ref={list}
      className={styles.pick}
      role="menu"
      aria-label={title}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) useApp.setState({ framePick: null });
      }}
    >
      <div className={styles.title}>{title}</div>
      {choices.map(({ key, words, choose }) => (
        <button
          key={key}
          type="button"
          role="menuitem"
          className={styles.option}
          onClick={() => {
            choose();
            close();
          }}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
