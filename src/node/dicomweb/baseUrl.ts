import { AppError } from '../../shared/appError.ts';

/**
 * The address under which a server's studies lie (`…/studies`), without a slash at its end. Throws `service/badRequest` for what is no such
 * address, and for one that carries a password: that would be kept where addresses are.
 */
export function parseBaseUrl(text: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    throw new AppError('service/badRequest', 'This is no address of a server. Write it in full, such as https://pacs.example.org/dicom-web.');
  }
  if (url.username !== '' || url.password !== '') throw new AppError('service/badRequest', 'Leave user name and password out of the address; they have their own fields.');
  if (url.search !== '' || url.hash !== '') throw new AppError('service/badRequest', 'The address of a server holds no “?” and no “#”. Write only what stands before “/studies”.');
  return url.href.replace(/\/+$/, '').replace(/\/studies$/, '');
}

/** Whether what is sent to this address can be read on its way: plain HTTP that leaves this machine. */
export function isReadableOnTheWay(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === 'http:' && hostname !== 'localhost' && hostname !== '[::1]' && !/^127\.\d+\.\d+\.\d+$/.test(hostname);
}
