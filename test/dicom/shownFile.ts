import { memoryByteSource } from '../../src/dicom/byteSource.ts';
import { displayPixels, plainPixels } from '../../src/dicom/displayPixels.ts';
import { readHeader } from '../../src/dicom/readHeader.ts';
import { explicitVrLittleEndian } from '../../src/dicom/transferSyntax.ts';
import { decodeFrame } from '../../src/node/frameDecoder.ts';
import { readPullback } from '../../src/pullback/readPullback.ts';
import { type BuiltElement, buildPullback, element } from './datasetBuilder.ts';
import { dcmtkShownFramesOf } from './dcmtk.ts';

/** Of the files that are made. */
export const rows = 6;
export const columns = 10;

/** Which bits of a word a value takes. */
export interface Layout {
  readonly allocated: 8 | 16 | 32;
  readonly stored: number;
  readonly high: number;
}

/** Samples whose every bit is as good as random, the ones beside the stored bits too. */
export function noise(count: number, bytes: number): Uint8Array {
  let state = 12345;
  return Uint8Array.from({ length: count * bytes }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  });
}

/** What a file is to be made with. */
export interface Made {
  readonly layout: Layout;
  readonly signed?: boolean;
  readonly photometric?: string;
  readonly samples?: 1 | 3;
  readonly planar?: 0 | 1;
  readonly transferSyntaxUid?: string;
  readonly columns?: number;
  readonly pixels?: Uint8Array;
  readonly elements?: readonly BuiltElement[];
}

export function madeFile({ layout, signed = false, photometric = 'MONOCHROME2', samples = 1, planar = 0, transferSyntaxUid = explicitVrLittleEndian, elements = [], ...rest }: Made): Uint8Array {
  const wide = rest.columns ?? columns;
  const replaced = new Set(elements.map((one) => one.tag));
  const usual = [
    element('00280002', 'US', [samples]),
    element('00280004', 'CS', photometric),
    ...(samples === 3 ? [element('00280006', 'US', [planar])] : []),
    element('00280100', 'US', [layout.allocated]),
    element('00280101', 'US', [layout.stored]),
    element('00280102', 'US', [layout.high]),
    element('00280103', 'US', [signed ? 1 : 0]),
    element('7fe00010', 'OW', rest.pixels ?? noise(rows * wide * samples, layout.allocated / 8)),
  ];
  return buildPullback({
    transferSyntaxUid,
    rows,
    columns: wide,
    numberOfFrames: 1,
    elements: [...usual.filter((one) => !replaced.has(one.tag)), ...elements],
  });
}

/** A made file as it is shown, with its stored values and what is said of it. */
export async function opened(file: Uint8Array) {
  const { pullback, pixelData } = readPullback(await readHeader(memoryByteSource(file)));
  const frame = await decodeFrame(file.subarray(pixelData.offset), pullback.pixels, 1);
  return { shown: displayPixels(frame, pullback.pixels).data, plain: plainPixels(frame, pullback.pixels).data, frame, warnings: pullback.warnings.map((warning) => warning.code) };
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number> | undefined): number {
  if (a.length !== b?.length) return Number.POSITIVE_INFINITY;
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
}

/** The largest difference from what dcmtk shows, which cuts fractions off where the program rounds. */
export async function differenceFromDcmtk(made: Made, options: readonly string[] = []): Promise<number> {
  const file = madeFile(made);
  return largestDifference((await opened(file)).shown, dcmtkShownFramesOf(file, options)[0]);
}
