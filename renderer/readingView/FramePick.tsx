import { type FrameMark, type NotMeasurableReason, notMeasurableReasons } from '../../src/analysis/frameMark.ts';
import { landmarkNames, landmarkWords } from '../../src/analysis/landmark.ts';
import { useApp } from '../app/appStore.ts';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import { frameRangeWords } from '../format/frameWords.ts';
import { AcceptPick } from './AcceptPick.tsx';
import { DetectPick } from './DetectPick.tsx';
import { extendedMark } from './extendedMark.ts';
import styles from './FramePick.module.css';
import { closeFramePick, InPlaceMenu } from './InPlaceMenu.tsx';

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

/** What a key asked for, picked in place: which landmark, why the frame cannot be measured, what to detect or accept. */
export function FramePick({ reading, actions }: { readonly reading: Reading; readonly actions: ReadingActions }) {
  const pick = useApp((app) => app.framePick);
  if (pick === null) return null;
  if (pick === 'detect') return <DetectPick reading={reading} />;
  if (pick === 'accept') return <AcceptPick reading={reading} actions={actions} />;
  const { frameNumber, analysis } = reading;
  const landmarks: readonly Choice[] = landmarkNames.map((name) => ({
    key: name,
    words: name === 'other' ? 'Another landmark' : landmarkWords({ name, note: '' }),
    choose: () => void actions.edit({ type: 'landmarkSet', landmark: { id: crypto.randomUUID(), frameNumber, name, basis: 'seen', note: '' } }),
  }));
  const mark = analysis.frameMarks.find(({ firstFrame, lastFrame }) => firstFrame === frameNumber && lastFrame === frameNumber);
  const extended = extendedMark(analysis.frameMarks, frameNumber);
  const reasons: readonly Choice[] = [
    ...(mark === undefined ? [] : [{ key: 'remove', words: 'Remove the mark of this frame', choose: () => void actions.edit({ type: 'frameMarkDeleted', id: mark.id }) }]),
    ...notMeasurableReasons.map((reason) => ({
      key: reason,
      words: reasonWords[reason],
      choose: () =>
        void actions.edit({ type: 'frameMarkSet', frameMark: { id: mark?.id ?? crypto.randomUUID(), firstFrame: frameNumber, lastFrame: frameNumber, word: { mark: 'notMeasurable', reason, note: '' } } }),
    })),
    ...(extended === null ? [] : [{ key: 'extend', words: `${markWords(extended)}, frames ${frameRangeWords(extended.firstFrame, extended.lastFrame)}`, choose: () => void actions.edit({ type: 'frameMarkSet', frameMark: extended }) }]),
  ];
  return pick === 'landmark' ? (
    <PickList key="landmark" title={`Landmark seen on frame ${frameNumber}`} choices={landmarks} />
  ) : (
    <PickList key="reason" title={`Frame ${frameNumber} is not measurable`} choices={reasons} />
  );
}

function markWords({ word }: FrameMark): string {
  return word.mark === 'notMeasurable' ? `Extend ${reasonWords[word.reason].toLowerCase()} to here` : 'Extend to here';
}

function PickList({ title, choices }: { readonly title: string; readonly choices: readonly Choice[] }) {
  return (
    <InPlaceMenu title={title} role="menu">
      {choices.map(({ key, words, choose }) => (
        <button
          key={key}
          type="button"
          role="menuitem"
          className={styles.option}
          onClick={() => {
            choose();
            closeFramePick();
          }}
        >
          {words}
        </button>
      ))}
    </InPlaceMenu>
  );
}
