import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnalysisEdit } from '../../../src/analysis/edit.ts';
import { bytePaths, errorBodySchema, routes } from '../../../src/api/contract.ts';
import { openedSchema } from '../../../src/api/importing.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';
import { buildPullback } from '../../dicom/datasetBuilder.ts';
import { type Driver, columns, drive, numberOfFrames, pullbackFile, rows } from './serviceDriver.ts';

let driver: Driver;
beforeEach(async () => {
  driver = await drive();
  await driver.ask(routes.setReader, {}, { reader: 'R1' });
});
afterEach(() => driver.close());

/** A square lumen of a side in px; pixels are 0.5 mm, so its area is side²/4 mm². */
function square(frameNumber: number, sidePx: number): AnalysisEdit {
  const half = sidePx / 2;
  return {
    type: 'contourAdded',
    contour: {
      id: `c${frameNumber}`,
      frameNumber,
      kind: 'lumen',
      curve: 'polygon',
      points: [imagePoint(40 - half, 30 - half), imagePoint(40 + half, 30 - half), imagePoint(40 + half, 30 + half), imagePoint(40 - half, 30 + half)],
      origin: 'manual',
      acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: '2026-03-11T10:00:00Z', viewed: true },
      author: 'R1',
    },
  };
}

const segmentAdded: Extract<AnalysisEdit, { type: 'segmentAdded' }> = {
  type: 'segmentAdded',
  segment: {
    id: 's1', vein: 'CIV', side: 'left', firstFrame: 1, lastFrame: 12,
    reference: { rule: 'caudal', range: { firstFrame: 12, lastFrame: 12, statistic: 'median' } }, comparisonPreset: 'no-cvi-median-v1', includedInReport: true,
  },
};

/** Everything that makes the report of a read final: a minimum of 25 mm² against 100 mm². */
const complete: readonly AnalysisEdit[] = [square(2, 20), square(6, 10), square(9, 16), square(12, 20), segmentAdded];

async function openComplete(): Promise<{ readId: string; pullbackId: string; path: string }> {
  const { opened, path } = await driver.openFile('a.dcm', pullbackFile());
  for (const [index, edit] of complete.entries()) await driver.edit(opened.readId, index, edit);
  return { ...opened, path };
}

describe('a pullback in the library', () => {
  it('is one entry however often it is opened, and its patient and case are found', async () => {
    const first = await driver.openFile('a.dcm', pullbackFile());
    const second = await driver.openFile('copy.dcm', pullbackFile());
    expect(second.opened).toEqual(first.opened);
    const { patients } = await driver.ask(routes.library);
    expect(patients).toHaveLength(1);
    expect(patients[0]).toMatchObject({ patientId: 'VEN-7', cases: [{ studyDate: '2026-03-11', pullbacks: [{ numberOfFrames, file: 'present', spacingMm: { column: 0.5, row: 0.5 } }] }] });
  });

  it('is refused when another file bears the same SOP Instance UID', async () => {
    await driver.openFile('a.dcm', pullbackFile());
    await writeFile(join(driver.home, 'b.dcm'), pullbackFile('1.2.3.4', 9));
    expect(await driver.refusal(routes.openPath, {}, { path: join(driver.home, 'b.dcm') })).toBe('file/wrongPullback');
  });

  it('sends frames as stored, each with its length', async () => {
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    const response = await driver.get(bytePaths.frames(opened.pullbackId, 38, 5));
    const body = new Uint8Array(await response.arrayBuffer());
    expect(Number(response.headers.get('content-length'))).toBe(2 * (4 + rows * columns));
    expect(new DataView(body.buffer).getUint32(0, true)).toBe(rows * columns);
    expect([...body.subarray(4, 8)]).toEqual([0, 1, 2, 3].map((index) => (index + 38 * rows * columns) % 251));
  });

  it('that was moved is asked for, and taken back only by its own content', async () => {
    const { opened, path } = await driver.openFile('a.dcm', pullbackFile());
    await driver.edit(opened.readId, 0, square(3, 20));
    const moved = join(driver.home, 'moved.dcm');
    await rename(path, moved);
    const again = await drive(driver.home);
    expect((await again.ask(routes.library)).patients[0]!.cases[0]!.pullbacks[0]!.file).toBe('moved');
    const response = await again.get(bytePaths.frames(opened.pullbackId, 0, 1));
    expect(errorBodySchema.parse(await response.json()).error.code).toBe('file/notFound');
    await writeFile(join(driver.home, 'other.dcm'), pullbackFile('1.2.3.9'));
    expect(await again.refusal(routes.relocate, { pullbackId: opened.pullbackId }, { path: join(driver.home, 'other.dcm') })).toBe('file/wrongPullback');
    await again.ask(routes.relocate, { pullbackId: opened.pullbackId }, { path: moved });
    expect((await again.get(bytePaths.frames(opened.pullbackId, 0, 1))).status).toBe(200);
    expect((await again.ask(routes.read, { readId: opened.readId })).events).toHaveLength(1);
    await again.service.close();
  });

  it('whose file was replaced shows no frame of the other one', async () => {
    const { opened, path } = await driver.openFile('a.dcm', pullbackFile());
    await writeFile(path, pullbackFile('1.2.3.4', 100));
    const again = await drive(driver.home);
    const response = await again.get(bytePaths.frames(opened.pullbackId, 0, 1));
    expect(errorBodySchema.parse(await response.json()).error.code).toBe('file/changed');
    await again.service.close();
  });

  it('goes to the trash with its read and comes back with it', async () => {
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    await driver.edit(opened.readId, 0, square(3, 20));
    await driver.ask(routes.deletePullback, { pullbackId: opened.pullbackId });
    expect((await driver.ask(routes.library)).patients).toEqual([]);
    expect((await driver.ask(routes.trash)).entries.map(({ pullbackId }) => pullbackId)).toEqual([opened.pullbackId]);
    await driver.ask(routes.restoreFromTrash, { pullbackId: opened.pullbackId });
    const [pullback] = (await driver.ask(routes.library)).patients[0]!.cases[0]!.pullbacks;
    expect(pullback!.reads[0]!.acceptedContours).toBe(1);
  });
});

describe('an uploaded file', () => {
  it('is kept in the library’s own folder, once', async () => {
    for (const _ of [1, 2]) {
      const response = await driver.upload(bytePaths.upload(), pullbackFile(), { 'X-File-Name': 'a.dcm' });
      openedSchema.parse(await response.json());
    }
    expect((await readdir(join(driver.home, 'home', 'pullbacks'))).filter((name) => name.endsWith('.dcm'))).toHaveLength(1);
  });

  it('that is not DICOM or broke off leaves nothing behind', async () => {
    const junk = await driver.upload(bytePaths.upload(), new TextEncoder().encode('not a picture at all'));
    expect(errorBodySchema.parse(await junk.json()).error.code).toBe('file/notDicom');
    const broken = await driver.upload(bytePaths.upload(), pullbackFile(), { 'Content-Length': '99999999' });
    expect(errorBodySchema.parse(await broken.json()).error.code).toBe('service/badRequest');
    expect(await readdir(join(driver.home, 'home', 'pullbacks'))).toEqual([]);
  });
});

describe('edits', () => {
  it('need a reader, whose name stands on each', async () => {
    const other = await drive();
    const { opened } = await other.openFile('a.dcm', pullbackFile());
    const body = { expectedSequence: 0, action: { type: 'edit' as const, edit: square(1, 10) } };
    expect(await other.refusal(routes.append, { readId: opened.readId }, body)).toBe('service/badRequest');
    await other.ask(routes.setReader, {}, { reader: 'AB' });
    await other.edit(opened.readId, 0, square(1, 10));
    const { events, entry } = await other.ask(routes.read, { readId: opened.readId });
    expect(events[0]!.reader).toBe('AB');
    expect(entry.reader).toBe('AB');
    await other.close();
  });

  it('of a second writer are told about, and nothing is overwritten', async () => {
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    await driver.edit(opened.readId, 0, square(1, 10));
    const late = { expectedSequence: 0, action: { type: 'edit' as const, edit: square(2, 10) } };
    expect(await driver.refusal(routes.append, { readId: opened.readId }, late)).toBe('library/readChanged');
    const secondProcess = await drive(driver.home);
    await secondProcess.edit(opened.readId, 1, square(2, 10));
    await secondProcess.service.close();
    expect(await driver.refusal(routes.append, { readId: opened.readId }, { ...late, expectedSequence: 1 })).toBe('library/readChanged');
    expect((await driver.ask(routes.read, { readId: opened.readId })).events.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('never touch another reader’s read; a read of one’s own is begun beside it', async () => {
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    await driver.edit(opened.readId, 0, square(1, 10));
    await driver.ask(routes.setReader, {}, { reader: 'R2' });
    expect(await driver.refusal(routes.append, { readId: opened.readId }, { expectedSequence: 1, action: { type: 'undo' } })).toBe('analysis/editRefused');
    const own = await driver.ask(routes.newRead, { pullbackId: opened.pullbackId }, { purpose: 'clinical' });
    await driver.edit(own.readId, 0, square(5, 12));
    expect((await driver.ask(routes.read, { readId: opened.readId })).events).toHaveLength(1);
  });

  it('that contradict the document are refused and leave no trace', async () => {
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    expect(await driver.refusal(routes.append, { readId: opened.readId }, { expectedSequence: 0, action: { type: 'edit', edit: square(41, 10) } })).toBe('analysis/editRefused');
    expect(await driver.refusal(routes.append, { readId: opened.readId }, { expectedSequence: 0, action: { type: 'undo' } })).toBe('analysis/editRefused');
    expect((await driver.ask(routes.read, { readId: opened.readId })).events).toEqual([]);
  });

  it('and the undo position are there after a restart', async () => {
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    await driver.edit(opened.readId, 0, square(1, 10));
    await driver.edit(opened.readId, 1, square(2, 10));
    await driver.ask(routes.append, { readId: opened.readId }, { expectedSequence: 2, action: { type: 'undo' } });
    const again = await drive(driver.home);
    await again.ask(routes.append, { readId: opened.readId }, { expectedSequence: 3, action: { type: 'redo' } });
    const [pullback] = (await again.ask(routes.library)).patients[0]!.cases[0]!.pullbacks;
    expect(pullback!.reads[0]!.acceptedContours).toBe(2);
    await again.service.close();
  });
});

describe('a report', () => {
  it('is a draft until nothing is missing, and says what is', async () => {
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    expect(await driver.refusal(routes.finalise, { readId: opened.readId }, { expectedSequence: 0, reason: null })).toBe('report/notFinal');
    const draft = JSON.parse(await (await driver.get(bytePaths.draft(opened.readId, 'json'))).text());
    expect(JSON.stringify(draft)).toContain('draft');
  });

  it('is frozen when it is final; a later edit starts a new revision that needs a reason', async () => {
    const { readId } = await openComplete();
    const first = await driver.ask(routes.finalise, { readId }, { expectedSequence: 5, reason: null });
    expect(first).toMatchObject({ revision: 1, reader: 'R1', eventSequence: 5, reason: null });
    expect(first.contentSha256).toMatch(/^[0-9a-f]{64}$/);
    const frozen = await Promise.all((['pdf', 'csv', 'json'] as const).map(async (format) => (await driver.get(bytePaths.report(first.reportId, format))).arrayBuffer()));

    await driver.edit(readId, 5, square(7, 8));
    expect(await driver.refusal(routes.finalise, { readId }, { expectedSequence: 6, reason: null })).toBe('report/notFinal');
    const second = await driver.ask(routes.finalise, { readId }, { expectedSequence: 6, reason: 'A smaller lumen was found' });
    expect(second.revision).toBe(2);
    expect(second.contentSha256).not.toBe(first.contentSha256);
    const again = await Promise.all((['pdf', 'csv', 'json'] as const).map(async (format) => (await driver.get(bytePaths.report(first.reportId, format))).arrayBuffer()));
    expect(again).toEqual(frozen);
    expect((await driver.ask(routes.read, { readId })).reports.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  it('makes each segment’s stenosis a record of its own: 25 of 100 mm² is 75 %', async () => {
    const { readId } = await openComplete();
    await driver.ask(routes.finalise, { readId }, { expectedSequence: 5, reason: null });
    const { records } = await driver.ask(routes.stenosisRecords);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ vein: 'CIV', side: 'left', patientId: 'VEN-7', studyDate: '2026-03-11', minimumFrameNumber: 6, referenceRule: 'caudal' });
    expect(records[0]!.minimumLumenAreaMm2).toBeCloseTo(25, 9);
    expect(records[0]!.areaStenosisPercent).toBeCloseTo(75, 9);
    expect((await driver.ask(routes.library)).patients[0]!.cases[0]!.pullbacks[0]!.reads[0]).toMatchObject({ progress: 'final', finalRevision: 1 });
  });

  it('is not final for a window that has not seen the newest edit', async () => {
    const { readId } = await openComplete();
    expect(await driver.refusal(routes.finalise, { readId }, { expectedSequence: 4, reason: null })).toBe('library/readChanged');
  });
});

describe('a reference in another pullback of the patient', () => {
  const there: AnalysisEdit = { ...segmentAdded, segment: { ...segmentAdded.segment, id: 'r1', side: 'right', reference: { rule: 'none' } } };

  it('is the median of that segment by the same reader, and is final only when its contours are accepted', async () => {
    const other = await driver.openFile('other.dcm', pullbackFile('1.2.3.5'));
    const provisional = square(4, 40);
    if (provisional.type !== 'contourAdded') throw new Error('not a contour');
    const edits: readonly AnalysisEdit[] = [{ ...provisional, contour: { ...provisional.contour, acceptance: { status: 'provisional' } } }, there];
    for (const [index, edit] of edits.entries()) await driver.edit(other.opened.readId, index, edit);

    const { readId } = await openComplete();
    const { partners } = await driver.ask(routes.partners, { readId });
    expect(partners.map(({ analysis }) => analysis.pullback.sopInstanceUid)).toEqual(['1.2.3.5']);
    await driver.edit(readId, 5, { type: 'referenceChosen', segmentId: 's1', reference: { rule: 'segment', segmentId: 'r1', statistic: 'median', analysis: '1.2.3.5' } });
    const listed = (await driver.ask(routes.read, { readId })).entry.segments[0]!;
    expect(listed.areaStenosisPercent).toBeCloseTo(100 * (1 - 25 / 400), 9);

    expect(await driver.refusal(routes.finalise, { readId }, { expectedSequence: 6, reason: null })).toBe('report/notFinal');
    await driver.edit(other.opened.readId, 2, { type: 'contoursAccepted', contourIds: ['c4'], acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: true } });
    expect((await driver.ask(routes.finalise, { readId }, { expectedSequence: 6, reason: null })).revision).toBe(1);
  });

  it('changes what the list shows of those that rest on it, until they are final', async () => {
    const other = await driver.openFile('other.dcm', pullbackFile('1.2.3.5'));
    for (const [index, edit] of [square(4, 40), there].entries()) await driver.edit(other.opened.readId, index, edit);
    const { readId } = await openComplete();
    await driver.edit(readId, 5, { type: 'referenceChosen', segmentId: 's1', reference: { rule: 'segment', segmentId: 'r1', statistic: 'median', analysis: '1.2.3.5' } });
    const listed = async () => (await driver.ask(routes.read, { readId })).entry.segments[0]?.areaStenosisPercent;
    expect(await listed()).toBeCloseTo(100 * (1 - 25 / 400), 9);
    await driver.edit(other.opened.readId, 2, square(8, 20));
    expect(await listed()).toBeCloseTo(100 * (1 - 25 / 250), 9);
    await driver.ask(routes.finalise, { readId }, { expectedSequence: 6, reason: null });
    await driver.edit(other.opened.readId, 3, { type: 'contoursDeleted', contourIds: ['c4'] });
    expect(await listed()).toBeCloseTo(100 * (1 - 25 / 250), 9);
  });

  it('is never another reader’s: their read stays unseen', async () => {
    const other = await driver.openFile('other.dcm', pullbackFile('1.2.3.5'));
    await driver.edit(other.opened.readId, 0, there);
    await driver.ask(routes.setReader, {}, { reader: 'R2' });
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    expect((await driver.ask(routes.partners, { readId: opened.readId })).partners).toEqual([]);
  });
});

describe('backup and restore', () => {
  it('bring back the whole library in one file, with the files it manages, on another machine', async () => {
    const opened = openedSchema.parse(await (await driver.upload(bytePaths.upload(), pullbackFile())).json());
    await driver.edit(opened.readId, 0, square(3, 20));
    const backup = new Uint8Array(await (await driver.get(bytePaths.backup())).arrayBuffer());
    const elsewhere = await drive();
    expect((await elsewhere.upload(bytePaths.restore(), backup)).status).toBe(200);
    expect((await elsewhere.ask(routes.read, { readId: opened.readId })).events).toHaveLength(1);
    expect((await elsewhere.get(bytePaths.frames(opened.pullbackId, 0, 1))).status).toBe(200);
    expect((await readdir(join(elsewhere.home, 'home'))).some((name) => name.startsWith('library-before-restore-'))).toBe(true);
    await elsewhere.close();
  });

  it('refuse what is no backup, and keep the library', async () => {
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    for (const wrong of [new TextEncoder().encode('hello'), (await readFile(new URL('../../../package.json', import.meta.url))).subarray(0, 400)]) {
      const response = await driver.upload(bytePaths.restore(), wrong);
      expect(errorBodySchema.parse(await response.json()).error.code).toBe('library/backupInvalid');
    }
    expect((await driver.ask(routes.read, { readId: opened.readId })).entry.readId).toBe(opened.readId);
    expect((await readdir(join(driver.home, 'home'))).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('the service', () => {
  it('lets no browser name a path on this machine', async () => {
    const browser = await drive(undefined, 'browser');
    expect(await browser.refusal(routes.openPath, {}, { path: '/etc/passwd' })).toBe('service/unauthorised');
    await browser.close();
  });

  it('answers a wrong body with what is wrong, and an unknown path with nothing there', async () => {
    expect(await driver.refusal(routes.setReader, {}, { reader: '' })).toBe('service/badRequest');
    expect((await driver.get('/api/nothing')).status).toBe(404);
    expect((await driver.get('/api/pullbacks/x/frames/-1/0')).status).toBe(400);
  });

  it('stops taking a body that is too large, whatever length it claims', async () => {
    const piece = new Uint8Array(8 * 1024 * 1024).fill(0x20);
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 100) controller.error(new Error('All of it was taken.'));
        else controller.enqueue(piece);
      },
    });
    const init: RequestInit & { readonly duplex: 'half' } = { method: 'PUT', body: endless, duplex: 'half' };
    const refused = errorBodySchema.parse(await (await driver.service.fetch(new Request('http://venolume/api/reader', init))).json());
    expect(refused.error.code).toBe('output/tooLarge');
    expect(sent).toBeLessThan(15);
  });

  it('writes no patient data to its log', async () => {
    await driver.openFile('a.dcm', pullbackFile());
    await writeFile(join(driver.home, 'Secretname.dcm'), buildPullback({ without: ['00280010'] }));
    await driver.refusal(routes.openPath, {}, { path: join(driver.home, 'Secretname.dcm') });
    const log = await readFile(join(driver.home, 'home', 'logs', 'crash.log'), 'utf8').catch(() => '');
    expect(log).not.toContain('Secretname');
  });

  it('leaves no file readable to others on the machine', async () => {
    expect((await stat(join(driver.home, 'home'))).mode & 0o077).toBe(0);
  });
});
