import { AppError } from '../../shared/appError.ts';

const sqliteFull = 13;
const sqliteReadonly = 8;
const sqliteCantOpen = 14;
const sqliteIoError = 10;
const sqliteCorrupt = 11;
const sqliteNotADatabase = 26;
const sqliteBusy = 5;

/** SQLite's primary result code of an error, null for an error of another kind. */
function resultCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

/** What a failure of the library's file means for the reader; an error of another kind comes back as it is. */
export function libraryError(error: unknown): unknown {
  switch (resultCode(error)) {
    case sqliteFull:
      return new AppError('library/diskFull', 'There is no space left on the disk: this was not kept. Free some space and do it again.', {}, { cause: error });
    case sqliteReadonly:
    case sqliteCantOpen:
      return new AppError('library/notWritable', 'The library cannot be written. Check that its folder exists and that you may write in it, or name another one with VENOLUME_HOME.', {}, { cause: error });
    case sqliteIoError:
      return new AppError('library/notWritable', 'The disk that holds the library does not answer as it should: this was not kept. Check the disk and do it again.', {}, { cause: error });
    case sqliteCorrupt:
    case sqliteNotADatabase:
      return new AppError('library/damaged', 'The library file is damaged. Nothing was changed; restore it from a backup.', {}, { cause: error });
    case sqliteBusy:
      return new AppError('library/notWritable', 'Another program holds the library. Close it and do this again.', {}, { cause: error });
    default:
      return error;
  }
}
