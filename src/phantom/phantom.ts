import { AppError } from '../shared/appError.ts';
import type { PlacedScene } from './phantomScene.ts';
import { placeCatheter } from './placeCatheter.ts';
import { fieldRadiusMm } from './polarGrid.ts';
import { frameRenderer } from './renderFrame.ts';
import { type Scenario, type ScenarioName, scenarioNames } from './scenario.ts';
import { scenarioOf } from './scenarios.ts';

export const phantomFrameTimeMs = 33.3;
/** Fast, as venous motor pullbacks are: a third of a millimetre a frame. */
export const phantomPullbackRateMmPerS = 10;

export interface PhantomRequest {
  readonly scenario: ScenarioName;
  readonly numberOfFrames: number;
  /** Rows and columns. */
  readonly sizePx: number;
  readonly seed: number;
}

export const defaultPhantomRequest: PhantomRequest = { scenario: 'nivl', numberOfFrames: 300, sizePx: 512, seed: 1 };

/** A synthetic pullback: its frames on demand and what is known of them. The same request gives the same frames. */
export interface Phantom {
  readonly request: PhantomRequest;
  readonly scenario: Scenario;
  /** Millimetres a pixel, both ways; known to the phantom even where its file will not say. */
  readonly spacingMm: number;
  /** Place along the vein as a share, by frame. */
  readonly placeOf: (frameIndex: number) => number;
  readonly sceneOf: (frameIndex: number) => PlacedScene;
  /** 8-bit grey, row by row, `sizePx` square. */
  readonly frame: (frameIndex: number) => Uint8Array;
}

/** The scenario of a name that was typed. Throws `phantom/unknownScenario`. */
export function scenarioNamed(name: string): ScenarioName {
  const known = scenarioNames.find((one) => one === name);
  if (known === undefined) throw new AppError('phantom/unknownScenario', `There is no scenario “${name}”; there are ${scenarioNames.join(', ')}.`);
  return known;
}

export function generatePhantom(request: PhantomRequest): Phantom {
  const { numberOfFrames, sizePx, seed } = request;
  const scenario = scenarioOf(request.scenario, seed);
  const lengthMm = (numberOfFrames * phantomFrameTimeMs * phantomPullbackRateMmPerS) / 1000;
  const placeOf = (frameIndex: number) => scenario.placeAt(numberOfFrames === 1 ? 0.2 : frameIndex / (numberOfFrames - 1));
  const sceneOf = (frameIndex: number) => {
    const place = placeOf(frameIndex);
    return placeCatheter(scenario.sceneAt(place, place * lengthMm, frameIndex * phantomFrameTimeMs));
  };
  let render: ReturnType<typeof frameRenderer> | null = null;
  return {
    request,
    scenario,
    spacingMm: (2 * fieldRadiusMm) / sizePx,
    placeOf,
    sceneOf,
    frame: (frameIndex) => {
      render ??= frameRenderer(sizePx, seed);
      return render(sceneOf(frameIndex), frameIndex);
    },
  };
}
