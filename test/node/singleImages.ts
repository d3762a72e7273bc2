import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuiltElement, buildPullback, element } from '../dicom/datasetBuilder.ts';

export const imageRows = 4;
export const imageColumns = 6;

/** The grey of every pixel of an image: its number, so that frames tell who they are. */
export function greyOf(number: number): number {
  return (number * 3) & 0xff;
}

export interface ImageOptions {
  readonly series?: string;
  readonly elements?: readonly BuiltElement[];
  readonly without?: readonly string[];
  readonly uid?: string;
  readonly grey?: number;
}

/** One single-frame ultrasound image of a series, by its Instance Number. */
export function singleImage(number: number, { series = '1.2.3.9', elements = [], without = [], uid = `1.2.3.9.${number}`, grey = greyOf(number) }: ImageOptions = {}): Uint8Array {
  const given = new Set(elements.map(({ tag }) => tag));
  const usual = [
    element('00080018', 'UI', uid),
    element('0020000d', 'UI', '1.2.3'),
    element('0020000e', 'UI', series),
    element('00200013', 'IS', String(number)),
    element('00100020', 'LO', 'VEN-7'),
    element('00280030', 'DS', '0.5\\0.5'),
  ].filter(({ tag }) => !given.has(tag) && !without.includes(tag));
  return buildPullback({ rows: imageRows, columns: imageColumns, numberOfFrames: 1, pixels: new Uint8Array(imageRows * imageColumns).fill(grey), elements: [...usual, ...elements], without: ['00280008', ...without] });
}

/** Writes files into a folder, by their names in it. */
export async function writeFiles(folder: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
}
