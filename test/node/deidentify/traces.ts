import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All files in a folder, by their paths from it. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted();
}

/** Where one of these words stands in any file of a folder, in Latin 1, UTF-8 or UTF-16, in whatever case; of a PDF also in the text that poppler reads in it. */
export function tracesIn(folder: string, words: readonly string[]): readonly string[] {
  return filesIn(folder).flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    const texts = [...(['latin1', 'utf8', 'utf16le'] as const).map((encoding) => bytes.toString(encoding)), ...(name.endsWith('.pdf') ? [textOfPdf(join(folder, name))] : [])].map((text) => text.toLowerCase());
    return words.filter((word) => texts.some((text) => text.includes(word.toLowerCase()))).map((word) => `${word} in ${name}`);
  });
}

function textOfPdf(path: string): string {
  return ['pdftotext', 'pdfinfo'].map((tool) => spawnSync(tool, tool === 'pdftotext' ? [path, '-'] : [path], { encoding: 'utf8' }).stdout ?? '').join('\n');
}
