import { setTimeout as later } from 'node:timers/promises';
import type { Destination, Sendings, Server } from '../../api/servers.ts';
import type { ReportInstance } from '../../report/dicom/reportInstance.ts';
import { AppError } from '../../shared/appError.ts';
import { mayPass } from '../dicomweb/connectionErrors.ts';
import { hasInstance } from '../dicomweb/qido.ts';
import type { ServerConnection } from '../dicomweb/serverConnection.ts';
import { storeObjects } from '../dicomweb/stow.ts';
import type { Library, SendingNote } from '../library/library.ts';
import type { ServiceEvents } from './serviceEvents.ts';
import type { Servers } from './servers.ts';

/** Sends final reports to servers that the reader has allowed, and knows of each object what has become of it. */
export interface ReportSending {
  of(reportId: string): Promise<Sendings>;
  /** Begins to send what has not arrived there, and goes on behind. Throws `server/notAllowed`, `server/nothingToSend`, `server/underWay`. */
  send(reportId: string, serverId: string): Promise<void>;
  /** Asks the server for what it is not known of whether it has arrived. Throws what asking throws. */
  check(reportId: string, serverId: string): Promise<void>;
  /** Stops; what is on its way is not known of then. */
  close(): Promise<void>;
}

interface SendingContext {
  readonly library: Library;
  readonly servers: Servers;
  readonly events: ServiceEvents;
  /** Before the second try, and twice as long before the third. */
  readonly retryDelayMs: number;
  log(error: unknown): void;
}

const mostTries = 3;

export function reportSending(context: SendingContext): ReportSending {
  const { library, servers, events } = context;
  const running = new Map<string, Promise<void>>();
  const closing = new AbortController();
  const jobKey = (reportId: string, serverId: string) => `${reportId} ${serverId}`;

  /** What this program does not see through to its end any more, nobody knows the end of. */
  async function notesOf(reportId: string): Promise<readonly SendingNote[]> {
    const notes = await library.sendings(reportId);
    return notes.map((note) => (note.state === 'sending' && !running.has(jobKey(reportId, note.serverId)) ? { ...note, state: 'unknown', remark: 'The sending was cut off.' } : note));
  }

  async function subjectOf(reportId: string) {
    const { entry, instances } = await library.report(reportId);
    const { pullbackId, finalRevision } = await library.read(entry.readId);
    const laterRevision = finalRevision === entry.revision ? null : finalRevision;
    return { instances, laterRevision, identity: (await library.pullback(pullbackId)).pullback.identity };
  }

  async function allowedServer(serverId: string): Promise<Server> {
    const server = (await servers.all()).find((each) => each.serverId === serverId);
    if (server === undefined || !server.maySend) throw new AppError('server/notAllowed', 'Reports may not be sent there. Allow it for this server in the settings.');
    return server;
  }

  async function run(sending: Sending): Promise<void> {
    const { signal } = closing;
    for (let tries = 1; !sending.isOver; tries++) {
      try {
        await sending.settleArrived(signal);
        if (!sending.isOver) await sending.store(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (!mayPass(error) || tries === mostTries) return sending.giveUp(error, signal);
        await later(context.retryDelayMs * 2 ** (tries - 1), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  return {
    async of(reportId) {
      const { instances, laterRevision, identity } = await subjectOf(reportId);
      const notes = await notesOf(reportId);
      const places = new Map((await servers.all()).map((server) => [server.serverId, server]));
      const known = [...new Set([...[...places.values()].filter(({ maySend }) => maySend).map(({ serverId }) => serverId), ...notes.map(({ serverId }) => serverId)])];
      const destinations = known.map((serverId) => {
        const own = notes.filter((note) => note.serverId === serverId);
        const server = places.get(serverId);
        const place = { serverId, serverName: server?.name ?? own.at(-1)?.serverName ?? '', maySend: server?.maySend ?? false, isUnencrypted: server?.allowUnencrypted ?? false };
        return { ...place, ...stateOf(own, instances.length) };
      });
      return { patientName: identity.patientNameInFull || identity.patientName, patientId: identity.patientId, objects: instances.length, laterRevision, destinations };
    },
    async send(reportId, serverId) {
      const server = await allowedServer(serverId);
      const { instances, identity } = await subjectOf(reportId);
      if (instances.length === 0) throw new AppError('server/nothingToSend', 'This report was frozen without DICOM objects, and cannot be sent. Finalise a revision of it to send that one.');
      const notes = (await notesOf(reportId)).filter((note) => note.serverId === serverId);
      if (notes.some(({ state }) => state === 'unknown')) throw new AppError('server/underWay', `It is not known whether this report has arrived at “${server.name}”. Check that first; nothing is sent twice.`);
      const arrived = new Set(notes.filter(({ state }) => state === 'sent').map(({ sopInstanceUid }) => sopInstanceUid));
      const connection = await servers.connection(serverId);
      const sending = new Sending(library, connection, { reportId, serverId, serverName: server.name }, identity.studyInstanceUid, instances.filter(({ sopInstanceUid }) => !arrived.has(sopInstanceUid)));
      const key = jobKey(reportId, serverId);
      if (running.has(key)) throw new AppError('server/underWay', 'This report is being sent there already.');
      const begun = sending.begin();
      running.set(
        key,
        begun
          .then(() => run(sending))
          // What keeps it from beginning is told below.
          .catch((error: unknown) => error instanceof AppError || context.log(error))
          .then(() => {
            running.delete(key);
            events.send({ type: 'sendingChanged', reportId });
          }),
      );
      await begun;
      events.send({ type: 'sendingChanged', reportId });
    },
    async check(reportId, serverId) {
      const connection = await servers.connection(serverId);
      const { instances, identity } = await subjectOf(reportId);
      const unknown = new Set((await notesOf(reportId)).filter((note) => note.serverId === serverId && note.state === 'unknown').map(({ sopInstanceUid }) => sopInstanceUid));
      const sending = new Sending(library, connection, { reportId, serverId, serverName: connection.name }, identity.studyInstanceUid, instances.filter(({ sopInstanceUid }) => unknown.has(sopInstanceUid)));
      await sending.settleArrived(closing.signal);
      await sending.noteRest('failed', 'It has not arrived.');
      events.send({ type: 'sendingChanged', reportId });
    },
    async close() {
      closing.abort();
      await Promise.all(running.values());
    },
  };
}

/** The objects of a report on their way to one server, of which it is not settled yet what has become of them. */
class Sending {
  readonly #library: Library;
  readonly #server: ServerConnection;
  readonly #about: Pick<SendingNote, 'reportId' | 'serverId' | 'serverName'>;
  readonly #studyInstanceUid: string;
  #left: readonly ReportInstance[];
  /** Whether something has left this machine that may have arrived. */
  #hasLeft = false;

  constructor(library: Library, server: ServerConnection, about: Pick<SendingNote, 'reportId' | 'serverId' | 'serverName'>, studyInstanceUid: string, objects: readonly ReportInstance[]) {
    this.#library = library;
    this.#server = server;
    this.#about = about;
    this.#studyInstanceUid = studyInstanceUid;
    this.#left = objects;
  }

  get isOver(): boolean {
    return this.#left.length === 0;
  }

  begin(): Promise<void> {
    if (this.isOver) throw new AppError('server/underWay', 'This report has arrived there already. Nothing is sent twice.');
    return this.#library.beginSending(this.#left.map((object) => this.#note(object, 'sending', '')));
  }

  /** Asks the server for each, and settles those that it has. */
  async settleArrived(signal: AbortSignal): Promise<void> {
    for (const object of this.#left) {
      if (await hasInstance(this.#server, this.#studyInstanceUid, object.sopInstanceUid, signal)) await this.#settle(object, 'sent', '');
    }
  }

  async store(signal: AbortSignal): Promise<void> {
    this.#hasLeft = true;
    const objects = this.#left;
    const outcomes = await storeObjects(this.#server, this.#studyInstanceUid, objects, signal);
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome.kind === 'stored') await this.#settle(objects[i]!, 'sent', outcome.remark ?? '');
      if (outcome.kind === 'refused') await this.#settle(objects[i]!, 'failed', `“${this.#server.name}” refuses it: ${outcome.reason}.`);
    }
    await this.settleArrived(signal);
    await this.noteRest('failed', `“${this.#server.name}” took it and does not have it. Ask whoever runs the server.`);
  }

  /** Ends with a sentence: a last look whether something has arrived all the same, where that is possible. */
  async giveUp(error: unknown, signal: AbortSignal): Promise<void> {
    const sentence = error instanceof AppError ? error.message : 'Something went wrong inside the program.';
    if (!this.#hasLeft) return this.noteRest('failed', sentence);
    try {
      await this.settleArrived(signal);
      await this.noteRest('failed', sentence);
    } catch {
      await this.noteRest('unknown', sentence);
    }
    if (!(error instanceof AppError)) throw error;
  }

  async noteRest(state: SendingNote['state'], remark: string): Promise<void> {
    for (const object of this.#left) await this.#settle(object, state, remark);
  }

  async #settle(object: ReportInstance, state: SendingNote['state'], remark: string): Promise<void> {
    await this.#library.noteSendings([this.#note(object, state, remark)]);
    this.#left = this.#left.filter((each) => each !== object);
  }

  #note({ sopInstanceUid }: ReportInstance, state: SendingNote['state'], remark: string): SendingNote {
    return { ...this.#about, sopInstanceUid, state, remark, at: new Date().toISOString() };
  }
}

/** What is known of all objects together: the worst of it. */
function stateOf(notes: readonly SendingNote[], objects: number): Pick<Destination, 'state' | 'objectsSent' | 'remark' | 'at'> {
  const worst = (['sending', 'unknown', 'failed', 'sent'] as const).find((state) => notes.some((note) => note.state === state));
  const telling = notes.filter(({ state }) => state === worst);
  return {
    // Objects that nobody tried to send are none the less not there.
    state: worst === undefined || (worst === 'sent' && notes.length < objects) ? 'notSent' : worst,
    objectsSent: notes.filter(({ state }) => state === 'sent').length,
    remark: [...new Set(telling.map(({ remark }) => remark))].filter(Boolean).join(' '),
    at: telling.map(({ at }) => at).toSorted().at(-1) ?? null,
  };
}
