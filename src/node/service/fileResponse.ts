/** An answer that is nothing but bytes. */
export function bytes(body: Uint8Array, type: string): Response {
  return new Response(new Uint8Array(body), { headers: { 'Content-Type': type, 'Content-Length': String(body.length), 'Cache-Control': 'no-store' } });
}

/** A file that the browser keeps under a name. */
export function attachment(body: Uint8Array, name: string, type: string): Response {
  const response = bytes(body, type);
  response.headers.set('Content-Disposition', `attachment; filename="${name}"`);
  return response;
}
