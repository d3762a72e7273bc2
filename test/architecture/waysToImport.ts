// Names modules in every way that there is; see the last test of `architecture.test.ts`.
import type { AppError } from '../../src/shared/appError.ts';

export type { Warning } from '../../src/shared/warning.ts';
export const lazily = () => import('../../src/shared/exhaustive.ts');
export type ByType = import('../../src/geometry/imagePoint.ts').ImagePoint;
export type ByStatement = AppError;
