import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
};

/** Stands in the built page where each answer puts a fresh nonce for its styles. */
const noncePlaceholder = '__CSP_NONCE__';

/** No inline script, styles by nonce, WebAssembly for the codecs, nothing from elsewhere. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const safetyHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Adds the headers that every answer of the program carries. */
export function withSafetyHeaders(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(safetyHeaders)) headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}

/**
 * The built page and its files, for both hosts: the answer to a path below `folder`, the page itself for `/`. Nothing outside
 * the folder is ever read, whatever the path says; what is not there is a 404.
 */
export function staticFiles(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 });
    const path = await fileWithin(folder, new URL(request.url).pathname);
    if (path === null) return withSafetyHeaders(new Response('Not found', { status: 404 }));
    const contents = await readFile(path);
    const type = contentTypes[extname(path)] ?? 'application/octet-stream';
    if (extname(path) !== '.html') {
      return withSafetyHeaders(new Response(new Uint8Array(contents), { headers: { 'Content-Type': type, 'Cache-Control': 'no-cache' } }));
    }
    const nonce = randomBytes(16).toString('base64');
    const page = contents.toString('utf8').replaceAll(noncePlaceholder, nonce);
    return withSafetyHeaders(new Response(page, { headers: { 'Content-Type': type, 'Cache-Control': 'no-store', 'Content-Security-Policy': contentSecurityPolicy(nonce) } }));
  };
}

/** The real path of a file in the folder, null where there is none or where it leads outside. */
async function fileWithin(folder: string, pathname: string): Promise<string | null> {
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
    return path.startsWith(root + sep) ? path : null;
  } catch {
    return null;
  }
}
