import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { infoCommand } from '../../src/node/commands/info.ts';
import { openPullbackFile } from '../../src/node/openPullback.ts';
import { calibrationAtPoint } from '../../src/pullback/calibrationAt.ts';
import { sharedData } from '../sharedData.ts';

const dcmdumpInstalled = spawnSync('dcmdump', ['--version']).status === 0;
const file = (name: string) => join(sharedData ?? '', 'dicom_us', name);

/** All values of an attribute anywhere in the file, as dcmdump prints them: one list an occurrence. */
function dumped(path: string, tag: string): readonly (readonly number[])[] {
  const out = execFileSync('dcmdump', ['-q', '+L', '+P', tag, path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return [...out.matchAll(/\) (?:[A-Z]{2}|\?\?) \[?([-+.eE\d\\]+)\]?\s/g)].map((match) => (match[1] ?? '').split('\\').map(Number));
}

async function pullbackOf(name: string) {
  const opened = await openPullbackFile(file(name));
  await opened.close();
  return opened.pullback;
}

describe.skipIf(sharedData === null || !dcmdumpInstalled)('traps of real ultrasound files, against dcmdump', () => {
  for (const name of ['dicomParser__IM00001.implicit_little_endian.dcm', 'dicomParser__IM00001.fragmented_no_bot_jpeg_baseline.50.dcm']) {
    test(`${name}: a first region without unit, a negative delta, uneven frame times`, async () => {
      const info = await infoCommand(file(name));
      const deltas = dumped(file(name), '0018,602c').map(([delta]) => delta ?? 0);
      expect(deltas[0]).toBe(1);
      expect(deltas[1]).toBeLessThan(0);
      const mm = Math.abs(deltas[1] ?? 0) * 10;
      expect(info.calibration).toMatchObject({ kind: 'calibrated', source: 'ultrasoundRegion', regionIndex: 1 });
      if (info.calibration.kind === 'calibrated') {
        expect(info.calibration.spacingMm.column).toBeCloseTo(mm, 10);
        expect(info.calibration.spacingMm.row).toBeCloseTo(mm, 10);
      }
      const vector = dumped(file(name), '0018,1065')[0] ?? [];
      expect(new Set(vector).size).toBeGreaterThan(1);
      expect(info.timing.source).toBe('frameTimeVector');
      expect(info.timing.durationMs).toBeCloseTo(vector.slice(1).reduce((sum, step) => sum + step, 0), 9);
      expect(info.numberOfFrames).toBe(8);
      expect(info.axial.kind).toBe('unknown');
    });
  }

  test('a region larger than the image is clipped, with a warning', async () => {
    const name = 'pydicom__examples_ybr_color.dcm';
    const info = await infoCommand(file(name));
    expect(dumped(file(name), '0018,601c')[0]?.[0]).toBeGreaterThan(info.columns);
    expect(info).toMatchObject({ numberOfFrames: 30, columns: 320, rows: 240, calibration: { source: 'ultrasoundRegion', regionIndex: 0 } });
    expect(info.warnings.map((warning) => warning.code)).toContain('calibration/regionClipped');
    const frameTimeMs = dumped(file(name), '0018,1063')[0]?.[0] ?? 0;
    expect(info.timing).toMatchObject({ source: 'frameTime' });
    expect(info.timing.durationMs).toBeCloseTo(29 * frameTimeMs, 9);
  });

  test('an ECG strip in seconds gives no scale', async () => {
    const pullback = await pullbackOf('pydicom-data__OBXXXX1A.dcm');
    const { rows, columns } = pullback.pixels;
    const subject = { rows, columns, regions: pullback.regions, pixelSpacingMm: pullback.pixelSpacingMm };
    expect(calibrationAtPoint(subject, 400, 300).calibration).toMatchObject({ regionIndex: 0 });
    // In the middle of the strip's box (176…743 × 522…576).
    expect(calibrationAtPoint(subject, 460, 550).calibration.kind).toBe('uncalibrated');
  });

  test('of two tissue regions side by side the one about the contour counts', async () => {
    for (const name of ['pydicom-data__gdcm-US-ALOKA-16.dcm', 'pydicom-data__gdcm-US-ALOKA-16_big.dcm']) {
      const pullback = await pullbackOf(name);
      const { rows, columns } = pullback.pixels;
      const subject = { rows, columns, regions: pullback.regions, pixelSpacingMm: pullback.pixelSpacingMm };
      expect(calibrationAtPoint(subject, 200, 300).calibration).toMatchObject({ regionIndex: 0 });
      expect(calibrationAtPoint(subject, 500, 300).calibration).toMatchObject({ regionIndex: 1 });
    }
  });

  test('Pixel Spacing beside a region that says the same is no contradiction', async () => {
    const name = 'deid-data__RGB_IMAGE.dcm';
    const info = await infoCommand(file(name));
    const [delta] = dumped(file(name), '0018,602c')[0] ?? [];
    const [spacing] = dumped(file(name), '0028,0030')[0] ?? [];
    expect(Math.abs((delta ?? 0) * 10 - (spacing ?? 0)) / (spacing ?? 1)).toBeLessThan(0.01);
    expect(info.calibration).toMatchObject({ source: 'ultrasoundRegion' });
    expect(info.warnings.map((warning) => warning.code)).not.toContain('calibration/spacingDisagrees');
  });
});
