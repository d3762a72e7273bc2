import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import type { Route } from '../../api/route.ts';
import { jsonBody } from './jsonBody.ts';

/** What is sent may be more immutable than what is received. */
export type Sent<T> = T extends readonly (infer Item)[] ? readonly Sent<Item>[] : T extends object ? { readonly [Name in keyof T]: Sent<T[Name]> } : T;

/** Puts one JSON route of the contract on the service; what comes in is parsed by the route's schema. */
export type OnRoute = <Body extends z.ZodType, Answer extends z.ZodType>(
  route: Route<Body, Answer>,
  handle: (body: z.output<Body>, parameter: (name: string) => string, c: Context) => Promise<Sent<z.output<Answer>>>,
) => void;

export function jsonRoutes(app: Hono): OnRoute {
  return (route, handle) => {
    app.on(route.method, route.path, async (c) => {
      const body = route.body.parse(route.method === 'GET' || route.method === 'DELETE' ? {} : await jsonBody(c.req.raw));
      const answer = await handle(body, (name) => c.req.param(name) ?? '', c);
      return c.json(answer, 200, { 'Cache-Control': 'no-store' });
    });
  };
}
