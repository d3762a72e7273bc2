import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, root, sourceFiles } from './imports.ts';

/** Each folder of src/ imports only from itself and from those above it in this list. */
const layers = ['shared', 'geometry', 'dicom', 'pullback', 'contour', 'detection', 'analysis', 'measurement', 'report', 'exchange', 'phantom', 'api', 'node'];

/** Packages that one door leads to, and the folder or file that is the door. */
const doors: readonly (readonly [name: RegExp, door: RegExp])[] = [
  [/^dicom-parser$/, /^src\/dicom\/readDataset\.ts$/],
  [/^cornerstone-core$/, /^renderer\/viewport\/cornerstonePicture\.ts$/],
  [/^(konva|react-konva)(\/|$)/, /^renderer\/overlay\//],
  [/^electron$/, /^electron\//],
  [/^@photostructure\/sqlite$/, /^src\/node\/library\//],
  [/^react(-dom)?(\/|$)/, /^renderer\//],
];

const files = ['src', 'renderer', 'electron'].flatMap((folder) => [...sourceFiles(folder)]);
const imports = files.flatMap((file) => [...importsOf(file)]);

function layerOf(path: string): number {
  return layers.indexOf(/^src\/([^/]+)\//.exec(path)?.[1] ?? '');
}

function broken(rule: (one: Import) => boolean): readonly string[] {
  return imports.filter((one) => !rule(one)).map(({ from, to }) => `${from} imports ${to}`);
}

describe('the layers', () => {
  it('are all that src/ holds', () => {
    expect(files.filter((file) => file.startsWith('src/') && layerOf(file) < 0)).toEqual([]);
  });

  it('import only from those above them, types included', () => {
    expect(broken(({ from, to }) => !from.startsWith('src/') || (to.startsWith('src/') ? layerOf(to) <= layerOf(from) : !/^(renderer|electron|test)\//.test(to)))).toEqual([]);
  });

  it('but the last know nothing of Node', () => {
    expect(broken(({ from, to }) => !from.startsWith('src/') || from.startsWith('src/node/') || !to.startsWith('node:'))).toEqual([]);
  });

  it('keep the window and the shell apart: neither knows the other, and the window knows no Node', () => {
    expect(broken(({ from, to }) => !from.startsWith('renderer/') || !/^(electron|test|src\/node)\/|^node:/.test(to))).toEqual([]);
    expect(broken(({ from, to }) => !from.startsWith('electron/') || !/^(renderer|test)\//.test(to))).toEqual([]);
    expect(broken(({ from, to }) => !from.startsWith('electron/') || !to.startsWith('src/') || /^src\/(api|shared|node)\//.test(to))).toEqual([]);
  });

  it('reach each of the foreign packages through its one door', () => {
    expect(broken(({ from, to }) => doors.every(([name, door]) => !name.test(to) || door.test(from)))).toEqual([]);
    for (const [name] of doors) expect(imports.some(({ to }) => name.test(to))).toBe(true);
  });

  it('form no circle', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circle = (file: string, way: readonly string[]): readonly string[] | null => {
      if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
      if (done.has(file)) return null;
      for (const to of next.get(file) ?? []) {
        const found = circle(to, [...way, file]);
        if (found !== null) return found;
      }
      done.add(file);
      return null;
    };
    expect(files.map((file) => circle(file, [])).find((found) => found !== null) ?? null).toBeNull();
  });
});

describe('a file', () => {
  it('is small enough to be read at a sitting', () => {
    expect(files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 300)).toEqual([]);
  });

  it('has no default export, and is no barrel', () => {
    const withDefault = files.filter((file) => !file.endsWith('.d.ts') && /^export default/m.test(readFileSync(join(root, file), 'utf8')));
    expect(withDefault).toEqual([]);
    expect(files.filter((file) => /(^|\/)(index|utils?|helpers?|types|common)\.tsx?$/.test(file))).toEqual([]);
  });
});

describe('the test of the layers itself', () => {
  it('sees every way of naming a module', () => {
    const named = importsOf('test/architecture/waysToImport.ts').map(({ to }) => to);
    expect(named).toEqual(expect.arrayContaining(['src/shared/appError.ts', 'src/shared/warning.ts', 'src/shared/exhaustive.ts', 'src/geometry/imagePoint.ts']));
  });
});
