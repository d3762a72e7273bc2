import { type ReactNode, useState } from 'react';
import { landmarkNames, landmarkWords } from '../../src/analysis/landmark.ts';
import type { PairLink } from '../../src/analysis/pairing.ts';
import { Button } from '../panels/Button.tsx';
import { Card, CardPart } from '../panels/Card.tsx';
import { NumberField } from '../panels/NumberField.tsx';
import panel from '../panels/panel.module.css';
import { SelectField } from '../panels/SelectField.tsx';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import styles from './pairView.module.css';

export interface PairChooserProps {
  readonly reading: Reading;
  readonly actions: ReadingActions;
  readonly onDone: () => void;
}

/** Which pullback is the one before, and what makes one place of both. */
export function PairChooser({ reading, actions, onDone }: PairChooserProps): ReactNode {
  const { partners, analysis, frameNumber } = reading;
  const [uid, setUid] = useState(analysis.pairing?.beforeSopInstanceUid ?? partners[0]?.analysis.pullback.sopInstanceUid ?? '');
  const partner = partners.find((candidate) => candidate.analysis.pullback.sopInstanceUid === uid);
  const shared = landmarkNames.filter((name) => name !== 'other' && [analysis, partner?.analysis].every((one) => one?.landmarks.some((landmark) => landmark.name === name) === true));
  const [byLandmark, setByLandmark] = useState<PairLink | null>(analysis.pairing?.link ?? null);
  const [beforeFrame, setBeforeFrame] = useState<number | null>(1);
  const link = usableLink(byLandmark, shared) ?? (shared[0] === undefined ? null : ({ kind: 'landmark', name: shared[0] } as const));
  const framesLink: PairLink | null = beforeFrame === null || partner === undefined ? null : { kind: 'frames', beforeFrame, afterFrame: frameNumber };
  const pair = (chosen: PairLink) => {
    void actions.edit({ type: 'pairingSet', pairing: { beforeSopInstanceUid: uid, link: chosen, includedInReport: analysis.pairing?.includedInReport ?? false } });
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
    <Card title="Compare with" strong>
      <CardPart>
        <SelectField label="Pullback before" value={uid} options={partners.map(({ label, analysis: other }) => ({ value: other.pullback.sopInstanceUid, words: label }))} onChange={setUid} />
      </CardPart>
      <CardPart>
        {shared.length === 0 || link === null ? (
          <p className={panel.words}>No landmark is on both. Link two frames, or set the same landmark (the iliac confluence, say) on each.</p>
        ) : (
          <div className={styles.linkRow}>
            <SelectField label="Linked at" value={link.kind === 'landmark' ? link.name : shared[0]!} options={shared.map((name) => ({ value: name, words: landmarkWords({ name, note: '' }) }))} onChange={(name) => setByLandmark({ kind: 'landmark', name })} />
            <Button kind="primary" disabled={!reading.mayEdit} onClick={() => pair(link)}>
              Compare
            </Button>
          </div>
        )}
        <div className={styles.linkRow}>
          <NumberField label="Frame before" value={beforeFrame} onChange={setBeforeFrame} min={1} max={partner?.pullback.numberOfFrames ?? 1} whole />
          <span className={panel.secondary}>is frame {frameNumber} here</span>
          <Button disabled={!reading.mayEdit || framesLink === null} onClick={() => framesLink !== null && pair(framesLink)}>
            Link these frames
          </Button>
        </div>
        {reading.mayEdit ? null : <p className={panel.quietText}>This read is not yours to change.</p>}
      </CardPart>
    </Card>
  );
}

function usableLink(link: PairLink | null, shared: readonly string[]): Extract<PairLink, { kind: 'landmark' }> | null {
  return link?.kind === 'landmark' && shared.includes(link.name) ? link : null;
}
