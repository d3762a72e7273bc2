import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { programFolder } from '../../src/node/programFolder.ts';

const scripts = {
  '/cornerstone.js': 'cornerstone-core/dist/cornerstone.min.js',
  '/dicomParser.js': 'dicom-parser/dist/dicomParser.min.js',
  '/loader.js': 'cornerstone-wado-image-loader/dist/cornerstoneWADOImageLoader.bundle.min.js',
  '/index.worker.bundle.min.worker.js': 'cornerstone-wado-image-loader/dist/index.worker.bundle.min.worker.js',
} as const;

/** The smallest page that shows a frame by the peer: its workers run before it is asked for anything. */
const page = `<!doctype html><meta charset="utf-8"><title>peer</title>
<div id="picture" style="position:absolute;width:800px;height:800px"></div>
<script src="/cornerstone.js"></script><script src="/dicomParser.js"></script><script src="/loader.js"></script>
<script>
  cornerstoneWADOImageLoader.external.cornerstone = cornerstone;
  cornerstoneWADOImageLoader.external.dicomParser = dicomParser;
  cornerstoneWADOImageLoader.configure({ useWebWorkers: true });
  cornerstoneWADOImageLoader.webWorkerManager.initialize({ maxWebWorkers: 1, startWebWorkersOnDemand: false, taskConfiguration: { decodeTask: { initializeCodecsOnStartup: true } } });
  const element = document.getElementById('picture');
  cornerstone.enable(element);
  window.openByPeer = () => new Promise((resolve, reject) => {
    const from = performance.now();
    element.addEventListener('cornerstoneimagerendered', () => resolve(performance.now() - from), { once: true });
    cornerstone.loadImage('wadouri:' + location.origin + '/file.dcm?frame=0').then((image) => cornerstone.displayImage(element, image), (error) => reject(new Error(String(error && error.error && error.error.message || error))));
  });
</script>`;

/** Serves cornerstone-wado-image-loader with a page and one file, on this machine only. */
export interface PeerHost {
  readonly url: string;
  close(): Promise<void>;
}

export async function startPeerHost(dicomPath: string): Promise<PeerHost> {
  const { size } = await stat(dicomPath);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://peer').pathname;
    if (path === '/') response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
    else if (path === '/file.dcm') {
      response.writeHead(200, { 'Content-Type': 'application/dicom', 'Content-Length': size });
      createReadStream(dicomPath, { highWaterMark: 1024 * 1024 }).pipe(response);
    } else {
      const script = Object.entries(scripts).find(([address]) => address === path)?.[1];
      if (script === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(readFileSync(join(programFolder(), 'node_modules', script)));
    }
  });
  const url = await new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/` : '');
    });
  });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
