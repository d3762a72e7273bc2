/** Deeper than any disc; what is deeper is put beside each other. */
const deepest = 16;

/**
 * Where a file that is sent is put within its folder, from the path that the sender gives (percent-encoded): never outside it, and of
 * names that every system takes. `place` names a file that has no name left.
 */
export function receivedName(header: string, place: number): string {
  const parts = decoded(header)
    .split(/[/\\]/)
    .map(safe)
    .filter((part) => part !== '' && !/^\.+$/.test(part));
  return parts.length === 0 ? `${place}.dcm` : [...parts.slice(0, -1).slice(0, deepest), parts.at(-1)!].join('/');
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return '';
  }
}

function safe(part: string): string {
  // eslint-disable-next-line no-control-regex
  return part.replaceAll(/[\u0000-\u001f\u007f<>:"|?*]/g, '_').slice(-80).replace(/[. ]+$/, '');
}
