import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Locator } from 'playwright-core';
import { venolumePath } from '../node/servedProgram.ts';
import type { ReadingPage } from './readingPage.ts';

/** Clicks a link of the window that downloads a file, and keeps the file. */
export async function download(reading: ReadingPage, link: Locator, folder: string): Promise<string> {
  const [file] = await Promise.all([reading.page.waitForEvent('download'), link.click()]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** The words of the PDF behind a link of the window. */
export async function wordsOfPdfAt(reading: ReadingPage, link: Locator): Promise<string> {
  const [file] = await Promise.all([reading.page.waitForEvent('download'), link.click()]);
  return wordsOfPdf(await file.path());
}

/** All words of a PDF, in the order in which it draws them. */
export async function wordsOfPdf(path: string): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await pdf.destroy();
  return pages.join('\n').replaceAll(/\s+/g, ' ');
}

/** The built command line as a person would call it, in a process of its own. Its standard output. */
export function runVenolume(...given: readonly string[]): string {
  return execFileSync(process.execPath, [venolumePath, ...given], { encoding: 'utf8' });
}
