import { z } from 'zod';

/** A body or an answer that says nothing. */
export const nothing = z.object({});

/** One JSON route: method, path with `:parameters`, schemas of what goes in and what comes out. */
export interface Route<Body extends z.ZodType, Answer extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body: Body;
  readonly answer: Answer;
}

/** A route as it stands in the contract. */
export function route<Body extends z.ZodType, Answer extends z.ZodType>(
  method: Route<Body, Answer>['method'],
  path: string,
  body: Body,
  answer: Answer,
): Route<Body, Answer> {
  return { method, path, body, answer };
}
