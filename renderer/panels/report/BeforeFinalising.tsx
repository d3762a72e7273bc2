import { IconArrowRight, IconCheck, IconCircle, IconLock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { TextField } from '../TextField.tsx';
import { finalChecks } from './finalChecks.ts';
import styles from './report.module.css';

/** What keeps the report a draft, each with the way to mend it; then the one act that freezes it. */
export function BeforeFinalising({ reading, actions }: PanelProps): ReactNode {
  const { missing } = reading;
  const checks = finalChecks(reading);
  return (
    <Card
      title="Before finalising"
      strong
      aside={missing.length === 0 ? 'nothing left' : <span className={styles.left}>{missing.length} left</span>}
    >
      <ul className={styles.checks}>
        {missing.map(({ code, segmentId, heading, advice, place }) => (
          <li key={`${code} ${segmentId ?? ''} ${heading}`}>
            <IconCircle size={15} stroke={2} color="var(--vl-warning)" aria-label="Missing" />
            <div className={panel.grow}>
              <strong>{heading}</strong>
              <div className={panel.secondary}>{advice}</div>
            </div>
            <Button kind="quiet" aria-label={`Go: ${heading}`} onClick={() => actions.goToPlace(place)}>
              Go <IconArrowRight size={14} stroke={1.75} aria-hidden="true" />
            </Button>
          </li>
        ))}
        {checks.map((check) => (
          <li key={check}>
            <IconCheck size={15} stroke={1.75} color="var(--vl-text-2)" aria-label="In order" />
            <span className={panel.secondary}>{check}</span>
          </li>
        ))}
      </ul>
      <CardPart>
        <Finalise reading={reading} actions={actions} />
      </CardPart>
    </Card>
  );
}

function Finalise({ reading, actions }: PanelProps): ReactNode {
  const [reason, setReason] = useState('');
  const [verified, setVerified] = useState(false);
  const [busy, setBusy] = useState(false);
  const revised = reading.reports.length > 0;
  const newest = reading.reports.reduce((last, { eventSequence }) => Math.max(last, eventSequence), -1);
  const unchanged = revised && newest >= reading.read.lastEventSequence;
  const locked = lockedBecause(reading, unchanged) ?? (revised && reason.trim() === '' ? 'A later revision says why it was made.' : null);
  const finalise = async () => {
    setBusy(true);
    const done = await actions.finalise(revised ? reason.trim() : null, verified);
    setBusy(false);
    if (!done) return;
    setReason('');
    setVerified(false);
  };
  return (
    <>
      {revised && !unchanged && reading.missing.length === 0 ? <TextField label="Reason for the new revision" value={reason} onChange={setReason} /> : null}
      {locked === null ? (
        <label className={controls.check} title="Structured reports carry it as their Verification Flag; without it they say UNVERIFIED.">
          <input type="checkbox" checked={verified} onChange={(event) => setVerified(event.target.checked)} />I verify this report
        </label>
      ) : null}
      <Button kind="primary" main disabled={locked !== null || busy} onClick={() => void finalise()}>
        <IconLock size={16} stroke={1.75} aria-hidden="true" /> Finalise report
      </Button>
      <p className={panel.words}>{locked ?? 'Finalising locks this revision and removes the draft mark. A later change starts a new revision.'}</p>
    </>
  );
}

function lockedBecause(reading: PanelProps['reading'], unchanged: boolean): string | null {
  if (!reading.mayEdit) return 'This is another reader’s read.';
  if (reading.missing.length > 0) return 'Mend what is listed above first.';
  if (unchanged) return 'Nothing has changed since the last final report.';
  return reading.saving.state === 'kept' ? null : 'Not every edit is kept yet.';
}
