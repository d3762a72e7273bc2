import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bytePaths, errorBodySchema, routes } from '../../../src/api/contract.ts';
import { drive, pullbackFile } from './serviceDriver.ts';

it('A library that another process has open is not replaced under it: no edit goes into a file that is gone', async () => {
  const driver = await drive();
  await driver.ask(routes.setReader, {}, { reader: 'R1' });
  const { opened } = await driver.openFile('a.dcm', pullbackFile());
  const backup = new Uint8Array(await (await driver.get(bytePaths.backup())).arrayBuffer());
  const second = await drive(driver.home);
  await second.edit(opened.readId, 0, { type: 'impressionWritten', impression: 'Before.' });

  const refused = await driver.upload(bytePaths.restore(), backup);
  expect(errorBodySchema.parse(await refused.json()).error.code).toBe('library/notWritable');
  await second.edit(opened.readId, 1, { type: 'impressionWritten', impression: 'After.' });
  expect((await driver.ask(routes.read, { readId: opened.readId })).events).toHaveLength(2);
  expect((await readdir(join(driver.home, 'home'))).filter((name) => name.startsWith('.'))).toEqual([]);

  await second.close();
  await driver.close();
}, 30_000);

it('A library that no other process has open can be restored again and again', async () => {
  const driver = await drive();
  await driver.ask(routes.setReader, {}, { reader: 'R1' });
  const { opened } = await driver.openFile('a.dcm', pullbackFile());
  const backup = new Uint8Array(await (await driver.get(bytePaths.backup())).arrayBuffer());
  for (let time = 0; time < 2; time++) {
    await driver.edit(opened.readId, 0, { type: 'impressionWritten', impression: 'Before.' });
    expect((await driver.upload(bytePaths.restore(), backup)).status).toBe(200);
    expect((await driver.ask(routes.read, { readId: opened.readId })).events).toEqual([]);
  }
  await driver.close();
});
