/**
 * Where passwords and tokens are kept, apart from the library, its backups and every log. A key names a server and its origin, so that a
 * password never goes to another address than the one that it was given for.
 */
export interface CredentialStore {
  readonly keptIn: 'keychain' | 'session';
  /** Why they are kept no longer than the program runs, in a sentence; empty where they are. */
  readonly remark: string;
  /** null where none is kept, or it can no longer be read. */
  get(key: string): Promise<string | null>;
  set(key: string, secret: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Keeps them in memory until the program ends. */
export function sessionCredentials(remark: string): CredentialStore {
  const secrets = new Map<string, string>();
  return {
    keptIn: 'session',
    remark,
    get: async (key) => secrets.get(key) ?? null,
    async set(key, secret) {
      secrets.set(key, secret);
    },
    async delete(key) {
      secrets.delete(key);
    },
  };
}
