import { strToU8, Zip, ZipDeflate } from 'fflate';
import { studyDictionary } from '../../exchange/figureDictionary.ts';
import { studySubject } from '../../exchange/studySubject.ts';
import { studyHeader, studyLines } from '../../exchange/studyTable.ts';
import type { CsvRow } from '../../report/csvRow.ts';
import { readCsv } from '../../report/readCsv.ts';
import { csvRowsOf } from '../../report/writeCsv.ts';
import { AppError } from '../../shared/appError.ts';
import type { ListedRead, StoredPullback } from '../library/library.ts';
import { draftModel, type Reporting } from './reportOfRead.ts';

/** As much as one table may hold: more is no use to the programs that it is for. */
const mostBytes = 1_000_000_000;

/**
 * The study table of these pullbacks with its dictionary, as a zip: of each of their reads the newest final report as it was frozen, else the draft as
 * it stands. Throws `output/tooLarge`, `library/notFound`, and `service/badRequest` where none of them has a figure.
 */
export async function studyExport(reporting: Reporting, pullbackIds: readonly string[], withFrames: boolean, signal: AbortSignal): Promise<Uint8Array> {
  const zipped = zippedText();
  zipped.begin('study.csv', studyHeader);
  let sizeBytes = 0;
  for (const pullbackId of new Set(pullbackIds)) {
    const stored = await reporting.library.pullback(pullbackId);
    for (const read of await reporting.library.reads(pullbackId)) {
      signal.throwIfAborted();
      sizeBytes += zipped.add(studyLines(await rowsOf(reporting, read, stored), studySubject(stored.pullback, read.readId), withFrames));
      if (sizeBytes > mostBytes) throw new AppError('output/tooLarge', 'The table would be too large for one file. Filter the library, or leave the figures of every frame out.');
    }
  }
  if (sizeBytes === 0) throw new AppError('service/badRequest', 'None of these pullbacks has a figure yet: measure a segment first.');
  zipped.begin('study-dictionary.csv', studyDictionary());
  return zipped.end();
}

/** Texts as files of a zip, squeezed as they come, so that neither memory nor the other requests wait for the whole. */
function zippedText() {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  let file: ZipDeflate | null = null;
  const add = (text: string) => {
    const bytes = strToU8(text);
    file?.push(bytes);
    return bytes.length;
  };
  const finish = () => file?.push(new Uint8Array(0), true);
  return {
    begin(name: string, text: string): void {
      finish();
      file = new ZipDeflate(name, { level: 6 });
      zip.add(file);
      add(text);
    },
    /** Answers with how many bytes it was. */
    add,
    end(): Uint8Array {
      finish();
      zip.end();
      return Buffer.concat(pieces);
    },
  };
}

async function rowsOf(reporting: Reporting, { readId }: ListedRead, stored: StoredPullback): Promise<readonly CsvRow[]> {
  const final = (await reporting.library.reports(readId)).at(-1);
  if (final !== undefined) return readCsv((await reporting.library.report(final.reportId)).files.csvWithPoint);
  return csvRowsOf(await draftModel(reporting, await reporting.reads.load(readId), stored));
}
