/** The one origin that the window shows. Its page and its service answer under it, without a port and without a network. */
export const appScheme = 'venolume';
export const appHost = 'app';
export const appOrigin = `${appScheme}://${appHost}`;

/** Whether an address is the program's own. Compared by its parts: `venolume://app.elsewhere` is not. */
export function isAppAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}
