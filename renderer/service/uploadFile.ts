import { AppError } from '../../src/shared/appError.ts';
import { errorOfAnswer, unreachable } from './client.ts';

export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
}

/**
 * Sends a file to a byte path and resolves to the text of the answer. Fetch cannot tell how far an upload has come, so this
 * is an XMLHttpRequest. `name`: what it is to be called there. Throws AppError; an aborted upload throws `service/badRequest` and leaves nothing behind.
 */
export function uploadFile(path: string, file: File, onProgress: (progress: UploadProgress) => void, signal: AbortSignal, name = file.name): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.upload.addEventListener('progress', ({ loaded }) => onProgress({ sentBytes: Math.min(loaded, file.size), totalBytes: file.size }));
    request.addEventListener('load', () => (request.status >= 200 && request.status < 300 ? resolve(request.responseText) : reject(errorOfAnswer(request.responseText))));
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(new AppError('service/badRequest', `${file.name} was not added: you cancelled.`)));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
    request.open('POST', path);
    request.setRequestHeader('X-File-Name', encodeURIComponent(name));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    if (signal.aborted) return reject(new AppError('service/badRequest', `${file.name} was not added: you cancelled.`));
    signal.addEventListener('abort', abort);
    request.send(file);
  });
}
