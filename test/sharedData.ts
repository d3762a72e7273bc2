import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../shared/data', import.meta.url));

/** The folder of real test files that lies beside the checkout on some machines; null elsewhere, and tests that need it are skipped visibly. */
export const sharedData: string | null = existsSync(folder) ? folder : null;
