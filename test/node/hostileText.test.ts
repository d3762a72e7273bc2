import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/api/contract.ts';
import { infoCommand } from '../../src/node/commands/info.ts';
import { infoText } from '../../src/node/commands/infoText.ts';
import { openPullbackFile } from '../../src/node/openPullback.ts';
import { reportFile } from '../../src/node/reportFiles.ts';
import { terminalText } from '../../src/shared/plainText.ts';
import { buildPullback, element } from '../dicom/datasetBuilder.ts';
import { csvRecords } from '../report/csvText.ts';
import { analysisExample, pullbackExample, reportOf } from '../report/reportExample.ts';
import { drive, type Driver } from './service/serviceDriver.ts';
import { draftToWrite } from './draftToWrite.ts';

/** Text in a file, and all that may be left of it in a line. */
const hostile: readonly (readonly [string, string, string])[] = [
  ['markup', '<img src=x onerror=alert(1)>&lt;', '<img src=x onerror=alert(1)>&lt;'],
  ['a script address', 'javascript:alert(1)//', 'javascript:alert(1)//'],
  ['a formula', '=cmd|calc!A0', '=cmd|calc!A0'],
  ['a formula behind a space', '  @SUM(A1)', '@SUM(A1)'],
  ['a full-width formula', '＝1+1', '＝1+1'],
  ['a formula behind separators', 'a;=1+1,"@x"', 'a;=1+1,"@x"'],
  ['terminal commands', '\u001b[2J\u001b]0;owned\u0007red', '[2J]0;ownedred'],
  ['terminal commands of one byte', '\u009b31mred', '31mred'],
  ['line breaks', 'name\r\nSet-Cookie: a=b\nerror: x', 'nameSet-Cookie: a=berror: x'],
  ['a turn of direction', 'abc\u202ecod.exe\u202c\u2066', 'abccod.exe'],
  ['what has no width', 'Jo\u200bhn\ufeff\u2060', 'John'],
  ['null bytes', 'Jo\0ann', 'Joann'],
  ['quotes of a shell and of SQL', `'; DROP TABLE patient; -- $(id) \`id\``, `'; DROP TABLE patient; -- $(id) \`id\``],
  ['a path', '../../etc/passwd', '../../etc/passwd'],
  ['a name of an object', '__proto__', '__proto__'],
  ['a PDF’s own syntax', ') Tj ET /JS (x) <<', ') Tj ET /JS (x) <<'],
  ['very much', 'x'.repeat(60_000), `${'x'.repeat(1024)}…`],
];

// eslint-disable-next-line no-control-regex
const obeyed = /[\0-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u2069\ufeff]/u;
const attributes = ['patientId', 'studyDescription', 'seriesDescription', 'institutionName'] as const;
const utf8 = (text: string) => new TextEncoder().encode(text.length % 2 ? `${text} ` : text);

function fileWith(text: string, at: number): Uint8Array {
  const tags = ['00100020', '00081030', '0008103e', '00080080'];
  return buildPullback({
    elements: [
      element('00080005', 'CS', 'ISO_IR 192'),
      element('00080018', 'UI', `1.2.3.${at}`),
      element('0020000d', 'UI', `1.2.4.${at}`),
      element('00100010', 'PN', utf8(text.replaceAll(/[=^]/g, ' '))),
      ...tags.map((tag) => element(tag, 'LO', utf8(text))),
    ],
  });
}

let folder: string;
let driver: Driver;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'venolume-hostile-'));
  driver = await drive();
  await driver.ask(routes.setReader, {}, { reader: 'R1' });
});
afterAll(async () => {
  await driver.close();
  rmSync(folder, { recursive: true, force: true });
});

const poppler = spawnSync('pdftotext', ['-v']).error === undefined;

describe.each(hostile.map(([what, text, left], at) => ({ what, text, left, at })))('$what in a file', ({ text, left, at }) => {
  const path = () => join(folder, `${at}.dcm`);
  const modelOfFile = async () => {
    writeFileSync(path(), fileWith(text, at));
    const opened = await openPullbackFile(path());
    await opened.close();
    return reportOf(analysisExample({ impression: text.slice(0, 2000) }), { ...pullbackExample(), identity: opened.pullback.identity });
  };

  test('is one line of text in what the program keeps, lists and says', async () => {
    const { subject, case: visit } = await modelOfFile();
    expect([subject.patientId, visit.studyDescription, visit.seriesDescription, visit.institutionName]).toEqual(attributes.map(() => left));
    const info = await infoCommand(path());
    expect(terminalText(infoText(info))).not.toMatch(obeyed);
    expect(terminalText(JSON.stringify(info))).not.toMatch(obeyed);
    const { opened } = await driver.openFile(`${at}.dcm`, fileWith(text, at));
    const patient = (await driver.ask(routes.library)).patients.find(({ cases }) => cases.some(({ pullbacks }) => pullbacks.some(({ pullbackId }) => pullbackId === opened.pullbackId)));
    expect(patient).toMatchObject({ patientId: left, cases: [{ description: left }] });
  });

  test('is text in CSV, PDF and JSON', async () => {
    const model = await modelOfFile();
    for (const [decimal, separator] of [['point', ','], ['comma', ';']] as const) {
      const bytes = await reportFile('csv', draftToWrite(model), decimal);
      const said = new TextDecoder().decode(bytes);
      expect(said.replaceAll('\r\n', '')).not.toMatch(obeyed);
      const value = csvRecords(bytes, separator).find((row) => row['quantity'] === 'patientId')?.['value'] ?? '';
      expect(value.replaceAll("'", '')).toBe(left.replaceAll("'", ''));
      // Whichever separator a spreadsheet goes by, and whether it knows quotes or not, no cell of text begins a formula.
      for (const cell of said.split(/[,;\t\r\n"]/)) expect(/^[=+\-@＝＋－＠]/u.test(cell) && !/^-?\d+(?:[.,]\d+)?(?:e-?\d+)?$/.test(cell), cell).toBe(false);
    }
    expect(JSON.parse(new TextDecoder().decode(await reportFile('json', draftToWrite(model))))).toMatchObject({ subject: { patientId: left }, impression: text.slice(0, 2000) });
    const pdf = await reportFile('pdf', draftToWrite(model));
    expect(new TextDecoder('latin1').decode(pdf)).not.toContain('/JS');
    if (!poppler) return;
    writeFileSync(join(folder, 'report.pdf'), pdf);
    const shown = execFileSync('pdftotext', ['-raw', join(folder, 'report.pdf'), '-'], { encoding: 'utf8' });
    expect(shown.replaceAll(/[\n\f]/g, '')).not.toMatch(obeyed);
    expect(shown.replaceAll(/\s/g, '')).toContain(left.slice(0, 20).replaceAll(/\s/g, ''));
  });
});
