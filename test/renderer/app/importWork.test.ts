// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dismissOutcome, heardOfImport, importFiles, importPaths, outcomeWords, useImportWork } from '../../../renderer/app/importWork.ts';
import { useApp } from '../../../renderer/app/appStore.ts';
import type { ImportProgress, ImportState } from '../../../src/api/importing.ts';

const nothingYet: ImportProgress = { importId: 'i1', phase: 'looking', filesLookedAt: 0, filesTotal: null, pullbacksAdded: 0, filesSkipped: 0 };
const came = (label: string, isNew = true) => ({ what: 'pullback' as const, pullbackId: label, readId: `r${label}`, label, isNew });

/** Answers of the service by method and path, in the order in which they are asked for; the last one stays. */
let answers: Record<string, unknown[]>;
let asked: string[];
let sent: { path: string; name: string }[];

/** A stand-in for an upload that arrives whole, or not. */
class StandInRequest {
  static unreadable = '';
  readonly #listeners = new Map<string, (event: unknown) => void>();
  readonly upload = { addEventListener: () => undefined };
  status = 200;
  responseText = '{}';
  #path = '';
  #name = '';
  addEventListener(type: string, listener: (event: unknown) => void): void {
    this.#listeners.set(type, listener);
  }
  open(_method: string, path: string): void {
    this.#path = path;
  }
  setRequestHeader(name: string, value: string): void {
    if (name === 'X-File-Name') this.#name = decodeURIComponent(value);
  }
  send(): void {
    sent.push({ path: this.#path, name: this.#name });
    queueMicrotask(() => {
      this.#listeners.get(this.#name === StandInRequest.unreadable ? 'error' : 'load')?.({});
      this.#listeners.get('loadend')?.({});
    });
  }
}

beforeEach(() => {
  asked = [];
  sent = [];
  StandInRequest.unreadable = '';
  answers = { 'GET /api/library': [{ patients: [] }] };
  vi.stubGlobal('XMLHttpRequest', StandInRequest);
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    const key = `${method} ${path}`;
    asked.push(key);
    const [answer, ...later] = answers[key] ?? [];
    if (later.length > 0) answers[key] = later;
    return answer === undefined ? new Response('{"error":{"code":"service/notFound","message":"Nothing here."}}', { status: 404 }) : Response.json(answer);
  });
  useImportWork.setState({ running: null, outcome: null });
  useApp.setState({ open: null });
});

function ended(part: Partial<ImportState>): ImportState {
  return { ...nothingYet, phase: 'done', filesTotal: 3, filesLookedAt: 3, opened: [], skipped: [], ...part };
}

describe('an import', () => {
  it('of several pullbacks is shown while it runs, and told when it ended', async () => {
    const state = ended({ pullbacksAdded: 2, filesSkipped: 1, opened: [came('A'), came('B', false)], skipped: [{ name: 'notes.txt', reason: 'This is not a DICOM file.' }] });
    answers['POST /api/imports'] = [nothingYet];
    answers['GET /api/imports/i1'] = [{ ...nothingYet, opened: [], skipped: [] }, state];
    const done = importPaths(['/disc']);
    await vi.waitFor(() => expect(useImportWork.getState().running).not.toBeNull());
    heardOfImport({ ...nothingYet, importId: 'of another window', filesLookedAt: 7 });
    expect(useImportWork.getState().running?.filesLookedAt).toBe(0);
    heardOfImport({ ...nothingYet, filesLookedAt: 2, filesTotal: 3 });
    expect(useImportWork.getState().running).toMatchObject({ filesLookedAt: 2, filesTotal: 3 });
    heardOfImport(state);
    await done;
    expect(useImportWork.getState()).toMatchObject({ running: null, outcome: { filesSkipped: 1 } });
    expect(asked).toContain('GET /api/library');
    dismissOutcome();
    expect(useImportWork.getState().outcome).toBeNull();
  });

  it('sends each file of a folder under its place in it, and names one that could not be read', async () => {
    const file = (path: string) => ({ file: new File(['x'], path.split('/').at(-1)!), path });
    answers['POST /api/imports/upload'] = [{ ...nothingYet, phase: 'receiving' }];
    answers['POST /api/imports/i1/look'] = [nothingYet];
    answers['GET /api/imports/i1'] = [ended({ opened: [came('A'), came('B')] })];
    StandInRequest.unreadable = 'disc/b/2';
    await importFiles([file('disc/a/1'), file('disc/b/2'), file('disc/b/3'), file('disc/4')]);
    expect(sent.map(({ name }) => name).toSorted()).toEqual(['disc/4', 'disc/a/1', 'disc/b/2', 'disc/b/3']);
    expect(new Set(sent.map(({ path }) => path))).toEqual(new Set(['/api/imports/i1/files']));
    expect(useImportWork.getState().outcome).toMatchObject({ filesSkipped: 1, skipped: [{ name: 'disc/b/2' }] });
    expect(asked.indexOf('POST /api/imports/i1/look')).toBeGreaterThan(0);
  });

  it('that is cancelled tells what came in before', async () => {
    const state = ended({ phase: 'cancelled', pullbacksAdded: 2, opened: [came('A'), came('B')], filesSkipped: 1, skipped: [{ name: 'b', reason: 'no' }] });
    answers['POST /api/imports'] = [nothingYet];
    answers['GET /api/imports/i1'] = [{ ...nothingYet, opened: [], skipped: [] }, state];
    answers['DELETE /api/imports/i1'] = [state];
    const done = importPaths(['/disc']);
    await vi.waitFor(() => expect(asked).toContain('GET /api/imports/i1'));
    useImportWork.getState().running?.cancel();
    await done;
    expect(asked).toContain('DELETE /api/imports/i1');
    expect(useImportWork.getState()).toMatchObject({ running: null, outcome: { phase: 'cancelled', opened: [{ label: 'A' }, { label: 'B' }] } });
  });

  it('that the service does not know any more ends with its sentence', async () => {
    answers['POST /api/imports'] = [nothingYet];
    await expect(importPaths(['/disc'])).rejects.toThrow('Nothing here.');
    expect(useImportWork.getState().running).toBeNull();
  });

  it('is told in one sentence', () => {
    expect(outcomeWords(ended({ opened: [came('A')] }))).toBe('1 new in the library.');
    expect(outcomeWords(ended({ opened: [came('A'), came('B'), came('C', false)], filesSkipped: 3 }))).toBe('2 new in the library, 1 was there already, 3 files skipped.');
    expect(outcomeWords(ended({ filesSkipped: 1 }))).toBe('No pullback and no stills were found, 1 file skipped.');
    expect(outcomeWords(ended({ phase: 'cancelled' }))).toBe('Cancelled: nothing came in.');
    expect(outcomeWords(ended({ phase: 'cancelled', opened: [came('A')] }))).toBe('Cancelled: 1 new in the library.');
  });
});
