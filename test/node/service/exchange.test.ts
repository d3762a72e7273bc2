import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytePaths, routes } from '../../../src/api/contract.ts';
import { exchangePaths } from '../../../src/api/exchange.ts';
import { csvRecords } from '../../exchange/csvRecords.ts';
import { type Driver, drive, pullbackFile } from './serviceDriver.ts';

let driver: Driver;

beforeEach(async () => {
  driver = await drive();
  await driver.ask(routes.setReader, {}, { reader: 'R1' });
});
afterEach(() => driver.close());

const ask = (pullbackIds: readonly string[], withFrames: boolean) => driver.upload(exchangePaths.study(), new TextEncoder().encode(JSON.stringify({ pullbackIds, withFrames })), { 'Content-Type': 'application/json' });

async function study(pullbackIds: readonly string[], withFrames = false) {
  const response = await ask(pullbackIds, withFrames);
  expect(response.status).toBe(200);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const [header, ...records] = csvRecords(new TextDecoder().decode(files['study.csv']));
  return { names: Object.keys(files), rows: records.map((fields) => Object.fromEntries(header!.map((name, i) => [name, fields[i]!]))) };
}

describe('the study table of the library', () => {
  it('says of a final report what was frozen, of its revision, and of an open read the draft', async () => {
    const sample = await driver.ask(routes.openSample, {}, { which: 'read' });
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    await driver.edit(opened.readId, 0, { type: 'segmentAdded', segment: { id: 's1', vein: 'EIV', side: 'right', firstFrame: 1, lastFrame: 20, reference: null, comparisonPreset: null, includedInReport: true } });
    const { names, rows } = await study([sample.pullbackId, opened.pullbackId]);
    expect(names).toEqual(['study.csv', 'study-dictionary.csv']);

    const { reports } = await driver.ask(routes.read, { readId: sample.readId });
    const frozen = JSON.parse(await (await driver.get(bytePaths.report(reports.at(-1)!.reportId, 'json'))).text());
    for (const segment of frozen.segments) {
      const row = rows.find(({ read_id: readId, segment_id: id, figure }) => readId === sample.readId && id === segment.id && figure === 'mla_mm2');
      expect(row).toMatchObject({ value: String(segment.minimumLumenArea.areaMm2), report_revision: String(reports.at(-1)!.revision), content_sha256: reports.at(-1)!.contentSha256 });
    }
    const open = rows.filter(({ read_id: readId }) => readId === opened.readId);
    expect(open.find(({ figure }) => figure === 'total_frames')).toMatchObject({ value: '20', report_revision: 'draft', vein: 'EIV', side: 'right', patient_id: 'VEN-7', content_sha256: '' });
    expect(open.find(({ figure }) => figure === 'mla_mm2')).toMatchObject({ value: '', absent_reason: 'notContoured' });
    expect(JSON.stringify(rows)).not.toContain('Secretname');
  });

  it('holds the frames only where they are asked for, and is refused where there is nothing', async () => {
    const sample = await driver.ask(routes.openSample, {}, { which: 'read' });
    const records = async (withFrames: boolean) => new Set((await study([sample.pullbackId], withFrames)).rows.map(({ record }) => record));
    expect((await records(false)).has('frame')).toBe(false);
    expect((await records(true)).has('frame')).toBe(true);
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    expect((await ask([opened.pullbackId], true)).status).toBe(400);
    expect((await ask(['nobody'], true)).status).toBe(404);
  });
});

describe('the contours of a read as files', () => {
  it('leave as XML and as CSV', async () => {
    const sample = await driver.ask(routes.openSample, {}, { which: 'read' });
    expect(await (await driver.get(exchangePaths.contours(sample.readId, 'echoplaque'))).text()).toContain('<Type>L</Type>');
    const [header, first] = csvRecords(await (await driver.get(exchangePaths.contours(sample.readId, 'csv'))).text());
    expect(Number(first?.[header!.indexOf('x_mm')])).toBeGreaterThan(0);
    expect((await driver.get(`/api/reads/${sample.readId}/contours/dxf`)).status).toBe(400);
  });
});
