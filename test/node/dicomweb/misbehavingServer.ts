import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What a server of the tests' own does with a request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface MisbehavingServer {
  readonly baseUrl: string;
  /** The requests that came, as `METHOD /path`, and with which Authorization. */
  readonly asked: { readonly what: string; readonly authorization: string | undefined }[];
  behave(behaviour: Behaviour): void;
  stop(): Promise<void>;
}

/** A server on the loopback address that does whatever a test wants. */
export async function startMisbehavingServer(): Promise<MisbehavingServer> {
  let behaviour: Behaviour = (_, response) => response.writeHead(500).end();
  const asked: { what: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ what: `${request.method} ${request.url}`, authorization: request.headers.authorization });
    behaviour(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    asked,
    behave: (next) => (behaviour = next),
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
