import { describe, expect, onTestFinished, test } from 'vitest';
import { buildPullback, element } from '../dicom/datasetBuilder.ts';
import { startMisbehavingServer } from '../node/dicomweb/misbehavingServer.ts';
import { orthancInstalled, startOrthanc } from '../orthanc.ts';
import { openSample } from './firstScreen.ts';
import { waitMs } from './readingPage.ts';
import { Program } from './windowOfProgram.ts';

function pullback(patientId: string, studyInstanceUid: string): Uint8Array {
  return buildPullback({
    rows: 64,
    columns: 64,
    numberOfFrames: 12,
    pixels: Uint8Array.from({ length: 64 * 64 * 12 }, (_, index) => index % 251),
    elements: [
      element('00080018', 'UI', `${studyInstanceUid}.1.1`),
      element('00080020', 'DA', '20260311'),
      element('00080060', 'CS', 'IVUS'),
      element('0008103e', 'LO', 'Pullback left'),
      element('00100010', 'PN', 'Example^Ada'),
      element('00100020', 'LO', patientId),
      element('0020000d', 'UI', studyInstanceUid),
      element('0020000e', 'UI', `${studyInstanceUid}.1`),
      element('00280030', 'DS', '0.1\\0.1'),
    ],
  });
}

describe.skipIf(!orthancInstalled)('With a PACS', () => {
  test('a reader sets it up, finds a pullback there, fetches it, and sends a final report, all by keyboard where it matters', async () => {
    const orthanc = await startOrthanc();
    onTestFinished(() => orthanc.stop());
    for (const number of [1, 2]) await orthanc.store(pullback(`VEN-${number}`, `1.2.3.${number}`));
    const program = await Program.start();
    const page = await program.window({ width: 1280, height: 720 });

    await page.getByRole('button', { name: 'Find on a server…' }).click({ timeout: waitMs });
    await page.getByRole('button', { name: 'Set up a server in the settings' }).click();
    const card = page.getByRole('region', { name: 'Servers' });
    await card.getByRole('button', { name: 'Add a server…' }).click();
    const form = card.getByRole('form', { name: 'New server' });
    await form.getByLabel('Name', { exact: true }).fill('Archive');
    await form.getByLabel('Address (DICOMweb)').fill(orthanc.baseUrl);
    await form.getByLabel('User name').fill(orthanc.userName);
    await form.getByLabel('Password', { exact: true }).fill(orthanc.password);
    expect(await form.getByRole('checkbox', { name: 'Final reports may be sent there' }).isChecked()).toBe(false);
    await form.getByRole('checkbox', { name: 'Final reports may be sent there' }).check();
    await form.getByRole('button', { name: 'Test the connection' }).click();
    await form.getByText('It answers as it should.').waitFor({ timeout: waitMs });
    await form.getByRole('button', { name: 'Keep' }).click();
    await card.getByText('reports may be sent there').waitFor();
    await card.getByText('until the program ends').waitFor();

    await page.getByRole('navigation', { name: 'Filters' }).getByRole('button', { name: 'Find on a server' }).click();
    const found = page.getByRole('region', { name: 'Find on a server' });
    await found.getByLabel('Patient name').fill('Example, A');
    await page.keyboard.press('Enter');
    const studies = found.getByRole('table', { name: 'Studies' });
    await studies.getByRole('cell', { name: 'VEN-2' }).waitFor({ timeout: waitMs });
    await studies.getByRole('button', { name: 'Example, Ada' }).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const row = studies.getByRole('row').filter({ has: page.getByRole('button', { pressed: true }) });
    const patientId = await row.getByRole('cell').nth(1).textContent();
    await found.getByRole('checkbox', { name: 'Image 1, 12 frames, 64 × 64' }).waitFor({ timeout: waitMs });
    await found.getByRole('button', { name: 'Fetch into the library' }).click();
    await page.getByRole('group', { name: /^Frame 1 of 12/ }).waitFor({ timeout: waitMs });
    const place = page.getByRole('navigation', { name: 'Where you are' });
    await place.getByRole('button', { name: patientId ?? '' }).click();
    await page.getByRole('row', { name: /Pullback 1/ }).waitFor();

    await page.getByRole('button', { name: 'Open the sample, read' }).click();
    await page.getByRole('tab', { name: 'Report', exact: true }).click({ timeout: waitMs });
    const sending = page.getByRole('group', { name: 'Sending' });
    await sending.getByText('not sent').waitFor({ timeout: waitMs });
    const before = await orthanc.count();
    await sending.getByRole('button', { name: 'Send…' }).click();
    await sending.getByText('3 DICOM objects of this report on Phantom, Synthetic nivl (PHANTOM-NIVL-2) go to “Archive”').waitFor();
    expect(await orthanc.count()).toBe(before);
    await sending.getByRole('button', { name: 'Send', exact: true }).click();
    await sending.getByText(/^sent \d/).waitFor({ timeout: waitMs });
    expect(await orthanc.count()).toBe(before + 3);
    expect(await sending.getByRole('button').count()).toBe(0);
    expect(program.troubles).toEqual([]);
  });
});

test('A server that breaks off gives nothing, says so, and is asked again where it has recovered; without an allowed server nothing is sent', async () => {
  const server = await startMisbehavingServer();
  onTestFinished(() => server.stop());
  const file = pullback('VEN-3', '1.2.3.3');
  const json = (value: unknown) => JSON.stringify(value);
  let breaks = true;
  server.behave((request, response) => {
    const { pathname } = new URL(request.url ?? '', server.baseUrl);
    if (/\/instances\/[\d.]+$/.test(pathname)) {
      response.writeHead(200, { 'Content-Type': 'multipart/related; type="application/dicom"; boundary=b' });
      response.write('--b\r\nContent-Type: application/dicom\r\n\r\n');
      if (breaks) return void response.write(file.subarray(0, 20_000), () => setTimeout(() => response.destroy(), 20));
      return void response.end(Buffer.concat([file, Buffer.from('\r\n--b--\r\n')]));
    }
    const study = { '0020000D': { vr: 'UI', Value: ['1.2.3.3'] }, '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Example^Ada' }] } };
    const series = { '0020000E': { vr: 'UI', Value: ['1.2.3.3.1'] }, '00080060': { vr: 'CS', Value: ['IVUS'] }, '0008103E': { vr: 'LO', Value: ['Pullback left'] } };
    const instance = { '00080018': { vr: 'UI', Value: ['1.2.3.3.1.1'] } };
    const answer = pathname.endsWith('/instances') ? instance : pathname.endsWith('/series') ? series : study;
    response.writeHead(200, { 'Content-Type': 'application/dicom+json' }).end(json([answer]));
  });
  const program = await Program.start();
  const page = await program.window();
  const reading = await openSample(page, 'read');
  await reading.show('Report');
  await reading.report.getByRole('button', { name: 'Send to…' }).click();
  await reading.report.getByText('Reports may be sent to no server yet.').waitFor();
  await reading.report.getByRole('button', { name: 'Allow one in the settings' }).click();

  const card = page.getByRole('region', { name: 'Servers' });
  await card.getByRole('button', { name: 'Add a server…' }).click();
  await card.getByLabel('Name', { exact: true }).fill('Ward');
  await card.getByLabel('Address (DICOMweb)').fill('http://pacs.invalid');
  await card.getByText('This address is not encrypted').waitFor();
  await card.getByLabel('Address (DICOMweb)').fill(server.baseUrl);
  await card.getByText('This address is not encrypted').waitFor({ state: 'detached' });
  await card.getByLabel('It asks for').selectOption({ label: 'Nothing' });
  await card.getByRole('button', { name: 'Keep' }).click();
  await card.getByText('nothing is sent there').waitFor({ timeout: waitMs });

  await page.getByRole('navigation', { name: 'Filters' }).getByRole('button', { name: 'Find on a server' }).click();
  const found = page.getByRole('region', { name: 'Find on a server' });
  await found.getByRole('button', { name: 'Find', exact: true }).click();
  // The only study with its only series is chosen already.
  await found.getByText('1 whole series chosen.').waitFor({ timeout: waitMs });
  await found.getByRole('button', { name: 'Fetch into the library' }).click();
  const failed = page.getByRole('region', { name: 'Not fetched' });
  await failed.getByText('“Ward” broke off in the middle of its answer.').waitFor({ timeout: waitMs });
  await page.getByText('Nothing came in, 1 series not fetched.').waitFor();
  breaks = false;
  await failed.getByRole('button', { name: 'Fetch again' }).click();
  await page.getByRole('group', { name: /^Frame 1 of 12/ }).waitFor({ timeout: waitMs });
  expect(program.troubles).toEqual([]);
});
