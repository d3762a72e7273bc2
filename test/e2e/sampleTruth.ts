import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const truthSchema = z.object({
  truth: z.object({
    segments: z.array(z.object({ id: z.string(), minimumLumenAreaMm2: z.number(), frameNumber: z.number(), referenceAreaMm2: z.number(), areaStenosisPercent: z.number() })),
  }),
  contours: z.array(z.object({ frameNumber: z.number(), kind: z.string(), points: z.array(z.tuple([z.number(), z.number()])) })),
});

const sampleFolder = new URL('../../assets/sample/', import.meta.url);
const known = truthSchema.parse(JSON.parse(readFileSync(new URL('truth.json', sampleFolder), 'utf8')));

export const samplePullbackPath = fileURLToPath(new URL('pullback.dcm', sampleFolder));

/** What the sample's makers know of a segment, from the shapes that it was drawn from. */
export function truthOf(segmentId: string) {
  const segment = known.truth.segments.find(({ id }) => id === segmentId);
  if (segment === undefined) throw new Error(`The sample has no segment ${segmentId}.`);
  return segment;
}

/** Points on the true lumen border of a frame, in image pixels, every second of those that the truth holds. */
export function borderPoints(frameNumber: number): readonly (readonly [number, number])[] {
  const contour = known.contours.find((candidate) => candidate.frameNumber === frameNumber && candidate.kind === 'lumen');
  if (contour === undefined) throw new Error(`Frame ${frameNumber} of the sample has no lumen.`);
  return contour.points.filter((_, index) => index % 2 === 0);
}
