import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytePaths, routes } from '../../../src/api/contract.ts';
import { type Orthanc, orthancInstalled, startOrthanc } from '../../orthanc.ts';
import { type Driver, drive } from './serviceDriver.ts';

describe.skipIf(!orthancInstalled)('a final report that goes through Orthanc', () => {
  let orthanc: Orthanc;
  let [here, there]: Driver[] = [];
  beforeEach(async () => {
    [orthanc, here, there] = await Promise.all([startOrthanc(), drive(), drive()]);
  });
  afterEach(() => Promise.all([orthanc.stop(), here?.close(), there?.close()]));

  async function setUp(driver: Driver): Promise<string> {
    const { servers } = await driver.ask(routes.keepServer, {}, { serverId: null, name: 'Orthanc', baseUrl: orthanc.baseUrl, signIn: 'password', userName: orthanc.userName, secret: orthanc.password, maySend: true, allowUnencrypted: false });
    return servers[0]!.serverId;
  }

  it('has the same figures where it is fetched: the pullback and the structured report become the same read', async () => {
    if (here === undefined || there === undefined) throw new Error('no service');
    const { readId } = await here.ask(routes.openSample, {}, { which: 'read' });
    const { reports, entry } = await here.ask(routes.read, { readId });
    const reportId = reports[0]!.reportId;
    const figures = JSON.parse(await (await here.get(bytePaths.report(reportId, 'json'))).text());
    await orthanc.store(await readFile('assets/sample/pullback.dcm'));
    const serverId = await setUp(here);
    await here.ask(routes.sendReport, { reportId }, { serverId });
    for (;;) {
      const { destinations } = await here.ask(routes.sendings, { reportId });
      if (destinations[0]!.state === 'sent') break;
      expect(destinations[0]!.state, destinations[0]!.remark).toBe('sending');
      await wait(20);
    }

    await there.ask(routes.setReader, {}, { reader: 'R2' });
    const remote = await setUp(there);
    const { studies } = await there.ask(routes.findStudies, { serverId: remote }, { patientName: '', patientId: figures.subject.patientId, accessionNumber: '', modality: '', studyDateFrom: null, studyDateTo: null });
    const { studyInstanceUid } = studies[0]!;
    const { series } = await there.ask(routes.findSeries, { serverId: remote }, { studyInstanceUid });
    expect(series.map(({ modality }) => modality).toSorted()).toEqual(['DOC', 'IVUS', 'SR']);
    const wanted = series.filter(({ modality }) => modality !== 'DOC').map(({ seriesInstanceUid }) => ({ studyInstanceUid, seriesInstanceUid, sopInstanceUids: null, words: '' }));
    const { importId } = await there.ask(routes.fetchSeries, { serverId: remote }, { series: wanted });
    let state = await there.ask(routes.importState, { importId });
    for (; state.phase !== 'done'; state = await there.ask(routes.importState, { importId })) await wait(20);
    // The report in both its shapes is one read.
    expect(state.opened.map(({ what, isNew }) => [what, isNew])).toEqual([
      ['pullback', true],
      ['read', true],
      ['read', false],
    ]);
    const restored = state.opened[1]!.readId;
    expect((await there.ask(routes.read, { readId: restored })).entry.reader).toBe(entry.reader);
    const draft = JSON.parse(await (await there.get(bytePaths.draft(restored, 'json'))).text());
    expect(draft.segments).toEqual(figures.segments);
    expect(draft.frames).toEqual(figures.frames);
  }, 60_000);
});
