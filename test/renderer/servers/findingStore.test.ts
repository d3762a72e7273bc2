// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { changeSearch, chooseInstance, chooseSeries, chooseServer, chosenSeries, findStudies, openSeries, openStudy, useFinding } from '../../../renderer/servers/findingStore.ts';
import type { RemoteStudy } from '../../../src/api/remoteStudy.ts';

const study = (studyInstanceUid: string): RemoteStudy => ({ studyInstanceUid, patientName: 'Doe, Jane', patientId: '7', studyDate: null, studyDescription: '', accessionNumber: '', modalities: [], numberOfSeries: null, numberOfInstances: null });
const series = (seriesInstanceUid: string, modality = 'IVUS', numberOfInstances: number | null = 2) => ({ seriesInstanceUid, modality, seriesNumber: 3, seriesDescription: 'Left', numberOfInstances, mayHoldPullbacks: modality === 'IVUS', mayHoldReads: false });
const instances = ['1.1', '1.2'].map((sopInstanceUid) => ({ sopInstanceUid, instanceNumber: null, numberOfFrames: 100, rows: null, columns: null, isInLibrary: false }));

/** What the service answers, by path; waits for it where it is a promise. */
let answers: Record<string, unknown>;
let asked: string[];
beforeEach(() => {
  asked = [];
  answers = { 'studies': { studies: [study('1'), study('2')], areMore: false }, 'series': { series: [series('1'), series('2', 'XA')] }, 'instances': { instances } };
  vi.stubGlobal('fetch', async (path: string) => {
    const what = path.split('/').at(-1)!;
    asked.push(what);
    const answer = await answers[what];
    return answer instanceof Response ? answer : Response.json(answer);
  });
  chooseServer('s1');
  changeSearch({ patientName: '' });
});
const chosen = () => chosenSeries(useFinding.getState()).map(({ seriesInstanceUid, sopInstanceUids }) => [seriesInstanceUid, sopInstanceUids]);

it('The only series that may hold pullbacks is chosen with its study, whole, and its images are there to choose from', async () => {
  await findStudies();
  await openStudy(study('1'));
  expect(chosen()).toEqual([['1', null]]);
  expect(asked).toEqual(['studies', 'series', 'instances']);
  chooseInstance('1', '1.1', false);
  expect(chosen()).toEqual([['1', ['1.2']]]);
  chooseInstance('1', '1.1', true);
  expect(chosen()).toEqual([['1', null]]);
  chooseInstance('1', '1.1', false);
  chooseInstance('1', '1.2', false);
  expect(chosen()).toEqual([]);
});

it('Of several series none is chosen for the reader', async () => {
  answers['series'] = { series: [series('1', 'IVUS', null), series('2', 'IVUS', 5000)] };
  await openStudy(study('1'));
  expect(chosen()).toEqual([]);
  // Nor are thousands of images listed unasked.
  expect(asked).toEqual(['series']);
  chooseSeries('2', true);
  expect(chosen()).toEqual([['2', null]]);
  await openSeries('1');
  expect(useFinding.getState().instances['1']).toMatchObject({ state: 'there' });
});

it('What was looked for before never overtakes what is looked for now', async () => {
  let late: (answer: unknown) => void = () => undefined;
  answers['studies'] = new Promise((resolve) => (late = resolve));
  const first = findStudies();
  answers['studies'] = { studies: [study('2')], areMore: false };
  await findStudies();
  late({ studies: [study('1'), study('3')], areMore: false });
  await first;
  expect(useFinding.getState()).toMatchObject({ study: { studyInstanceUid: '2' }, studies: { value: { studies: [{ studyInstanceUid: '2' }] } } });
});

it('A server that cannot be asked says why in its place, and another server begins anew', async () => {
  answers['studies'] = new Response('{"error":{"code":"server/unreachable","message":"“Ward” cannot be reached."}}', { status: 400 });
  await findStudies();
  expect(useFinding.getState().studies).toEqual({ state: 'failed', message: '“Ward” cannot be reached.' });
  chooseServer('s2');
  expect(useFinding.getState()).toMatchObject({ serverId: 's2', studies: null, study: null });
});
