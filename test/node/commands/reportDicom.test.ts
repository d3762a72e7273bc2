import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyAnalysis } from '../../../src/analysis/analysis.ts';
import { readAnalysisFile } from '../../../src/analysis/readAnalysisFile.ts';
import { writeAnalysisFile } from '../../../src/analysis/writeAnalysisFile.ts';
import { memoryByteSource } from '../../../src/dicom/byteSource.ts';
import { readHeader } from '../../../src/dicom/readHeader.ts';
import { readContent } from '../../../src/dicom/sr/readContent.ts';
import { restoreReport } from '../../../src/exchange/restoreReport.ts';
import { reportCommand } from '../../../src/node/commands/report.ts';
import { openPullbackFile } from '../../../src/node/openPullback.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';
import { ellipse, segment } from '../../report/reportExample.ts';
import { sharedData } from '../../sharedData.ts';
import { templateViolations } from '../../report/dicom/templateViolations.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-report-'));
afterAll(() => rmSync(folder, { recursive: true }));
const hasTool = (name: string) => spawnSync(name, ['--version']).error === undefined;

/** What is wrong with a file itself is wrong where it is referred to: UIDs under no root, and two frames in an object whose class has one. */
const wrongInFile: Readonly<Record<string, RegExp>> = {
  'pydicom-data__color-pl.dcm': /Illegal root for UID/,
  'pydicom-data__color-px.dcm': /Illegal root for UID/,
  'pydicom-data__OBXXXX1A_2frame.dcm': /not multi-frame/,
  'pydicom-data__OBXXXX1A_expb_2frame.dcm': /not multi-frame/,
};

/** Errors of dciodvfy. */
function complaints(path: string, name: string): readonly string[] {
  const { stdout, stderr } = spawnSync('dciodvfy', [path], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return `${stdout}${stderr}`.split('\n').filter((line) => /error|abort/i.test(line) && wrongInFile[name]?.test(line) !== true);
}

/** The DICOM forms of a report, with what the independent tools and the checker of templates say of them. */
async function checked(pullbackPath: string, analysisPath: string, name: string) {
  const outFolder = join(folder, name);
  await reportCommand({ analysisPath, pullbackPath, outFolder, formats: ['sr', 'sr-ivus', 'pdf-dicom'], decimal: 'point', partnerPaths: [] });
  const opened = await openPullbackFile(pullbackPath);
  await opened.close();
  const { pullback } = opened;
  for (const file of ['report.sr.dcm', 'report.sr-ivus.dcm', 'report.pdf.dcm']) {
    const path = join(outFolder, file);
    if (hasTool('dciodvfy')) expect(complaints(path, name), file).toEqual([]);
    if (file === 'report.pdf.dcm') continue;
    if (hasTool('dsrdump')) expect(spawnSync('dsrdump', [path], { encoding: 'utf8', maxBuffer: 2 ** 28 }).status, file).toBe(0);
    const root = readContent((await readHeader(memoryByteSource(new Uint8Array(readFileSync(path))))).dataset);
    const images = pullback.instances.map(({ sopInstanceUid, numberOfFrames }) => ({ sopInstanceUid, numberOfFrames, rows: pullback.pixels.rows, columns: pullback.pixels.columns }));
    expect(templateViolations(root, images), file).toEqual([]);
    expect(restoreReport(root, pullback), file).toEqual(readAnalysisFile(readFileSync(analysisPath, 'utf8')));
  }
}

/** With and without regions, of one and of many frames, in big endian and in what compresses. */
const realFiles = ['cornerstoneWADOImageLoader__US-YBR_FULL_422-EVRLE.dcm', 'cornerstoneWADOImageLoader__no-pixel-spacing.dcm', 'deid-data__GREYSCALE_IMAGE.dcm', 'deid-data__RGB_IMAGE.dcm', 'dicomParser__IM00001.fragmented_no_bot_jpeg_baseline.50.dcm', 'dicomParser__IM00001.implicit_little_endian.dcm', 'pydicom-data__JPGLosslessP14SV1_1s_1f_8b.dcm', 'pydicom-data__OBXXXX1A.dcm', 'pydicom-data__OBXXXX1A_2frame.dcm', 'pydicom-data__OBXXXX1A_expb.dcm', 'pydicom-data__OBXXXX1A_expb_2frame.dcm', 'pydicom-data__OBXXXX1A_rle.dcm', 'pydicom-data__OBXXXX1A_rle_2frame.dcm', 'pydicom-data__US1_J2KI.dcm', 'pydicom-data__US1_UNCI.dcm', 'pydicom-data__US1_UNCR.dcm', 'pydicom-data__color-pl.dcm', 'pydicom-data__color-px.dcm', 'pydicom-data__gdcm-US-ALOKA-16.dcm', 'pydicom-data__gdcm-US-ALOKA-16_big.dcm', 'pydicom__ExplVR_BigEnd.dcm', 'pydicom__examples_jpeg2k.dcm', 'pydicom__examples_palette.dcm', 'pydicom__examples_rgb_color.dcm', 'pydicom__examples_ybr_color.dcm', 'pylibjpeg-data__JPEGExtended_3s_1f_u_08_08.dcm', 'pylibjpeg-data__JPEGLosslessP14SV1_3s_2f_u_08_08.dcm'];

describe('report --format sr,sr-ivus,pdf-dicom', () => {
  it('is right for the sample, and gives its analysis back exactly', async () => {
    await checked('assets/sample/pullback.dcm', 'assets/sample/analysis.json', 'sample');
  });

  it.skipIf(sharedData === null).each(realFiles)('is right for a real file with contours: %s', async (name) => {
    const pullbackPath = join(sharedData ?? '', 'dicom_us', name);
    const opened = await openPullbackFile(pullbackPath);
    await opened.close();
    const { sopInstanceUid, pixels, numberOfFrames } = opened.pullback;
    const { rows, columns } = pixels;
    const contours = [...new Set([1, numberOfFrames])].map((n) => {
      const drawn = ellipse(n, 3, 2);
      return { ...drawn, points: drawn.points.map(({ x, y }) => imagePoint(x - 256 + columns / 2, y - 256 + rows / 2)) };
    });
    const empty = emptyAnalysis({ sopInstanceUid, rows, columns, numberOfFrames, recordedCalibration: null, recordedPositionsMm: null }, { reader: 'R1', purpose: 'clinical', sequence: 1 });
    const analysisPath = join(folder, `${name}.json`);
    writeFileSync(analysisPath, writeAnalysisFile({ ...empty, contours, segments: [segment('s1', 'CIV', 'left', 1, numberOfFrames)] }));
    await checked(pullbackPath, analysisPath, name);
  });
});
