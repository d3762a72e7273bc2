import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { concept, isSameConcept } from '../../src/dicom/sr/codedConcept.ts';
import { type ContentItem, item } from '../../src/dicom/sr/contentItem.ts';
import type { ImportAnswers, ImportTarget } from '../../src/exchange/foreignContours.ts';
import { readForeignContours } from '../../src/exchange/readForeignContours.ts';
import { readForeignReport } from '../../src/exchange/readForeignReport.ts';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { curveArea } from '../../src/geometry/curveArea.ts';
import { codes, units } from '../../src/report/dicom/reportCodes.ts';
import { writeStructuredReport } from '../../src/report/dicom/writeReportInstance.ts';
import { AppError } from '../../src/shared/appError.ts';
import { contentOf, instanceSource } from '../report/dicom/reportInstanceExample.ts';
import { analysisExample, pullbackExample, reportOf } from '../report/reportExample.ts';
import { sharedData } from '../sharedData.ts';

const spacingMm = { column: 0.1, row: 0.1 };
/** Two instances of a gathered pullback: frames 1 to 3, and frame 4. */
const target: ImportTarget = { rows: 512, columns: 512, numberOfFrames: 4, instances: [{ sopInstanceUid: '1.1', numberOfFrames: 3 }, { sopInstanceUid: '1.2', numberOfFrames: 1 }], spacingMm, scaleOf: () => spacingMm };

/** A square of 40 by 40 pixels: 16 mm² at 0.1 mm. */
const square = [[100, 100], [140, 100], [140, 140], [100, 140], [100, 100]] as const;
const aorta = concept('15825003', 'SCT', 'Aorta');

interface GroupOptions {
  readonly points?: readonly (readonly [number, number])[];
  readonly graphicType?: 'POLYLINE' | 'CIRCLE' | 'ELLIPSE';
  readonly image?: ContentItem | null;
  readonly finding?: ReturnType<typeof concept> | null;
  readonly areaMm2?: number | null;
  readonly measured?: ReturnType<typeof concept>;
  readonly name?: string;
}

const image = (uid: string, ...frameNumbers: readonly number[]) => item('SELECTED FROM', null, { type: 'IMAGE', sopClassUid: '1.2.840.10008.5.1.4.1.1.3.1', sopInstanceUid: uid, frameNumbers });

function group({ points = square, graphicType = 'POLYLINE', image: of = image('1.1', 2), finding = codes.vesselLumen, areaMm2 = 16, measured = codes.lumenArea, name = 'ROI' }: GroupOptions = {}): ContentItem {
  return item('CONTAINS', codes.measurementGroup, { type: 'CONTAINER', templateId: '1410' }, [
    item('HAS OBS CONTEXT', codes.trackingIdentifier, { type: 'TEXT', text: name }),
    ...(finding === null ? [] : [item('CONTAINS', codes.finding, { type: 'CODE', code: finding })]),
    item('CONTAINS', codes.imageRegion, { type: 'SCOORD', graphicType, points }, of === null ? [] : [of]),
    ...(areaMm2 === null ? [] : [item('CONTAINS', measured, { type: 'NUM', value: areaMm2, unit: units.mm2, qualifier: null })]),
  ]);
}

function report(...groups: readonly ContentItem[]): ContentItem {
  return item(null, codes.imagingMeasurementReport, { type: 'CONTAINER', templateId: '1500' }, [
    item('HAS OBS CONTEXT', codes.personObserverName, { type: 'PNAME', personName: 'Doe^John' }),
    item('CONTAINS', codes.imagingMeasurements, { type: 'CONTAINER', templateId: null }, groups),
  ]);
}

const read = (root: ContentItem, answers: ImportAnswers = {}) => readForeignReport(root, target, answers);

describe('a structured report of another writer', () => {
  test('its closed outline is a provisional contour of the coded kind on the frame of the instance that it refers to', () => {
    const { contours, questions, writer, notes, notTaken } = read(report(group(), group({ finding: codes.stent, measured: codes.stentArea, image: image('1.2') })));
    expect(questions).toEqual([]);
    expect(contours).toMatchObject([
      { frameNumber: 2, kind: 'lumen', curve: 'polygon', origin: 'imported', acceptance: { status: 'provisional' }, author: 'Doe John' },
      { frameNumber: 4, kind: 'stent' },
    ]);
    expect(contours[0]!.points).toHaveLength(4);
    expect(curveArea(closedCurve(contours[0]!.points, 'polygon'))).toBe(1600);
    expect(writer).toBe('Doe John');
    expect(notes.join(' ')).toMatch(/Lumen of blood vessel \(1\), Stent \(1\).*2 areas that the report states agree/);
    expect(notTaken).toEqual([{ where: 'Figures of the report', reason: expect.stringContaining('Vessel lumen cross-sectional area (1)') }]);
  });

  test('an area that is not the outline’s is told with both figures', () => {
    const { notes } = read(report(group({ areaMm2: 20 }), group({ areaMm2: 16, image: image('1.1', 1) })));
    expect(notes.join(' ')).toContain('1 of 2 areas that the report states differ');
    expect(notes.join(' ')).toContain('frame 2, 20 mm² in the report and 16 mm² here (−20 %)');
  });

  test('by what was measured it is a lumen too, whether the codes are of SNOMED CT or the retired ones', () => {
    expect(read(report(group({ finding: null }))).contours).toMatchObject([{ kind: 'lumen' }]);
    expect(read(report(group({ finding: null, measured: concept('R-101AF', 'SRT', 'Stent CSA') }))).contours).toMatchObject([{ kind: 'stent' }]);
  });

  test('what is called neither lumen nor stent is asked about once for all, and may be left out', () => {
    const root = report(group(), group({ finding: aorta, measured: concept('42798000', 'SCT', 'Area'), image: image('1.1', 3) }));
    expect(read(root).questions).toMatchObject([{ id: 'kind', answer: null, words: expect.stringContaining('“Aorta”') }]);
    expect(read(root, { kind: 'stent' }).contours).toMatchObject([{ kind: 'lumen' }, { frameNumber: 3, kind: 'stent' }]);
    const without = read(root, { kind: 'none' });
    expect(without.contours).toHaveLength(1);
    expect(without.notTaken[0]?.reason).toContain('leave it out');
  });

  test('a circle and a turned ellipse become curves of their area', () => {
    const axes: readonly (readonly [number, number])[] = [[20, 20], [68, 56], [35, 50], [53, 26]];
    const { contours, notTaken } = read(report(group({ name: 'round', graphicType: 'CIRCLE', points: [[50, 50], [60, 50]], areaMm2: null }), group({ name: 'oval', graphicType: 'ELLIPSE', points: axes, areaMm2: null, image: image('1.1', 1) })));
    const areaOf = (frameNumber: number) => contours.filter((contour) => contour.frameNumber === frameNumber).map(({ points, curve }) => curveArea(closedCurve(points, curve)));
    expect(areaOf(2)[0]! / (Math.PI * 10 ** 2)).toBeCloseTo(1, 4);
    expect(areaOf(1)[0]! / (Math.PI * 30 * 15)).toBeCloseTo(1, 4);
    expect(notTaken.map(({ where }) => where)).not.toContain('“round”');
  });

  test('what cannot be taken over is listed with its reason, and the rest is taken', () => {
    const { contours, notTaken } = read(
      report(
        group(),
        group({ name: 'no code', finding: null, areaMm2: null }),
        group({ name: 'open', points: square.slice(0, 2) }),
        group({ name: 'round', graphicType: 'CIRCLE', points: [[50, 50], [50, 50]] }),
        group({ name: 'elsewhere', image: image('9.9', 1) }),
        group({ name: 'beyond', image: image('1.1', 4) }),
        group({ name: 'no frame', image: image('1.1') }),
        group({ name: 'no image', image: null }),
        group({ name: 'vessel', finding: concept('122333', 'DCM', 'EEM CSA') }),
        group({ name: 'bow tie', points: [[10, 10], [50, 50], [50, 10], [10, 50], [10, 10]] }),
        group({ name: 'outside', points: [[500, 10], [600, 10], [600, 60], [500, 10]], image: image('1.1', 1) }),
        group({ name: 'twice' }),
      ),
    );
    expect(contours).toHaveLength(1);
    const words = notTaken.map(({ where, reason }) => `${where}: ${reason}`).join('\n');
    for (const expected of [
      '“no code”: The report does not say by a code what it is',
      '“open”: It is an open line',
      '“round”: It is a circle that encloses nothing',
      '“elsewhere”: It lies on an image that is not of this pullback',
      '“beyond”: It lies on a frame that the pullback does not have',
      '“no frame”: It does not say on which frame',
      '“no image”: It refers to no image',
      '“vessel”: It is the outer border',
      '“bow tie”: Frame 2: the lumen contour crosses',
      '“outside”: Frame 1: the lumen contour leaves the image',
      '“twice”: It is the same contour as the one of “ROI”',
    ]) expect(words).toContain(expected);
  });

  test('an outline whose last side is missing is asked about, and closed only by the answer', () => {
    const root = report(group({ points: square.slice(0, 4) }));
    expect(read(root).questions).toMatchObject([{ id: 'openLines', answer: null }]);
    const { contours } = read(root, { openLines: 'close' });
    expect(curveArea(closedCurve(contours[0]!.points, 'polygon'))).toBe(1600);
    expect(read(root, { openLines: 'leave' })).toMatchObject({ contours: [], notTaken: [{ reason: 'It is an open line, which encloses nothing.' }, {}] });
  });

  test('a region below the figure that was inferred from it, and an image that is referred to by its place in the tree, are followed', () => {
    const figure = item('CONTAINS', codes.lumenArea, { type: 'NUM', value: 16, unit: units.mm2, qualifier: null }, [
      item('INFERRED FROM', null, { type: 'SCOORD', graphicType: 'POLYLINE', points: square }, [item('SELECTED FROM', null, { type: 'REFERENCE', path: [1, 1] })]),
    ]);
    const root = item(null, codes.imagingMeasurementReport, { type: 'CONTAINER', templateId: null }, [image('1.1', 3), item('CONTAINS', codes.measurementGroup, { type: 'CONTAINER', templateId: null }, [figure])]);
    expect(read(root).contours).toMatchObject([{ frameNumber: 3, kind: 'lumen' }]);
  });

  test('the program’s own report is opened whole instead', () => {
    const own = item('CONTAINS', codes.analysisFile, { type: 'TEXT', text: '{}' });
    const root = report(group());
    expect(() => read({ ...root, children: [...root.children, own] })).toThrow(/venolume itself/);
  });
});

describe.skipIf(sharedData === null)('reports of other writers as they are', () => {
  const folder = join(sharedData ?? '', 'sr');
  const files = sharedData === null ? [] : readdirSync(folder);

  test('each gives contours, or one sentence on why it has none', async () => {
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      try {
        const { contours, notTaken } = await readForeignContours(new Uint8Array(readFileSync(join(folder, file))), target, {});
        expect(contours, file).toEqual([]);
        expect(notTaken.length, file).toBeGreaterThan(0);
      } catch (error) {
        expect(error, file).toBeInstanceOf(AppError);
      }
    }
  });

  test('outlines of highdicom, of which one leaves the last side out and one is a circle, land on their image as dcmdump shows them', async () => {
    const bytes = new Uint8Array(readFileSync(join(folder, 'highdicom__sr_document_with_multiple_groups.dcm')));
    const here: ImportTarget = { ...target, numberOfFrames: 1, instances: [{ sopInstanceUid: '1.3.6.1.4.1.5962.1.1.1.1.1.20040119072730.12322', numberOfFrames: 1 }] };
    const { questions, contours, writer } = await readForeignContours(bytes, here, { kind: 'lumen', openLines: 'close' });
    expect(questions).toMatchObject([{ id: 'openLines' }, { id: 'kind', words: expect.stringContaining('“Aorta”') }]);
    expect(contours.find(({ curve }) => curve === 'polygon')).toMatchObject({ frameNumber: 1, points: [{ x: 25, y: 45 }, { x: 45, y: 45 }, { x: 45, y: 65 }, { x: 25, y: 65 }] });
    // 45\\55 and 45\\65 are a circle's centre and a point on it.
    const round = contours.find(({ curve }) => curve === 'periodicCubic');
    for (const { x, y } of round?.points ?? []) expect(Math.hypot(x - 45, y - 55)).toBeCloseTo(10, 9);
    expect(round?.points.length).toBeGreaterThan(11);
    expect(writer).toBe('Doe John');
  });
});

describe('this program’s writer as another would read it', () => {
  test('without its evidence every polyline comes in on its frame and encloses the area that the report states, within 0.5 %', async () => {
    const model = reportOf(analysisExample());
    const pullback = pullbackExample();
    const whole = await contentOf(writeStructuredReport('sr', instanceSource(model)).bytes);
    const root = { ...whole, children: whole.children.filter(({ name }) => !isSameConcept(name, codes.analysisFile)) };
    const to: ImportTarget = { rows: pullback.pixels.rows, columns: pullback.pixels.columns, numberOfFrames: pullback.numberOfFrames, instances: pullback.instances, spacingMm: pullback.pixelSpacingMm, scaleOf: () => pullback.pixelSpacingMm };
    const { contours, questions, notes } = readForeignReport(root, to, {});
    expect(questions).toEqual([]);
    const measured = model.frames.flatMap(({ frameNumber, contours: ofFrame }) => ofFrame.map(({ kind, areaPx2 }) => ({ frameNumber, kind, areaPx2 })));
    expect(contours.map(({ frameNumber, kind }) => `${frameNumber} ${kind}`)).toEqual(measured.map(({ frameNumber, kind }) => `${frameNumber} ${kind}`));
    contours.forEach(({ points }, i) => expect(Math.abs(curveArea(closedCurve(points, 'polygon')) / measured[i]!.areaPx2 - 1)).toBeLessThan(0.005));
    expect(notes.join(' ')).toContain('agree');
  });
});
