import type { z } from 'zod';
import { errorBodySchema } from '../../src/api/contract.ts';
import type { Route } from '../../src/api/route.ts';
import { AppError } from '../../src/shared/appError.ts';

export interface CallOptions<Body> {
  /** Values of the path's `:parameters`. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: Body;
  readonly signal?: AbortSignal;
}

/** Calls a route of the contract; the answer is parsed by the route's own schema. Throws AppError, and nothing else. */
export type CallService = <Body extends z.ZodType, Answer extends z.ZodType>(
  route: Route<Body, Answer>,
  options?: CallOptions<z.input<Body>>,
) => Promise<z.output<Answer>>;

/** The service behind this page, by the contract alone. */
export function serviceCaller(fetchService: (path: string, init: RequestInit) => Promise<Response>): CallService {
  return async (route, options = {}) => {
    const { parameters = {}, body, signal } = options;
    const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
    const init: RequestInit = { method: route.method, credentials: 'same-origin' };
    if (signal !== undefined) init.signal = signal;
    if (route.method !== 'GET' && route.method !== 'DELETE') {
      init.body = JSON.stringify(body ?? {});
      init.headers = { 'Content-Type': 'application/json' };
    }
    let response: Response;
    try {
      response = await fetchService(path, init);
    } catch (cause) {
      throw unreachable(cause);
    }
    const text = await response.text().catch((cause: unknown) => {
      throw unreachable(cause);
    });
    if (!response.ok) throw errorOfAnswer(text);
    const answer = route.answer.safeParse(parsedJson(text));
    if (answer.success) return answer.data;
    throw new AppError('internal/unexpected', 'The service answered in a way that this page does not understand. Load the page again.', {}, { cause: answer.error });
  };
}

/** The error that an answer's body tells of. */
export function errorOfAnswer(text: string): AppError {
  const told = errorBodySchema.safeParse(parsedJson(text));
  if (!told.success) return new AppError('internal/unexpected', 'Something went wrong inside the program. Nothing that was kept is lost; try again.');
  const { code, message, details } = told.data.error;
  return new AppError(code, message, details);
}

export function unreachable(cause?: unknown): AppError {
  return new AppError('service/unreachable', 'The program’s service does not answer. Is it still running?', {}, { cause });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The sentence that a reader sees for what was thrown; a bug's own text stays out of sight. */
export function sentenceOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'Something went wrong inside the program. Nothing that was kept is lost; try again.';
}

export const callService: CallService = serviceCaller((path, init) => fetch(path, init));
