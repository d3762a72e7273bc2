import type { Destination, Sendings } from '../../src/api/servers.ts';
import { isoTimeWords } from '../../src/report/reportWords.ts';

/** What has become of a report at a server. */
export function stateWords({ state, at, remark, objectsSent, maySend }: Destination, objects: number): string {
  const when = at === null ? '' : isoTimeWords(at);
  const words = {
    notSent: objects === 0 ? 'frozen without DICOM objects, cannot be sent' : 'not sent',
    sending: 'being sent …',
    sent: `sent ${when}.`,
    failed: `failed ${when}${objectsSent > 0 ? `, ${objectsSent} of ${objects} objects are there` : ''}.`,
    unknown: `not known whether it arrived (${when}).`,
  } as const;
  return [words[state], remark, maySend || state === 'sending' ? '' : 'Sending there is not allowed any more.'].filter(Boolean).join(' ');
}

/** Whose, what and where to, before anything goes. */
export function confirmWords({ patientName, patientId, objects, laterRevision }: Sendings, { serverName, objectsSent, isUnencrypted }: Destination): string {
  const left = objects - objectsSent;
  const patient = [patientName || 'a patient without a name', patientId === '' ? '' : `(${patientId})`].filter(Boolean).join(' ');
  const what = left === 1 ? '1 DICOM object' : `${left} DICOM objects`;
  const sentences = [
    `${what} of this report on ${patient} ${left === 1 ? 'goes' : 'go'} to “${serverName}”, with the patient's name and ID.`,
    isUnencrypted ? 'Nothing is encrypted on its way there.' : '',
    laterRevision === null ? '' : `Revision ${laterRevision} has taken the place of this one.`,
  ];
  return sentences.filter(Boolean).join(' ');
}
