import { AppError } from '../../shared/appError.ts';
import { systemErrorCode } from '../fileByteSource.ts';

// What went wrong between this program and a server, as a sentence. `name` is what the reader calls the server. Nothing of what was asked for or
// answered is quoted: it may name a patient.

/** What `fetch` threw before there was an answer. */
export function connectionError(error: unknown, name: string): AppError {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = systemErrorCode(cause);
  const details = { systemCode: code };
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return new AppError('server/untrusted', `The certificate of “${name}” is made out to another name than its address. Check the address; nothing was sent.`, details, { cause: error });
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)/.test(code)) {
    const why = code === 'CERT_HAS_EXPIRED' ? 'has expired' : 'is not trusted on this machine';
    return new AppError('server/untrusted', `The certificate of “${name}” ${why}; nothing was sent. Whoever runs the server can say which authority signed it; its file is named in NODE_EXTRA_CA_CERTS.`, details, { cause: error });
  }
  if (/^(EPROTO|ERR_SSL)/.test(code)) return new AppError('server/unreachable', `“${name}” does not answer in an encrypted way. Check whether its address begins with https, and its port.`, details, { cause: error });
  // The other side hung up although it was there: it may have got what it was sent.
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET' || code.startsWith('HPE_')) return brokeOff(name, error);
  return new AppError('server/unreachable', `“${name}” cannot be reached: ${reasons[code] ?? 'no connection can be made'}. Check its address and the network, then try again.`, details, { cause: error });
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers at its address',
  ENOTFOUND: 'no machine of that name is known',
  EAI_AGAIN: 'no machine of that name can be found just now',
  ETIMEDOUT: 'it does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
};

export function brokeOff(name: string, cause?: unknown): AppError {
  return new AppError('server/brokeOff', `“${name}” broke off in the middle of its answer. Try again.`, {}, { cause });
}

export function stalled(name: string, stallMs: number): AppError {
  return new AppError('server/stalled', `“${name}” has sent nothing for ${Math.ceil(stallMs / 1000)} s, and was waited for no longer. Try again later.`);
}

export function tooLarge(name: string): AppError {
  return new AppError('server/tooLarge', `“${name}” answers with more than can be taken. Ask it for less.`);
}

export function notDicomweb(name: string, what: string): AppError {
  return new AppError('server/notDicomweb', `“${name}” answers with ${what}. Check that its address is that of its DICOMweb service.`);
}

/** An answer that says no; null for one that does not. */
export function statusError(status: number, name: string): AppError | null {
  const details = { status };
  if (status >= 200 && status < 300) return null;
  if (status === 401) return new AppError('server/unauthorised', `“${name}” asks who is there. Check user name and password in the settings.`, details);
  if (status === 403) return new AppError('server/unauthorised', `“${name}” does not allow this to the user that is set up for it.`, details);
  if (status === 404) return new AppError('server/notFound', `“${name}” has nothing at this address. Check the server's address, or whether it still has the study.`, details);
  if (status === 413) return new AppError('server/refused', `“${name}” refuses this as too large (413).`, details);
  if (status === 429 || status >= 500) return new AppError('server/failed', `“${name}” failed to answer (${status}). Try again later.`, details);
  return new AppError('server/refused', `“${name}” refuses the request (${status}).`, details);
}

/** Faults that may be gone a moment later. */
export function mayPass(error: unknown): boolean {
  return error instanceof AppError && ['server/unreachable', 'server/failed', 'server/stalled', 'server/brokeOff'].includes(error.code);
}
