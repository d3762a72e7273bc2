import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Server, type ServerDraft, type ServerList, serverSchema } from '../../api/servers.ts';
import { AppError } from '../../shared/appError.ts';
import type { CredentialStore } from '../credentialStore.ts';
import { isReadableOnTheWay, parseBaseUrl } from '../dicomweb/baseUrl.ts';
import type { DicomwebLimits, ServerConnection } from '../dicomweb/serverConnection.ts';
import type { Library } from '../library/library.ts';
import { inTurn } from './inTurn.ts';

/** The servers that are set up in the library. Their passwords are kept apart from it. */
export interface Servers {
  all(): Promise<readonly Server[]>;
  list(): Promise<ServerList>;
  /** Throws `service/badRequest` for an address that is none, `server/notEncrypted` where that is not allowed. */
  keep(draft: ServerDraft): Promise<void>;
  remove(serverId: string): Promise<void>;
  /** Throws `service/notFound` for a server that is not set up (any more), `server/unauthorised` where its password is not kept. */
  connection(serverId: string): Promise<ServerConnection>;
  /** The way to a server as it has been filled in. */
  connectionOfDraft(draft: ServerDraft): Promise<ServerConnection>;
}

const settingName = 'servers';
const mostServers = 50;

export function servers(library: Library, credentials: CredentialStore, limits: DicomwebLimits): Servers {
  async function all(): Promise<readonly Server[]> {
    const text = await library.setting(settingName);
    if (text === null) return [];
    try {
      return z.array(serverSchema).parse(JSON.parse(text));
    } catch (cause) {
      throw new AppError('library/damaged', 'The list of servers in the library cannot be read. Restore the library from a backup.', {}, { cause });
    }
  }
  // What one window keeps is not lost by what another keeps at the same time.
  const changing = inTurn();
  const write = (list: readonly Server[]) => library.setSetting(settingName, JSON.stringify(list));

  async function connectionOf(server: Server, given: string | null): Promise<ServerConnection> {
    const secret = given ?? (await credentials.get(keyOf(server)));
    if (server.signIn !== 'nobody' && secret === null) {
      throw new AppError('server/unauthorised', `No ${server.signIn} is kept for “${server.name}”. Give it in the settings.`);
    }
    return { name: server.name, baseUrl: server.baseUrl, authorization: authorizationOf(server, secret ?? ''), allowUnencrypted: server.allowUnencrypted, limits };
  }

  return {
    all,
    async list() {
      const list = await Promise.all((await all()).map(async (server) => ({ ...server, hasSecret: (await credentials.get(keyOf(server))) !== null })));
      return { servers: list, secrets: { keptIn: credentials.keptIn, remark: credentials.remark } };
    },
    keep: (draft) =>
      changing(async () => {
        const list = await all();
        const server = serverOf(draft);
        const before = list.find(({ serverId }) => serverId === server.serverId);
        if (before === undefined && list.length >= mostServers) throw new AppError('service/badRequest', `At most ${mostServers} servers can be set up.`);
        if (list.some(({ serverId, name }) => serverId !== server.serverId && name === server.name)) throw new AppError('service/badRequest', `There is a server named “${server.name}” already.`);
        // What was given for another address or user is not theirs any more.
        if (before !== undefined && keyOf(before) !== keyOf(server)) await credentials.delete(keyOf(before));
        if (server.signIn === 'nobody') await credentials.delete(keyOf(server));
        else if (draft.secret !== null) await credentials.set(keyOf(server), draft.secret);
        await write(before === undefined ? [...list, server] : list.map((each) => (each === before ? server : each)));
      }),
    remove: (serverId) =>
      changing(async () => {
        const list = await all();
        const server = list.find((each) => each.serverId === serverId);
        if (server === undefined) return;
        await credentials.delete(keyOf(server));
        await write(list.filter((each) => each !== server));
      }),
    async connection(serverId) {
      const server = (await all()).find((each) => each.serverId === serverId);
      if (server === undefined) throw new AppError('service/notFound', 'This server is not set up any more. Look in the settings.');
      return connectionOf(server, null);
    },
    connectionOfDraft: async (draft) => connectionOf(serverOf(draft), draft.secret),
  };
}

function serverOf(draft: ServerDraft): Server {
  const baseUrl = parseBaseUrl(draft.baseUrl);
  const isReadable = isReadableOnTheWay(baseUrl);
  if (isReadable && !draft.allowUnencrypted) {
    throw new AppError('server/notEncrypted', `What goes to “${draft.name}” would not be encrypted: names, images and the password could be read by others in the network. Use its https address, or allow it for this server.`);
  }
  if (draft.signIn === 'password' && (draft.userName === '' || draft.userName.includes(':'))) throw new AppError('service/badRequest', 'Give the name of the user, without a colon.');
  const { name, signIn, maySend } = draft;
  return { serverId: draft.serverId ?? randomUUID(), name, baseUrl, signIn, userName: signIn === 'password' ? draft.userName : '', maySend, allowUnencrypted: draft.allowUnencrypted && isReadable };
}

/** Under which a secret is kept: another address, user or kind of secret is another key. */
function keyOf({ serverId, baseUrl, signIn, userName }: Server): string {
  return JSON.stringify([serverId, new URL(baseUrl).origin, signIn, userName]);
}

function authorizationOf({ name, signIn, userName }: Server, secret: string): string | null {
  if (signIn === 'nobody') return null;
  if (signIn === 'password') return `Basic ${Buffer.from(`${userName}:${secret}`).toString('base64')}`;
  // A header takes no other characters, and a line end would begin another one (RFC 6750 2.1).
  if (!/^[\w.~+/=-]+$/.test(secret)) throw new AppError('server/unauthorised', `The token of “${name}” holds characters that no token has. Give it again in the settings.`);
  return `Bearer ${secret}`;
}
