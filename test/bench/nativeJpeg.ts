import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createGreyJpegEncoder } from '../../src/dicom/jpegEncoder.ts';
import { joined } from '../../src/dicom/writeDataset.ts';
import { MissingTool } from './benchCase.ts';
import { type BenchData, framePx, jpegQuality } from './benchData.ts';
import { median, timedMs } from './inTurns.ts';

/** libjpeg-turbo in a process of its own, on the benches' frames. */
export interface NativeJpeg {
  readonly tool: string;
  /** Decoding of one frame, ms; the start of the process is not in it. */
  frameMs(): Promise<number>;
}

/** Frames one below the other in the tall picture: as many as a JPEG image has rows for. */
const stacked = 127;

/** `djpeg`, which decodes grey to grey as the program does; else `tjbench`, which writes three channels. Throws `MissingTool`. */
export async function nativeJpeg(data: BenchData): Promise<NativeJpeg> {
  const encode = await createGreyJpegEncoder(jpegQuality);
  const frames = data.renderedFrames();
  const picture = async (name: string, count: number) => {
    const samples = joined(Array.from({ length: count }, (_, i) => frames[i % frames.length]!));
    await mkdir(data.folder, { recursive: true });
    await writeFile(join(data.folder, name), encode(samples, framePx, framePx * count));
    return join(data.folder, name);
  };
  if (isThere('djpeg', '-version')) {
    const [one, tall] = [await picture('one.jpg', 1), await picture('tall.jpg', stacked)];
    return { tool: 'djpeg', frameMs: async () => ((await djpegMs(tall)) - (await djpegMs(one))) / (stacked - 1) };
  }
  if (isThere('tjbench', '-help')) {
    const one = await picture('one.jpg', 1);
    return { tool: 'tjbench', frameMs: () => tjbenchFrameMs(one) };
  }
  throw new MissingTool('there is neither djpeg nor tjbench (libjpeg-turbo) on this machine');
}

function isThere(tool: string, argument: string): boolean {
  return spawnSync(tool, [argument], { stdio: 'ignore' }).error === undefined;
}

/** The middle of five, since one takes some 50 ms. */
async function djpegMs(path: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) times.push(await timedMs(() => once(spawn('djpeg', ['-pnm', path], { stdio: 'ignore' }), 'exit')));
  return median(times);
}

async function tjbenchFrameMs(path: string): Promise<number> {
  const { stdout } = await promisify(execFile)('tjbench', [path, '-benchtime', '0.5', '-warmup', '0.1', '-nowrite', '-quiet']);
  const megapixelsPerS = Number(/GRAY.*\s([\d.]+)\s*$/m.exec(stdout)?.[1]);
  if (!(megapixelsPerS > 0)) throw new Error(`tjbench said what is not understood: ${stdout}`);
  return (framePx * framePx) / 1000 / megapixelsPerS;
}
