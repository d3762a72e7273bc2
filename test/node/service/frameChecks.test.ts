import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytePaths, routes, type ServiceEvent, serviceEventSchema } from '../../../src/api/contract.ts';
import type { Opened } from '../../../src/api/importing.ts';
import { jpegBaseline8Bit } from '../../../src/dicom/transferSyntax.ts';
import { buildPullback, element, join as joined } from '../../dicom/datasetBuilder.ts';
import { type Driver, drive } from './serviceDriver.ts';

const framesInFile = 40;
const fragmentBytes = 128 * 1024;
const word = (...values: readonly number[]) => new Uint8Array(Uint32Array.from(values).buffer);
const fragment = joined([word(0xe000fffe, fragmentBytes), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), new Uint8Array(fragmentBytes - 6), Uint8Array.of(0xff, 0xd9)]);

/** 5 MB of compressed frames, more than is gone through when a file is opened. */
function largePullback(numberOfFrames: number, lengths: readonly number[] | null): Uint8Array {
  const offsets = Array.from({ length: framesInFile }, (_, i) => i * fragment.length);
  const table = lengths === null ? [] : [element('7fe00001', 'OV', offsets), element('7fe00002', 'OV', lengths)];
  const value = joined([word(0xe000fffe, 0), ...offsets.map(() => fragment), word(0xe0ddfffe, 0)]);
  return buildPullback({ transferSyntaxUid: jpegBaseline8Bit, rows: 1024, columns: 1024, numberOfFrames, pixels: new Uint8Array(), elements: [...table, { tag: '7fe00010', vr: 'OB', value, declaredLength: 0xffffffff }] });
}

/** The next event of a kind that the windows hear. */
async function heard(response: Response, type: ServiceEvent['type']): Promise<ServiceEvent> {
  const reader = response.body!.getReader();
  for (let text = ''; ; ) {
    const { value, done } = await reader.read();
    if (done) throw new Error('The events came to an end.');
    text += new TextDecoder().decode(value);
    for (const line of text.split('\n\n').filter((part) => part.startsWith('data: '))) {
      const event = serviceEventSchema.parse(JSON.parse(line.slice(6)));
      if (event.type !== type) continue;
      await reader.cancel();
      return event;
    }
  }
}

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'venolume-checks-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function whileOpen(work: (driver: Driver) => Promise<void>): Promise<void> {
  const driver = await drive(home);
  try {
    await work(driver);
  } finally {
    await driver.close();
  }
}

const codesOf = async (driver: Driver, pullbackId: string) => (await driver.ask(routes.pullback, { pullbackId })).pullback.warnings.map(({ code }) => code);

describe('going through the frames of a large pullback that is read', () => {
  it.each([
    ['a count of frames that the file does not hold', largePullback(framesInFile + 5, null), 'pullback/fewerFrames', false],
    ['a table of frames that is wrong far behind', largePullback(framesInFile, Array.from({ length: framesInFile }, (_, i) => fragmentBytes - (i === 30 ? 4 : 0))), 'dicom/offsetTable', true],
  ])('%s is told to the windows, kept with the pullback and written in its report', async (_, contents, code, framesMoved) => {
    let opened: Opened = { pullbackId: '', readId: '' };
    await whileOpen(async (driver) => {
      ({ opened } = await driver.openFile('large.dcm', contents));
      expect(await codesOf(driver, opened.pullbackId)).not.toContain(code);
      const events = await driver.get('/api/events');
      const frame = await driver.get(bytePaths.frames(opened.pullbackId, 0, 1));
      expect((await frame.arrayBuffer()).byteLength).toBe(4 + fragmentBytes);
      expect(await heard(events, 'pullbackChecked')).toEqual({ type: 'pullbackChecked', pullbackId: opened.pullbackId, framesMoved });
      expect(await codesOf(driver, opened.pullbackId)).toContain(code);
      expect(await (await driver.get(bytePaths.draft(opened.readId, 'csv'))).text()).toContain(code);
    });
    await whileOpen(async (driver) => {
      const known = await codesOf(driver, opened.pullbackId);
      expect(known).toContain(code);
      // Opened again it is gone through again, and what was said is not said twice.
      const events = await driver.get('/api/events');
      await driver.get(bytePaths.frames(opened.pullbackId, 0, 1));
      await heard(events, 'pullbackChecked');
      expect(await codesOf(driver, opened.pullbackId)).toEqual(known);
    });
  });

  it('ends with the service, in the middle of a file', async () => {
    await whileOpen(async (driver) => {
      const { opened } = await driver.openFile('large.dcm', largePullback(framesInFile + 5, null));
      await driver.get(bytePaths.frames(opened.pullbackId, 0, 1));
    });
  });
});
