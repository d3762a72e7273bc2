import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bytePaths, routes } from '../../../src/api/contract.ts';
import { type Driver, drive } from './serviceDriver.ts';

const truthSchema = z.object({ truth: z.object({ segments: z.array(z.object({ id: z.string(), areaStenosisPercent: z.number() })) }) });

let driver: Driver;
beforeEach(async () => {
  driver = await drive();
});
afterEach(() => driver.close());

describe('the shipped sample', () => {
  it('that is read comes with a final report whose LCIV stenosis is within two points of the truth', async () => {
    const { truth } = truthSchema.parse(JSON.parse(await readFile(new URL('../../../assets/sample/truth.json', import.meta.url), 'utf8')));
    const opened = await driver.ask(routes.openSample, {}, { which: 'read' });
    const { entry, reports, events } = await driver.ask(routes.read, { readId: opened.readId });
    expect(entry.progress).toBe('final');
    expect(reports).toHaveLength(1);
    expect(events).toEqual([]);
    const report = await (await driver.get(bytePaths.report(reports[0]!.reportId, 'json'))).json();
    const [lciv] = z.object({ segments: z.array(z.object({ vein: z.string(), areaStenosisPercent: z.number() })) }).parse(report).segments.filter(({ vein }) => vein === 'CIV');
    expect(Math.abs(lciv!.areaStenosisPercent - truth.segments.find(({ id }) => id === 'LCIV')!.areaStenosisPercent)).toBeLessThan(2);
  });

  it('stands twice in the library, read and unread, and each opens again as it was left', async () => {
    const read = await driver.ask(routes.openSample, {}, { which: 'read' });
    const unread = await driver.ask(routes.openSample, {}, { which: 'unread' });
    expect(unread.pullbackId).not.toBe(read.pullbackId);
    expect((await driver.ask(routes.read, { readId: unread.readId })).entry).toMatchObject({ progress: 'toRead', acceptedContours: 0 });
    expect(await driver.ask(routes.openSample, {}, { which: 'read' })).toEqual(read);
    const { patients } = await driver.ask(routes.library);
    expect(patients.flatMap(({ cases }) => cases.flatMap(({ pullbacks }) => pullbacks.map(({ sample }) => sample))).toSorted()).toEqual(['read', 'unread']);
  });

  it('belongs to the first reader who says who they are; a second reader gets the same contours in a read of their own', async () => {
    const first = await driver.ask(routes.openSample, {}, { which: 'read' });
    await driver.ask(routes.setReader, {}, { reader: 'R1' });
    await driver.edit(first.readId, 0, { type: 'impressionWritten', impression: 'Looked at.' });
    await driver.ask(routes.setReader, {}, { reader: 'R2' });
    const second = await driver.ask(routes.openSample, {}, { which: 'read' });
    expect(second.readId).not.toBe(first.readId);
    const [ofFirst, ofSecond] = [await driver.ask(routes.read, { readId: first.readId }), await driver.ask(routes.read, { readId: second.readId })];
    expect(ofFirst.entry.reader).toBe('R1');
    expect(ofSecond.entry).toMatchObject({ reader: 'R2', acceptedContours: ofFirst.entry.acceptedContours });
  });
});
