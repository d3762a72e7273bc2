import type { PhantomRequest } from './phantom.ts';

/** The phantom that ships as the sample pullback. */
export const samplePhantomRequest: PhantomRequest = { scenario: 'nivl', numberOfFrames: 240, sizePx: 512, seed: 2 };
