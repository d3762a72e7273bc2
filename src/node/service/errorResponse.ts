import { ZodError } from 'zod';
import type { AppErrorCode } from '../../shared/appError.ts';
import { AppError } from '../../shared/appError.ts';

const statusByCode: Partial<Record<AppErrorCode, number>> = {
  'service/unauthorised': 403,
  'service/notFound': 404,
  'library/notFound': 404,
  'file/notFound': 404,
  'library/readChanged': 409,
  'file/changed': 409,
  'file/wrongPullback': 409,
  'output/tooLarge': 413,
  'library/diskFull': 507,
  'output/diskFull': 507,
  'library/notWritable': 503,
  'internal/unexpected': 500,
};

/** What is wrong, as an `AppError`: a bug becomes an internal error without its text and is handed to `log` whole. */
export function publicError(error: unknown, log: (error: unknown) => void): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    return new AppError('service/badRequest', `The request is wrong${issue === undefined ? '' : ` at ${issue.path.join('.') || 'its body'}: ${issue.message}`}.`, {}, { cause: error });
  }
  log(error);
  return new AppError('internal/unexpected', 'Something went wrong inside the program. What was saved is safe; the crash log says where it happened.');
}

/** An error as the service's contract has it. */
export function errorResponse({ code, message, details }: AppError): Response {
  return Response.json({ error: { code, message, details } }, { status: statusByCode[code] ?? 400 });
}
