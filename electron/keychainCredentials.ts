import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { safeStorage } from 'electron';
import { z } from 'zod';
import { type CredentialStore, sessionCredentials } from '../src/node/credentialStore.ts';
import { systemErrorCode } from '../src/node/fileByteSource.ts';
import { makeFolder } from '../src/node/makeFolder.ts';
import { writeFileAtomically } from '../src/node/writeFileAtomically.ts';
import { AppError } from '../src/shared/appError.ts';

/**
 * Passwords in a file of their own that only this user's keychain can open; kept until the program ends where the system has none, as a file
 * that anybody could open is none. To be asked for once the program is ready.
 */
export function keychainCredentials(path: string): CredentialStore {
  if (!safeStorage.isEncryptionAvailable() || (process.platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()))) {
    return sessionCredentials('Passwords are kept until the program ends: this system has no keychain that could keep them safely.');
  }
  let writing: Promise<void> = Promise.resolve();
  const change = (edit: (secrets: Map<string, string>) => void) => {
    const next = writing.then(async () => {
      const secrets = await readSecrets(path);
      edit(secrets);
      makeFolder(dirname(path));
      await writeFileAtomically(path, JSON.stringify(Object.fromEntries(secrets)), 0o600);
    });
    writing = next.catch(() => undefined);
    return next;
  };
  return {
    keptIn: 'keychain',
    remark: '',
    async get(key) {
      const secret = (await readSecrets(path)).get(key);
      try {
        return secret === undefined ? null : safeStorage.decryptString(Buffer.from(secret, 'base64'));
      } catch {
        // Of another user or machine, or of a keychain that was made anew: it is asked for again.
        return null;
      }
    },
    set: (key, secret) => change((secrets) => secrets.set(key, safeStorage.encryptString(secret).toString('base64'))),
    delete: (key) => change((secrets) => secrets.delete(key)),
  };
}

/**
 * By their keys, as the keychain has encrypted them; none where there is no file yet, or one that holds something else. Throws `file/notReadable` for
 * a file that cannot be read now: what it holds must not be taken for nothing and written over.
 */
async function readSecrets(path: string): Promise<Map<string, string>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return new Map();
    throw new AppError('file/notReadable', 'The file that holds the passwords cannot be read. Nothing was changed in it.', {}, { cause: error });
  }
  try {
    return new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(text))));
  } catch {
    return new Map();
  }
}
