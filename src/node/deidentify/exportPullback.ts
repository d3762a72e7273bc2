import { join } from 'node:path';
import { type Blanking, tissueRectangles } from '../../dicom/deidentify/blanking.ts';
import type { AttributeDone, DeidentifyContext } from '../../dicom/deidentify/deidentifyDataset.ts';
import { writeDeidentified } from '../../dicom/deidentify/writeDeidentified.ts';
import type { DicomHeader } from '../../dicom/readHeader.ts';
import { attributeRows, type DeidentificationRow } from '../../exchange/deidentificationTable.ts';
import type { Pullback } from '../../pullback/pullback.ts';
import { AppError } from '../../shared/appError.ts';
import { decodeFrame } from '../frameDecoder.ts';
import { type OpenPullback, openPullbackFile } from '../openPullback.ts';
import { streamFileAtomically } from '../streamFileAtomically.ts';
import { makeOutputFolder } from '../writeFileAtomically.ts';
import type { PullbackToExport } from './exportRequest.ts';
import { guardedSink } from './guardedSink.ts';

/** A pullback as it stands in the folder of the export. */
export interface ExportedPullback {
  /** `pullback-1`, by which its file and those about it are named. */
  readonly name: string;
  readonly original: Pullback;
  /** Paths from the folder of the export. */
  readonly files: readonly string[];
  readonly rows: readonly DeidentificationRow[];
  /** What is overwritten on every frame. */
  readonly blanking: Blanking;
}

interface Progress {
  readonly onFrame: () => void;
  readonly signal?: AbortSignal;
}

/** Writes the one file of a pullback, or the many in a folder of their own. */
export async function exportPullback(source: PullbackToExport, name: string, folder: string, context: DeidentifyContext, { onFrame, signal }: Progress): Promise<ExportedPullback> {
  const { pullback, paths } = source;
  const isSeries = paths.length > 1;
  if (isSeries) await makeOutputFolder(join(folder, name));
  const attributes: AttributeDone[] = [];
  const files: string[] = [];
  const regions = tissueRectangles(pullback.regions, pullback.pixels);
  const blanking = { keep: source.keepOutside ? null : regions, rectangles: source.rectangles };
  let blankedPixels = 0;
  for (const [index, path] of paths.entries()) {
    const file = isSeries ? `${name}/image-${String(index + 1).padStart(4, '0')}.dcm` : `${name}.dcm`;
    const { open, header } = await opened(path, signal);
    try {
      requireSame(open.pullback, pullback.instances[index]?.sopInstanceUid);
      const instance = {
        name: file,
        header,
        pixels: open.pullback.pixels,
        numberOfFrames: open.pullback.numberOfFrames,
        sopInstanceUid: open.pullback.sopInstanceUid,
        instanceNumber: instanceNumber(index, isSeries),
        blanking,
        decodeFrame: async (frameIndex: number, pixels: Pullback['pixels']) => decodeFrame(await open.readFrameBytes(frameIndex, signal), pixels, frameIndex + 1),
        onFrame,
        ...(signal ? { signal } : {}),
      };
      await streamFileAtomically(join(folder, file), async (sink) => {
        const done = await writeDeidentified(instance, guardedSink(sink, context.traces, file), context);
        attributes.push(...done.attributes);
        ({ blankedPixels } = done);
      });
      files.push(file);
    } finally {
      await open.close();
    }
  }
  const where = isSeries ? `${name}/` : files[0] ?? name;
  return { name, original: pullback, files, blanking, rows: [...attributeRows(where, attributes), ...pixelRows(where, source, regions?.length ?? null, blankedPixels)] };
}

/** Where files have no numbers they are in the order of their times: gaps keep anybody from taking them for frames that follow each other. */
function instanceNumber(index: number, isSeries: boolean): number {
  return isSeries ? 10 * (index + 1) : 1;
}

async function opened(path: string, signal?: AbortSignal): Promise<{ readonly open: OpenPullback; readonly header: DicomHeader }> {
  let seen: DicomHeader | null = null;
  const open = await openPullbackFile(path, signal, (header) => {
    seen = header;
  });
  const header: DicomHeader | null = seen;
  if (header === null) throw new Error('a file is opened by its header');
  return { open, header };
}

function requireSame(found: Pullback, sopInstanceUid: string | undefined): void {
  if (found.sopInstanceUid !== sopInstanceUid) throw new AppError('file/changed', 'Another file lies where this pullback was. Nothing was exported: say where it is now.');
}

function pixelRows(file: string, { pullback, rectangles, keepOutside }: PullbackToExport, regions: number | null, blankedPixels: number): readonly DeidentificationRow[] {
  const row = (name: string, outcome: string, detail: string): DeidentificationRow => ({ file, subject: 'pixels', tag: '', name, outcome, count: pullback.numberOfFrames, detail });
  const outside = () => {
    if (regions === null) return row('outside ultrasound regions', 'kept', 'the file names no region of tissue: nothing is overwritten by itself');
    if (keepOutside) return row('outside ultrasound regions', 'kept', 'on the word of the user');
    return row('outside ultrasound regions', 'overwritten with 0', `${regions} region${regions === 1 ? '' : 's'} kept`);
  };
  return [
    outside(),
    ...rectangles.map(({ x, y, width, height }) => row('rectangle', 'overwritten with 0', `x ${x}, y ${y}, ${width} by ${height} pixels`)),
    row('frames', 'decoded and stored again without loss', `${blankedPixels} pixels of each overwritten`),
  ];
}
