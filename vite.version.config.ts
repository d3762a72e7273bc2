import { readFileSync } from 'node:fs';
import { z } from 'zod';

const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')));

/** What every bundle and the tests are told at build time: the version, which package.json alone says. */
export const programVersion = { __PROGRAM_VERSION__: JSON.stringify(version) };
