import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StudySearch } from '../../../src/api/remoteStudy.ts';
import { findInstances, findSeries, findStudies, hasInstance } from '../../../src/node/dicomweb/qido.ts';
import { type ServerConnection, usualLimits } from '../../../src/node/dicomweb/serverConnection.ts';
import { storeObjects } from '../../../src/node/dicomweb/stow.ts';
import { fetchInstance } from '../../../src/node/dicomweb/wado.ts';
import { buildPullback, element } from '../../dicom/datasetBuilder.ts';
import { type Orthanc, orthancInstalled, startOrthanc } from '../../orthanc.ts';

const all: StudySearch = { patientName: '', patientId: '', accessionNumber: '', modality: '', studyDateFrom: null, studyDateTo: null };
const never = new AbortController().signal;

function pullback(study: string, number: number, name: string, studyDate: string): Uint8Array {
  return buildPullback({
    rows: 20,
    columns: 30,
    numberOfFrames: 7,
    pixels: Uint8Array.from({ length: 20 * 30 * 7 }, (_, index) => (index * 7 + number) % 251),
    elements: [
      element('00080018', 'UI', `${study}.1.${number}`),
      element('00080060', 'CS', 'IVUS'),
      element('00080020', 'DA', studyDate),
      element('00081030', 'LO', 'Iliac veins'),
      element('00100010', 'PN', name),
      element('00100020', 'LO', `ID-${study}`),
      element('0020000d', 'UI', study),
      element('0020000e', 'UI', `${study}.1`),
      element('00200013', 'IS', String(number)),
    ],
  });
}

describe.skipIf(!orthancInstalled)('Orthanc', () => {
  let orthanc: Orthanc;
  let folder: string;
  let server: ServerConnection;
  const files = [pullback('1.2.3', 2, 'Doe^Jane', '20260311'), pullback('1.2.3', 1, 'Doe^Jane', '20260311'), pullback('1.2.4', 1, 'Roe^Richard', '20250102')];

  beforeAll(async () => {
    orthanc = await startOrthanc();
    folder = await mkdtemp(join(tmpdir(), 'venolume-wado-'));
    server = { name: 'Orthanc', baseUrl: orthanc.baseUrl, authorization: `Basic ${Buffer.from(`${orthanc.userName}:${orthanc.password}`).toString('base64')}`, allowUnencrypted: false, limits: usualLimits };
    for (const file of files) await orthanc.store(file);
  });
  afterAll(async () => {
    await orthanc?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const found = async (search: Partial<StudySearch>) => (await findStudies(server, { ...all, ...search }, never)).studies.map(({ studyInstanceUid }) => studyInstanceUid);

  it('finds studies by each of the fields, newest first', async () => {
    expect(await found({})).toEqual(['1.2.3', '1.2.4']);
    expect(await found({ patientName: 'doe' })).toEqual(['1.2.3']);
    expect(await found({ patientName: 'Doe, J' })).toEqual(['1.2.3']);
    expect(await found({ patientId: 'ID-1.2.4' })).toEqual(['1.2.4']);
    expect(await found({ patientId: 'ID' })).toEqual([]);
    expect(await found({ modality: 'IVUS' })).toEqual(['1.2.3', '1.2.4']);
    expect(await found({ modality: 'US' })).toEqual([]);
    expect(await found({ studyDateFrom: '2026-01-01' })).toEqual(['1.2.3']);
    expect(await found({ studyDateTo: '2026-01-01' })).toEqual(['1.2.4']);
    expect(await found({ studyDateFrom: '2026-03-11', studyDateTo: '2026-03-11' })).toEqual(['1.2.3']);
    const [study] = (await findStudies(server, { ...all, patientName: 'Doe' }, never)).studies;
    expect(study).toMatchObject({ patientName: 'Doe, Jane', patientId: 'ID-1.2.3', studyDate: '2026-03-11', studyDescription: 'Iliac veins', modalities: ['IVUS'], numberOfSeries: 1, numberOfInstances: 2 });
  });

  it('tells series and instances, in their order, with their frames', async () => {
    expect(await findSeries(server, '1.2.3', never)).toMatchObject([{ seriesInstanceUid: '1.2.3.1', modality: 'IVUS', numberOfInstances: 2, mayHoldPullbacks: true }]);
    expect(await findInstances(server, '1.2.3', '1.2.3.1', never)).toMatchObject([
      { sopInstanceUid: '1.2.3.1.1', instanceNumber: 1, numberOfFrames: 7, rows: 20, columns: 30 },
      { sopInstanceUid: '1.2.3.1.2', instanceNumber: 2, numberOfFrames: 7 },
    ]);
    expect(await findSeries(server, '9.9.9', never)).toEqual([]);
  });

  it('gives an instance byte for byte as it keeps it', async () => {
    const path = join(folder, 'a.dcm');
    let sizeBytes = 0;
    await fetchInstance(server, { studyInstanceUid: '1.2.3', seriesInstanceUid: '1.2.3.1', sopInstanceUid: '1.2.3.1.2' }, path, never, (more) => (sizeBytes += more));
    expect(Buffer.compare(await readFile(path), files[0]!)).toBe(0);
    expect(sizeBytes).toBe(files[0]!.length);
    const gone = { studyInstanceUid: '1.2.3', seriesInstanceUid: '1.2.3.1', sopInstanceUid: '1.2.3.1.9' };
    await expect(fetchInstance(server, gone, path, never, () => undefined)).rejects.toMatchObject({ code: 'server/notFound' });
  });

  it('keeps what it is sent, and says so when it is asked', async () => {
    const bytes = pullback('1.2.5', 1, 'Poe^Edgar', '20260401');
    expect(await hasInstance(server, '1.2.5', '1.2.5.1.1', never)).toBe(false);
    expect(await storeObjects(server, '1.2.5', [{ sopInstanceUid: '1.2.5.1.1', bytes }], never)).toEqual([{ kind: 'stored', remark: null }]);
    expect(await hasInstance(server, '1.2.5', '1.2.5.1.1', never)).toBe(true);
    expect(Buffer.compare((await orthanc.kept('1.2.5.1.1'))!, bytes)).toBe(0);
    const [outcome] = await storeObjects(server, '1.2.6', [{ sopInstanceUid: '1.2.6.1.1', bytes: new Uint8Array(500) }], never).catch(() => [{ kind: 'threw' }]);
    expect(outcome?.kind).not.toBe('stored');
  });

  it('lets in nobody without the password', async () => {
    await expect(findStudies({ ...server, authorization: null }, all, never)).rejects.toMatchObject({ code: 'server/unauthorised' });
  });
});
