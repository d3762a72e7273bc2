import { createServer } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { programFolder, rendererFolder } from '../../src/node/programFolder.ts';
import { createService } from '../../src/node/service/createService.ts';
import { staticFiles, withSafetyHeaders } from '../../src/node/service/staticFiles.ts';

// The desktop program's service behind plain HTTP, so that a Chromium can be its window: it may be told paths, as by the system's
// dialog. `node desktopHost.js HOME` prints its address and ends with SIGTERM.

const service = await createService({ home: process.argv[2] ?? '', host: 'electron', assetsFolder: join(programFolder(), 'assets') });
const files = staticFiles(rendererFolder());
const answer = async (request: Request) => (new URL(request.url).pathname.startsWith('/api/') ? withSafetyHeaders(await service.fetch(request)) : files(request));
const server = createServer(getRequestListener(answer, { overrideGlobalObjects: false }));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/` : '');
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
  void service.close();
});
