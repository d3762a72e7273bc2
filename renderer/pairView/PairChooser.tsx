import type { ReactNode } from 'react';
import { useState } from 'react';
import { landmarkWords } from '../../src/analysis/landmark.ts';
import type { PairLink } from '../../src/analysis/pairing.ts';
import { PhaseSign } from '../library/PhaseSign.tsx';
import { Button } from '../panels/Button.tsx';
import { Card, CardPart } from '../panels/Card.tsx';
import { NumberField } from '../panels/NumberField.tsx';
import panel from '../panels/panel.module.css';
import { SelectField } from '../panels/SelectField.tsx';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import { sharedLandmarks } from './pairLinks.ts';
import styles from './pairView.module.css';

/** The pullback that is being chosen, and the frame of it that may be linked. */
export interface PairChoice {
  readonly beforeSopInstanceUid: string;
  /** null while none is typed. */
  readonly beforeFrame: number | null;
}

export interface PairChooserProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
  readonly choice: PairChoice;
  readonly onChoose: (choice: PairChoice) => void;
  /** Both pullbacks are on screen, each moved alone. */
  readonly bothShown: boolean;
  readonly onDone: () => void;
}

/** Which pullback is the one before, and what makes one place of both. */
export function PairChooser({ reading, actions, choice, onChoose, bothShown, onDone }: PairChooserProps): ReactNode {
  const { partners, analysis, frameNumber } = reading;
  const { beforeSopInstanceUid, beforeFrame } = choice;
  const partner = partners.find((candidate) => candidate.analysis.pullback.sopInstanceUid === beforeSopInstanceUid);
  const shared = partner === undefined ? [] : sharedLandmarks(analysis, partner.analysis);
  const [byLandmark, setByLandmark] = useState<PairLink | null>(analysis.pairing?.link ?? null);
  const landmark = shared.find((name) => byLandmark?.kind === 'landmark' && byLandmark.name === name) ?? shared[0] ?? null;
  const pair = (link: PairLink) => {
    void actions.edit({ type: 'pairingSet', pairing: { beforeSopInstanceUid, link, includedInReport: analysis.pairing?.includedInReport ?? false } });
    onDone();
  };
  if (partners.length === 0) {
    return (
      <Card title="Nothing to compare with">
        <CardPart>
          <p className={panel.words}>There is no other pullback of this patient that you have read. Open it, mark its vein segments, and come back.</p>
        </CardPart>
      </Card>
    );
  }
  return (
    <Card title="Compare with" sub="the pullback before" strong>
      <CardPart>
        <div className={styles.partners} role="radiogroup" aria-label="Pullback before">
          {partners.map(({ label, analysis: other }) => {
            const uid = other.pullback.sopInstanceUid;
            return (
              <label key={uid} className={styles.partner}>
                <input type="radio" name="pullback-before" checked={uid === beforeSopInstanceUid} onChange={() => onChoose({ beforeSopInstanceUid: uid, beforeFrame: 1 })} />
                <PhaseSign phase={other.acquisition.phase} size={14} />
                <span>{label}</span>
              </label>
            );
          })}
        </div>
      </CardPart>
      <CardPart>
        {landmark === null ? (
          <p className={panel.words}>No landmark is on both. Link two frames, or set the same landmark (the iliac confluence, say) on each.</p>
        ) : (
          <div className={styles.linkRow}>
            <SelectField label="Linked at" value={landmark} options={shared.map((name) => ({ value: name, words: landmarkWords({ name, note: '' }) }))} onChange={(name) => setByLandmark({ kind: 'landmark', name })} />
            <Button kind="primary" disabled={!reading.mayEdit} onClick={() => pair({ kind: 'landmark', name: landmark })}>
              Compare
            </Button>
          </div>
        )}
        {bothShown ? <p className={panel.words}>Or bring both to the same place, each by the wheel over it, and link the frames on screen.</p> : null}
        <div className={styles.linkRow}>
          <NumberField label="Frame before" value={beforeFrame} onChange={(typed) => onChoose({ beforeSopInstanceUid, beforeFrame: typed })} min={1} max={partner?.pullback.numberOfFrames ?? 1} whole />
          <span className={panel.secondary}>is frame {frameNumber} here</span>
          <Button disabled={!reading.mayEdit || beforeFrame === null || partner === undefined} onClick={() => beforeFrame !== null && pair({ kind: 'frames', beforeFrame, afterFrame: frameNumber })}>
            Link these frames
          </Button>
        </div>
        {reading.mayEdit ? null : <p className={panel.quietText}>This read is not yours to change.</p>}
      </CardPart>
    </Card>
  );
}
