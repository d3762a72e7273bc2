import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import type { AnalysisEdit } from '../../../src/analysis/edit.ts';
import { errorBodySchema, routes } from '../../../src/api/contract.ts';
import type { Route } from '../../../src/api/route.ts';
import type { Opened } from '../../../src/api/importing.ts';
import { createService, type Service } from '../../../src/node/service/createService.ts';
import type { ServiceOptions } from '../../../src/node/service/serviceContext.ts';
import { buildPullback, element } from '../../dicom/datasetBuilder.ts';

export const rows = 60;
export const columns = 80;
export const numberOfFrames = 40;

/** A small pullback of 0.5 × 0.5 mm pixels as a DICOM file; another UID makes another pullback. */
export function pullbackFile(sopInstanceUid = '1.2.3.4', pixelOffset = 0): Uint8Array {
  return buildPullback({
    rows,
    columns,
    numberOfFrames,
    pixels: Uint8Array.from({ length: rows * columns * numberOfFrames }, (_, index) => (index + pixelOffset) % 251),
    elements: [
      element('00080018', 'UI', sopInstanceUid),
      element('00100020', 'LO', 'VEN-7'),
      element('00100010', 'PN', 'Secretname^Jane'),
      element('0020000d', 'UI', '1.2.3'),
      element('00080020', 'DA', '20260311'),
      element('00280030', 'DS', '0.5\\0.5'),
    ],
  });
}

/** A service over a library in a temporary folder, spoken to by its routes as a window does. */
export interface Driver {
  readonly home: string;
  readonly service: Service;
  ask<Body extends z.ZodType, Answer extends z.ZodType>(route: Route<Body, Answer>, parameters?: Readonly<Record<string, string>>, body?: z.input<Body>): Promise<z.output<Answer>>;
  /** The error code with which a route refuses. */
  refusal<Body extends z.ZodType, Answer extends z.ZodType>(route: Route<Body, Answer>, parameters?: Readonly<Record<string, string>>, body?: z.input<Body>): Promise<string>;
  get(path: string): Promise<Response>;
  upload(path: string, body: Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Response>;
  edit(readId: string, expectedSequence: number, edit: AnalysisEdit): Promise<number>;
  /** Writes a file into the home's neighbour folder and opens it where it lies. */
  openFile(name: string, contents: Uint8Array): Promise<{ path: string; opened: Opened }>;
  close(): Promise<void>;
}

export async function drive(home?: string, host: 'browser' | 'electron' = 'electron', more: Pick<ServiceOptions, 'credentials' | 'dicomweb'> = {}): Promise<Driver> {
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'venolume-service-')));
  const service = await createService({ home: join(folder, 'home'), host, assetsFolder: new URL('../../../assets', import.meta.url).pathname, ...more });

  async function send(route: Route<z.ZodType, z.ZodType>, parameters: Readonly<Record<string, string>>, body: unknown): Promise<Response> {
    const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => parameters[name] ?? '');
    const withBody = route.method === 'POST' || route.method === 'PUT';
    return service.fetch(new Request(`http://venolume${path}`, { method: route.method, ...(withBody ? { body: JSON.stringify(body ?? {}) } : {}) }));
  }

  const driver: Driver = {
    home: folder,
    service,
    async ask(route, parameters = {}, body) {
      const response = await send(route, parameters, body);
      const text = await response.text();
      if (!response.ok) throw new Error(`${route.path}: ${text}`);
      return route.answer.parse(JSON.parse(text));
    },
    async refusal(route, parameters = {}, body) {
      const response = await send(route, parameters, body);
      if (response.ok) throw new Error(`${route.path} did not refuse`);
      return errorBodySchema.parse(await response.json()).error.code;
    },
    get: (path) => service.fetch(new Request(`http://venolume${path}`)),
    upload: (path, body, headers = {}) => service.fetch(new Request(`http://venolume${path}`, { method: 'POST', body: new Uint8Array(body), headers })),
    async edit(readId, expectedSequence, edit) {
      const { event } = await driver.ask(routes.append, { readId }, { expectedSequence, action: { type: 'edit', edit } });
      return event.sequence;
    },
    async openFile(name, contents) {
      const path = join(folder, name);
      await writeFile(path, contents);
      return { path, opened: await driver.ask(routes.openPath, {}, { path }) };
    },
    async close() {
      await service.close();
      if (home === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
  return driver;
}
