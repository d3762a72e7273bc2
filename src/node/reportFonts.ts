import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportFonts } from '../report/writePdf.ts';
import { AppError } from '../shared/appError.ts';
import { programFolder } from './programFolder.ts';

/**
 * The faces that reports are set in, from the program's own `assets/fonts`: the same files in a checkout, after bundling and in an
 * installed program. Han and kana come from Droid Sans Fallback, Hangul from Noto Sans KR. Throws `report/fontMissing`.
 */
export async function reportFonts(): Promise<ReportFonts> {
  const [regular, semibold] = await Promise.all([face('Inter_400Regular.ttf'), face('Inter_600SemiBold.ttf')]);
  return { regular, semibold, others: () => Promise.all([face('DroidSansFallbackFull.ttf'), face('NotoSansKR_400Regular_Hangul.woff')]) };
}

async function face(name: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(join(programFolder(), 'assets', 'fonts', name)));
  } catch (cause) {
    throw new AppError('report/fontMissing', `The report's typeface (${name}) is missing from the program: install venolume again.`, { name }, { cause });
  }
}
