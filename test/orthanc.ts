import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = '/usr/sbin/Orthanc';
const plugin = '/usr/share/orthanc/plugins/libOrthancDicomWeb.so';

/** A PACS of others' making to speak to: Debian's packages orthanc and orthanc-dicomweb. Tests that need it are skipped visibly where they are not installed. */
export const orthancInstalled = existsSync(program) && existsSync(plugin);

export interface Orthanc {
  /** Of its DICOMweb service. */
  readonly baseUrl: string;
  readonly userName: string;
  readonly password: string;
  /** Puts a DICOM file into it. */
  store(file: Uint8Array): Promise<void>;
  /** The bytes that it keeps of an instance; null where it has none of that UID. */
  kept(sopInstanceUid: string): Promise<Uint8Array | null>;
  /** How many instances it has. */
  count(): Promise<number>;
  /** Stops it and forgets all that it had. */
  stop(): Promise<void>;
}

/** Starts one with nothing in it on the loopback address, with a user and a password. */
export async function startOrthanc(): Promise<Orthanc> {
  const folder = await mkdtemp(join(tmpdir(), 'venolume-orthanc-'));
  const port = await freePort();
  const [userName, password] = ['reader', 'pass wörd:1'];
  const root = `http://127.0.0.1:${port}`;
  await writeFile(
    join(folder, 'orthanc.json'),
    JSON.stringify({
      StorageDirectory: join(folder, 'db'),
      IndexDirectory: join(folder, 'db'),
      HttpPort: port,
      RemoteAccessAllowed: false,
      DicomServerEnabled: false,
      AuthenticationEnabled: true,
      RegisteredUsers: { [userName]: password },
      Plugins: [plugin],
      DicomWeb: { Enable: true, Root: '/dicom-web/' },
    }),
  );
  const child = spawn(program, [join(folder, 'orthanc.json')], { stdio: 'ignore' });
  const headers = { Authorization: `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}` };
  const ask = (path: string, init: RequestInit = {}) => fetch(`${root}${path}`, { ...init, headers });
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await answering(child, () => ask('/system'));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    baseUrl: `${root}/dicom-web`,
    userName,
    password,
    async store(file) {
      const response = await ask('/instances', { method: 'POST', body: new Uint8Array(file) });
      if (!response.ok) throw new Error(`Orthanc does not take the file: ${response.status}`);
    },
    async kept(sopInstanceUid) {
      const found: unknown = await (await ask('/tools/lookup', { method: 'POST', body: sopInstanceUid })).json();
      const id = Array.isArray(found) && typeof found[0]?.ID === 'string' ? found[0].ID : null;
      return id === null ? null : new Uint8Array(await (await ask(`/instances/${id}/file`)).arrayBuffer());
    },
    async count() {
      const { CountInstances } = await (await ask('/statistics')).json();
      return Number(CountInstances);
    },
    stop,
  };
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function answering(child: ChildProcess, ask: () => Promise<Response>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`Orthanc ended with ${child.exitCode}`);
    if (await ask().then(({ ok }) => ok, () => false)) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error('Orthanc does not answer');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const hurry = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(hurry);
}
