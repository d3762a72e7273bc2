import { protocol } from 'electron';
import { appScheme, isAppAddress } from './appOrigin.ts';

/** Makes the program's scheme one like https: an origin of its own, relative addresses, fetch and event streams. Before `ready`, or never. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

/**
 * Answers the window's requests with the program's own service and page. Requests for another host, and such as another page makes, are refused.
 */
export function answerAppScheme(answer: (request: Request) => Response | Promise<Response>): void {
  protocol.handle(appScheme, (request) => {
    const origin = request.headers.get('origin');
    const own = isAppAddress(request.url) && (origin === null || isAppAddress(origin));
    return own ? answer(request) : new Response(null, { status: 403 });
  });
}
