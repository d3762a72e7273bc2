import { expect, it } from 'vitest';
import { confirmWords, stateWords } from '../../../renderer/servers/sendingWords.ts';
import type { Destination, Sendings } from '../../../src/api/servers.ts';

const there: Destination = { serverId: 's1', serverName: 'Archive', maySend: true, isUnencrypted: false, state: 'notSent', objectsSent: 0, remark: '', at: null };
const report: Sendings = { patientName: 'Doe, Jane', patientId: 'VEN-7', objects: 3, laterRevision: null, destinations: [there] };
const at = '2026-03-11T15:42:00.000Z';

it('Before anything goes it is said whose report goes where, and what is odd about it', () => {
  expect(confirmWords(report, there)).toBe("3 DICOM objects of this report on Doe, Jane (VEN-7) go to “Archive”, with the patient's name and ID.");
  expect(confirmWords({ ...report, patientName: '', patientId: '', laterRevision: 2 }, { ...there, objectsSent: 2, isUnencrypted: true })).toBe(
    "1 DICOM object of this report on a patient without a name goes to “Archive”, with the patient's name and ID. Nothing is encrypted on its way there. Revision 2 has taken the place of this one.",
  );
});

it('What has become of it is never said to be more than is known', () => {
  expect(stateWords(there, 3)).toBe('not sent');
  expect(stateWords(there, 0)).toBe('frozen without DICOM objects, cannot be sent');
  expect(stateWords({ ...there, state: 'sent', objectsSent: 3, at }, 3)).toBe('sent 11 Mar 2026, 15:42 UTC.');
  expect(stateWords({ ...there, state: 'failed', objectsSent: 2, at, remark: 'It has no room.' }, 3)).toBe('failed 11 Mar 2026, 15:42 UTC, 2 of 3 objects are there. It has no room.');
  expect(stateWords({ ...there, state: 'unknown', at, maySend: false }, 3)).toBe('not known whether it arrived (11 Mar 2026, 15:42 UTC). Sending there is not allowed any more.');
});
