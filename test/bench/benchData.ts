import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGreyJpegEncoder } from '../../src/dicom/jpegEncoder.ts';
import { transferSyntaxOf } from '../../src/dicom/transferSyntax.ts';
import { encodeDataset, encodeElementHead, encodeFileMeta, itemHead, joined } from '../../src/dicom/writeDataset.ts';
import { type Phantom, defaultPhantomRequest, generatePhantom } from '../../src/phantom/phantom.ts';
import { phantomAttributes, phantomSopInstanceUid, ultrasoundMultiframeUid } from '../../src/phantom/phantomAttributes.ts';
import { phantomSyntaxUids } from '../../src/phantom/phantomSyntax.ts';
import { writePhantom } from '../../src/phantom/writePhantom.ts';

/** Rows and columns of every frame here. */
export const framePx = 512;
const frameBytes = framePx * framePx;

/** How large the files are: the targets are about `1G`, the others for a quick look or a stress. */
const sizes = {
  '64M': { frames: 256, moreFrames: 589, jpegFrames: 600 },
  '1G': { frames: 4096, moreFrames: 9420, jpegFrames: 6000 },
  '2.3G': { frames: 9420, moreFrames: 16_000, jpegFrames: 6000 },
} as const;

export type BenchSize = keyof typeof sizes;

export function benchSizeOf(word: string): BenchSize | null {
  return word === '64M' || word === '1G' || word === '2.3G' ? word : null;
}

/** Frames that are rendered; a file repeats them, which no cost depends on. */
const differentFrames = 32;
export const jpegQuality = 85;

/** The phantom files of the benches, made when they are first asked for. */
export class BenchData {
  readonly size: BenchSize;
  readonly folder = join(tmpdir(), 'venolume-bench');
  #frames: readonly Uint8Array[] | null = null;

  constructor(size: BenchSize) {
    this.size = size;
  }

  /** Uncompressed, of the size that was chosen. */
  uncompressed(): Promise<string> {
    return this.#uncompressed(sizes[this.size].frames);
  }

  /** Uncompressed, 2.3 times as large. */
  uncompressedLarger(): Promise<string> {
    return this.#uncompressed(sizes[this.size].moreFrames);
  }

  /** JPEG baseline, one fragment a frame, with a Basic Offset Table or an empty one. */
  jpeg(offsetTable: 'withTable' | 'withoutTable'): Promise<string> {
    const numberOfFrames = sizes[this.size].jpegFrames;
    return this.#made(`jpeg-${numberOfFrames}-${offsetTable}.dcm`, numberOfFrames * 80_000, async (file) => {
      const phantom = this.#phantom(numberOfFrames, offsetTable === 'withTable' ? 2 : 3);
      const encode = await createGreyJpegEncoder(jpegQuality);
      const fragments = this.renderedFrames().map((samples) => encode(samples, framePx, framePx));
      const offsets = new Uint32Array(numberOfFrames);
      for (let i = 1, at = 0; i < numberOfFrames; i++) {
        at += 8 + fragments[(i - 1) % fragments.length]!.length;
        offsets[i] = at;
      }
      const table = offsetTable === 'withTable' ? new Uint8Array(offsets.buffer) : new Uint8Array();
      await file.append(joined([...headOf(phantom), itemHead('xfffee000', table.length), table]));
      const items = fragments.map((fragment) => joined([itemHead('xfffee000', fragment.length), fragment]));
      for (let i = 0; i < numberOfFrames; i++) await file.append(items[i % items.length]!);
      await file.append(itemHead('xfffee0dd', 0));
    });
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  #uncompressed(numberOfFrames: number): Promise<string> {
    return this.#made(`native-${numberOfFrames}.dcm`, numberOfFrames * frameBytes, (file) =>
      writePhantom(this.#phantom(numberOfFrames, 1), { ...file, overwrite: () => Promise.reject(new Error('nothing to write over')) }, { syntax: 'explicitLittleEndian' }),
    );
  }

  #phantom(numberOfFrames: number, seed: number): Phantom {
    const rendered = this.renderedFrames();
    return { ...generatePhantom({ ...defaultPhantomRequest, numberOfFrames, sizePx: framePx, seed }), frame: (frameIndex) => rendered[frameIndex % differentFrames]! };
  }

  /** The frames of all files here: 8-bit grey. */
  renderedFrames(): readonly Uint8Array[] {
    if (this.#frames === null) {
      const phantom = generatePhantom({ ...defaultPhantomRequest, numberOfFrames: differentFrames, sizePx: framePx });
      this.#frames = Array.from({ length: differentFrames }, (_, i) => phantom.frame(i));
    }
    return this.#frames;
  }

  /** A file that an earlier run left is taken as it is: it has its name only once it is whole. */
  async #made(name: string, sizeBytes: number, write: (file: { append(bytes: Uint8Array): Promise<void> }) => Promise<void>): Promise<string> {
    const path = join(this.folder, name);
    if (await stat(path).then(() => true, () => false)) return path;
    await mkdir(this.folder, { recursive: true });
    const { bavail, bsize } = await statfs(this.folder);
    if (bavail * bsize < sizeBytes * 1.2) throw new Error(`There is no room for ${(sizeBytes / 1e9).toFixed(1)} GB in ${this.folder}; try a smaller --size.`);
    const handle = await open(`${path}.part`, 'w');
    try {
      await write({ append: async (bytes) => handle.writeFile(bytes) });
    } finally {
      await handle.close();
    }
    await rename(`${path}.part`, path);
    return path;
  }
}

/** All of a JPEG file of this phantom before its first item. */
function headOf(phantom: Phantom): readonly Uint8Array[] {
  const transferSyntaxUid = phantomSyntaxUids.jpegBaseline;
  const encoding = transferSyntaxOf(transferSyntaxUid) ?? { explicitVr: true, littleEndian: true };
  return [
    encodeFileMeta({ sopClassUid: ultrasoundMultiframeUid, sopInstanceUid: phantomSopInstanceUid(phantom), transferSyntaxUid }),
    encodeDataset(phantomAttributes(phantom, 'jpegBaseline'), encoding),
    encodeElementHead('x7fe00010', 'OB', 0xffffffff, encoding),
  ];
}
