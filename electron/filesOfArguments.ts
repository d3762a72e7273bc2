import { resolve } from 'node:path';

/**
 * The files that a command line names, absolute, in order. Electron's own switches and, in a checkout, the program's folder are left out.
 * @param argv As the process got it: the program first; when it runs from a checkout, the folder second.
 * @param workingFolder What relative names are relative to.
 */
export function filesOfArguments(argv: readonly string[], packaged: boolean, workingFolder: string): readonly string[] {
  const words = argv.slice(1).filter((word) => word !== '' && !word.startsWith('-'));
  return words.slice(packaged ? 0 : 1).map((path) => resolve(workingFolder, path));
}
