import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytePaths, routes } from '../../../src/api/contract.ts';
import { type Driver, drive, pullbackFile } from './serviceDriver.ts';

let driver: Driver;
beforeEach(async () => {
  driver = await drive();
});
afterEach(() => driver.close());

describe('a pullback whose place another file of the same size has taken', () => {
  it('is kept when it is uploaded again, and shown', async () => {
    const { opened, path } = await driver.openFile('a.dcm', pullbackFile());
    await writeFile(path, pullbackFile('1.2.3.4', 7));
    expect((await driver.upload(bytePaths.upload(), pullbackFile())).status).toBe(200);
    expect((await driver.get(bytePaths.frames(opened.pullbackId, 0, 1))).status).toBe(200);
  });
});

describe('a comparison preset', () => {
  const preset = { name: 'own-v1', label: 'Own', citation: 'Measured here.', verified: false, areas: [{ vein: 'CIV' as const, side: null, areaMm2: 180 }], addedByReader: false };

  it('that a reader adds stands beside the shipped ones as theirs', async () => {
    await driver.ask(routes.addPreset, {}, preset);
    const { presets } = await driver.ask(routes.presets);
    expect(presets.map(({ name, addedByReader }) => [name, addedByReader])).toEqual([['no-cvi-median-v1', false], ['rane-minimum-v1', false], ['own-v1', true]]);
  });

  it('is never changed: a name that is taken is refused', async () => {
    await driver.ask(routes.addPreset, {}, preset);
    for (const name of ['own-v1', 'no-cvi-median-v1']) expect(await driver.refusal(routes.addPreset, {}, { ...preset, name, label: 'Other' })).toBe('service/badRequest');
    expect((await driver.ask(routes.presets)).presets.map(({ label }) => label)).not.toContain('Other');
  });
});
