import { app, type Session, type WebContents } from 'electron';
import { isAppAddress } from './appOrigin.ts';

/** All that a page may ever be granted: to put a figure or a picture on the clipboard. */
const grantedPermissions: readonly string[] = ['clipboard-sanitized-write'];

/** Keeps every page of the program where it is: no other address, no further window, no embedded page. */
export function refuseToLeave(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }) => event.preventDefault();
  contents.on('will-navigate', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Refuses camera, microphone, place and everything else but the clipboard, and downloads that are not the program's own. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, grant) => grant(grantedPermissions.includes(permission) && isAppAddress(contents.getURL())));
  session.setPermissionCheckHandler((_contents, permission, origin) => grantedPermissions.includes(permission) && isAppAddress(origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    const address = item.getURL();
    if (!isAppAddress(address.startsWith('blob:') ? address.slice('blob:'.length) : address)) event.preventDefault();
  });
}
