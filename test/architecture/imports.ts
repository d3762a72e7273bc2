import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One module that a file names, in whatever way: import, re-export, `import()`, or the type `import("…").T`. */
export interface Import {
  /** Path of the importing file from the project's folder, with forward slashes. */
  readonly from: string;
  /** A path from the project's folder for a relative one, else the package as written. */
  readonly to: string;
}

/** TypeScript files below a folder, as paths from the project's folder with forward slashes. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

/** Everything that the file imports, by its syntax tree. */
export function importsOf(file: string): readonly Import[] {
  const { program, errors } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const named: string[] = [];
  visit(program, named);
  return named.map((specifier) => ({
    from: file,
    to: specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier.replace(/\?.*$/, ''))).split(sep).join('/') : specifier,
  }));
}

const importing = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType']);

function visit(node: unknown, named: string[]): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, named);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && typeof node.type === 'string' && importing.has(node.type)) {
    const source = 'source' in node ? node.source : 'argument' in node ? node.argument : null;
    const specifier = specifierOf(source);
    if (specifier !== null) named.push(specifier);
  }
  for (const value of Object.values(node)) visit(value, named);
}

function specifierOf(source: unknown): string | null {
  if (typeof source !== 'object' || source === null) return null;
  if ('value' in source && typeof source.value === 'string') return source.value;
  return 'literal' in source ? specifierOf(source.literal) : null;
}
