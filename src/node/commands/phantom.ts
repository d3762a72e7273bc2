import { resolve } from 'node:path';
import { writeAnalysisFile } from '../../analysis/writeAnalysisFile.ts';
import { defaultPhantomRequest, generatePhantom, scenarioNamed } from '../../phantom/phantom.ts';
import { phantomSyntaxes, syntaxNamed } from '../../phantom/phantomSyntax.ts';
import { truthAnalysis } from '../../phantom/phantomTruth.ts';
import { scenarioNames } from '../../phantom/scenario.ts';
import { scenarioOf } from '../../phantom/scenarios.ts';
import { writePhantom } from '../../phantom/writePhantom.ts';
import { AppError } from '../../shared/appError.ts';
import { streamFileAtomically } from '../streamFileAtomically.ts';
import { writeFileAtomically } from '../writeFileAtomically.ts';

export interface PhantomCommandRequest {
  readonly outPath: string;
  readonly truthPath: string;
  /** As typed; null for the usual one. */
  readonly scenario: string | null;
  readonly numberOfFrames: number | null;
  readonly sizePx: number | null;
  readonly seed: number | null;
  readonly syntax: string | null;
  readonly onFrame?: (done: number, total: number) => void;
}

const leastSizePx = 64;
const mostSizePx = 4096;
const mostFrames = 20_000;

/**
 * Writes a synthetic pullback and, beside it, its truth as an analysis file. Answers with a line for the reader.
 * Throws `phantom/…`, `output/…`.
 */
export async function phantomCommand(request: PhantomCommandRequest): Promise<string> {
  const scenario = scenarioNamed(request.scenario ?? defaultPhantomRequest.scenario);
  const syntax = syntaxNamed(request.syntax ?? 'explicitLittleEndian');
  const numberOfFrames = request.numberOfFrames ?? defaultPhantomRequest.numberOfFrames;
  const sizePx = request.sizePx ?? defaultPhantomRequest.sizePx;
  const seed = request.seed ?? defaultPhantomRequest.seed;
  if (sizePx < leastSizePx || sizePx > mostSizePx) throw new AppError('phantom/unusableSize', `A frame can be ${leastSizePx} to ${mostSizePx} pixels across, not ${sizePx}.`);
  if (numberOfFrames > mostFrames) throw new AppError('phantom/unusableSize', `A phantom can have up to ${mostFrames} frames, not ${numberOfFrames}.`);
  if (resolve(request.outPath) === resolve(request.truthPath)) throw new AppError('output/notWritable', 'The pullback and its truth cannot be the same file. Name two.');
  const phantom = generatePhantom({ scenario, numberOfFrames, sizePx, seed });
  const { onFrame } = request;
  await streamFileAtomically(request.outPath, (sink) => writePhantom(phantom, sink, { syntax, ...(onFrame ? { onFrame } : {}) }));
  await writeFileAtomically(request.truthPath, writeAnalysisFile(truthAnalysis(phantom)));
  return `${scenario}, ${numberOfFrames} frames of ${sizePx} × ${sizePx} pixels, seed ${seed}, ${syntax}.`;
}

/** The names that `--scenario` and `--syntax` take, for people. */
export function phantomList(): string {
  const width = Math.max(...scenarioNames.map((name) => name.length));
  const scenarios = scenarioNames.map((name) => `  ${name.padEnd(width)}  ${scenarioOf(name, defaultPhantomRequest.seed).description}`);
  return ['Scenarios:', ...scenarios, '', 'Syntaxes:', ...phantomSyntaxes.map((name) => `  ${name}`)].join('\n');
}
