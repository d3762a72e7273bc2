import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { AppError } from '../shared/appError.ts';
import { programFolder } from './programFolder.ts';
import { createService, type Service } from './service/createService.ts';
import { errorResponse } from './service/errorResponse.ts';
import { staticFiles, withSafetyHeaders } from './service/staticFiles.ts';

const loopback = '127.0.0.1';
// Cookies know no ports, and several programs may run side by side.
const cookieName = (port: number) => `venolume-token-${port}`;

export interface BrowserHostOptions {
  /** The folder that holds the library. */
  readonly home: string;
  /** Absolute paths of files to open in place. */
  readonly files: readonly string[];
  /** 0: any free port. */
  readonly port: number;
  /** The built page. */
  readonly rendererFolder: string;
}

export interface BrowserHost {
  /** Loopback address with the token that lets a browser in. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the program to browsers on this machine: loopback only, a random token, and every request's Host and Origin
 * checked, so that no other page and no other machine can reach a patient's data. Throws `service/portUnavailable` and what
 * opening the library throws.
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const service = await createService({ home: options.home, host: 'browser', assetsFolder: join(programFolder(), 'assets') });
  try {
    for (const path of options.files) await service.openFile(path);
    const token = randomBytes(24).toString('base64url');
    const server = createServer();
    const port = await listen(server, options.port);
    const door = guardedDoor(service, staticFiles(options.rendererFolder), token, port);
    server.on('request', getRequestListener(door, { overrideGlobalObjects: false }));
    return {
      url: `http://${loopback}:${port}/?token=${token}`,
      async close() {
        const closed = new Promise<void>((done) => server.close(() => done()));
        server.closeAllConnections();
        await closed;
        await service.close();
      },
    };
  } catch (error) {
    await service.close();
    throw error;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (cause) =>
      fail(new AppError('service/portUnavailable', `Port ${port} is in use or not allowed. Choose another with --port, or leave it out.`, { port }, { cause })),
    );
    server.listen(port, loopback, () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Lets in who has the token and comes from this page, by this address; everybody else is refused before anything is read. */
function guardedDoor(service: Service, files: (request: Request) => Promise<Response>, token: string, port: number): (request: Request) => Promise<Response> {
  const hosts = new Set([`${loopback}:${port}`, `localhost:${port}`]);
  const origins = new Set([...hosts].map((host) => `http://${host}`));
  return async (request) => {
    const url = new URL(request.url);
    const origin = request.headers.get('origin');
    if (!hosts.has(request.headers.get('host') ?? '') || (origin !== null && !origins.has(origin))) return refused();
    const given = url.searchParams.get('token');
    if (url.pathname === '/' && given !== null && same(given, token)) {
      // The address that a reader sees, copies and keeps in the history carries no token.
      return withSafetyHeaders(new Response(null, { status: 303, headers: { Location: '/', 'Set-Cookie': `${cookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/` } }));
    }
    if (!same(cookie(request, cookieName(port)) ?? '', token)) return refused();
    return url.pathname.startsWith('/api/') ? withSafetyHeaders(await service.fetch(request)) : files(request);
  };
}

function refused(): Response {
  return withSafetyHeaders(errorResponse(new AppError('service/unauthorised', 'This address needs its token. Open the address that the program printed when it started.')));
}

function cookie(request: Request, name: string): string | null {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([given]) => given === name)?.[1] ?? null;
}

function same(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
