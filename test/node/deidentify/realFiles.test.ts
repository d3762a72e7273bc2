import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DecodedFrame } from '../../../src/dicom/decodedFrame.ts';
import { deidentifyCommand } from '../../../src/node/commands/deidentify.ts';
import { openPullbackFile } from '../../../src/node/openPullback.ts';
import type { UltrasoundRegion } from '../../../src/pullback/ultrasoundRegion.ts';
import { dcmtkInstalled } from '../../dicom/dcmtk.ts';
import { sharedData } from '../../sharedData.ts';
import { tracesIn } from './traces.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-deidentify-real-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
/** Ultrasound, and pictures whose patients' names are in many character sets. */
const files = ['dicom_us', 'dicom_syntaxes'].flatMap((of) =>
  sharedData === null
    ? []
    : readdirSync(join(sharedData, of))
        .filter((name) => of === 'dicom_us' || name.startsWith('pydicom__chr'))
        .map((name) => join(sharedData ?? '', of, name)),
);

const dciodvfyInstalled = spawnSync('dciodvfy', ['-version']).error === undefined;

function errorsOf(path: string): readonly string[] {
  return spawnSync('dciodvfy', [path], { encoding: 'latin1' }).stderr.match(/^Error.*$/gm) ?? [];
}

/** What dcmdump finds of the patient in a file, to be looked for in the export: values of so many characters that they stand nowhere by chance. */
function secretsOf(path: string): readonly string[] {
  const tags = ['0010,0010', '0010,0020', '0010,0030', '0008,0050', '0020,000d', '0020,000e', '0008,0018', '0008,0020', '0008,0080', '0008,0081', '0008,0090', '0008,1070', '0008,1030'];
  const out = spawnSync('dcmdump', ['-q', ...tags.flatMap((tag) => ['+P', tag]), path], { encoding: 'latin1' }).stdout;
  return [...out.matchAll(/\[([^\]]{6,})\]/g)].map(([, value]) => value!.trim()).filter((value) => value.length >= 6);
}

function tissueMask(regions: readonly UltrasoundRegion[], { rows, columns }: DecodedFrame): (x: number, y: number) => boolean {
  const tissue = regions.filter(({ spatialFormat, dataType, minX0, maxX1, minY0, maxY1 }) => spatialFormat === 1 && (dataType === 1 || dataType === 2) && maxX1 >= minX0 && maxY1 >= minY0 && minX0 < columns && minY0 < rows);
  return (x, y) => tissue.length === 0 || tissue.some(({ minX0, minY0, maxX1, maxY1 }) => x >= minX0 && x <= maxX1 && y >= minY0 && y <= maxY1);
}

/** The first pixel that is not what it should be; null where none is. Of a palette both are looked up, and what is overwritten is its entry 0. */
function firstWrongPixel(before: DecodedFrame, after: DecodedFrame, inTissue: (x: number, y: number) => boolean, isPalette: boolean): string | null {
  const channels = before.kind === 'rgb8' ? 3 : 1;
  for (let y = 0; y < before.rows; y++) {
    for (let x = 0; x < before.columns; x++) {
      for (let channel = 0; channel < channels; channel++) {
        const i = (y * before.columns + x) * channels + channel;
        if (!inTissue(x, y) && isPalette) continue;
        if (after.data[i] !== (inTissue(x, y) ? before.data[i] : 0)) return `${x}, ${y}: ${before.data[i]} became ${after.data[i]}`;
      }
    }
  }
  return null;
}

describe.skipIf(sharedData === null)('a real file without names', () => {
  it.each(files.map((path) => [basename(path), path]))('%s has its pixels in the regions of tissue bit by bit, and no trace of the patient', async (name, path) => {
    const out = join(folder, name);
    await deidentifyCommand({ paths: [path], outFolder: out, analysisPaths: [], patientId: 'ANON-1', patientName: null, shiftDates: null, keepDevice: false, keepCharacteristics: false, keepWords: false, keepReaders: false, blank: [], keepOutside: false, looked: true });
    const written = join(out, 'pullback-1.dcm');
    const [before, after] = [await openPullbackFile(path), await openPullbackFile(written)];
    try {
      const { pullback } = before;
      expect(after.pullback.regions).toEqual(pullback.regions);
      expect(after.pullback.pixelSpacingMm).toEqual(pullback.pixelSpacingMm);
      expect(after.pullback.timing).toEqual(pullback.timing);
      expect(after.pullback.axial).toEqual(pullback.axial);
      for (let frameIndex = 0; frameIndex < pullback.numberOfFrames; frameIndex++) {
        const [source, copy] = [await before.decodeFrame(frameIndex), await after.decodeFrame(frameIndex)];
        expect(firstWrongPixel(source, copy, tissueMask(pullback.regions, source), pullback.pixels.palette !== null)).toBeNull();
      }
    } finally {
      await before.close();
      await after.close();
    }
    if (dciodvfyInstalled) {
      const before = errorsOf(path);
      expect(errorsOf(written).filter((error) => !before.includes(error))).toEqual([]);
    }
    if (!dcmtkInstalled) return;
    expect(tracesIn(out, secretsOf(path))).toEqual([]);
    // An independent toolkit that finds a picture in the original finds one here.
    const isShown = (dicom: string) => ['dcmj2pnm', 'dcml2pnm'].some((tool) => spawnSync(tool, ['-q', '--frame', '1', dicom, join(folder, 'shown.pnm')]).status === 0);
    if (isShown(path)) expect(isShown(written)).toBe(true);
  });
});
