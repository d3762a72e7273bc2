import type { StentEdge } from '../../measurement/stentResult.ts';
import type { ReportSegment } from '../reportSegment.ts';
import type { StentFigures } from '../segmentFigures.ts';
import { acceptanceWords, areaWords, fixed, percentWords } from '../reportWords.ts';
import { figure, plain, quiet, rowOf, type TableCell, type TableRow } from './tableCell.ts';

/** A segment in which a stent lies. */
export interface StentedSegment extends ReportSegment {
  readonly stent: StentFigures;
}

/** What the stents measure: rows of a table whose columns are these segments. */
export function stentRows(segments: readonly StentedSegment[]): readonly TableRow[] {
  const each = rowOf(segments);
  const ends = new Set(segments.flatMap(({ stent }) => stent.edges.map(({ end }) => end)));
  return [
    each('Minimum stent area, frame', ({ stent }) => minimumStentCell(stent.minimumStentArea)),
    each('In-stent minimum lumen, frame', ({ stent }) => minimumStentCell(stent.inStentMinimumLumen)),
    each('Lumen loss at the in-stent minimum', ({ stent }) => lossCell(stent.lumenLoss)),
    each('Largest lumen loss', ({ stent }) => lossCell(stent.largestLumenLoss)),
    each('Expansion index', expansionCell),
    each('Symmetry index', ({ stent }) => symmetryCell(stent)),
    each('Compression against the nominal area', ({ stent }) => compressionCell(stent)),
    ...[...ends].map((end) => each(`Lumen at the ${edgeWords(end)}`, ({ stent }) => edgeCell(stent.edges.filter((edge) => edge.end === end)))),
    each('Frames with a stent area, provisional, accepted unseen', ({ stent }) => plain(`${stent.stentFrames}, ${stent.provisionalFrames}, ${stent.acceptedUnseenFrames}`)),
  ];
}

export function expansionWords({ expansionIndex }: StentFigures): string | null {
  return expansionIndex === null ? null : fixed(expansionIndex, 2);
}

export function symmetryWords({ symmetryIndex }: StentFigures): string | null {
  return symmetryIndex === null ? null : fixed(symmetryIndex, 2);
}

const notAvailable = quiet('not available');

export function minimumStentCell(minimum: StentFigures['minimumStentArea']): TableCell {
  return minimum === null ? notAvailable : figure(lumenWords(minimum.state, minimum.areaMm2, minimum.areaPx2), `, ${minimum.frameNumber}${minimum.state === 'occluded' ? ', occluded' : ''}${acceptanceWords(minimum)}`);
}

/** One that is collapsed on the catheter is at most its area. */
function lumenWords(state: StentEdge['state'], areaMm2: number | null, areaPx2: number | null): string {
  return `${state === 'atMost' ? '≤ ' : ''}${areaWords(areaMm2, areaPx2)}`;
}

function lossCell(loss: StentFigures['lumenLoss']): TableCell {
  if (loss === null) return notAvailable;
  return plain(`${percentWords(loss.percent)}, frame ${loss.frameNumber}${loss.percent < 0 ? '; the lumen is larger than the stent' : ''}`);
}

function expansionCell({ stent, reference }: StentedSegment): TableCell {
  const words = expansionWords(stent);
  if (words === null) return notAvailable;
  const [least, of] = [stent.minimumStentArea?.areaMm2 ?? null, reference?.areaMm2 ?? null];
  return figure(words, least === null || of === null ? '' : `; ${fixed(least, 1)} of ${fixed(of, 1)} mm²`);
}

function symmetryCell(stent: StentFigures): TableCell {
  const words = symmetryWords(stent);
  if (words === null) return notAvailable;
  const [min, max] = [stent.minimumStentArea?.minDiameterMm ?? null, stent.minimumStentArea?.maxDiameterMm ?? null];
  return figure(words, min === null || max === null ? '' : `; ${fixed(min, 1)} and ${fixed(max, 1)} mm`);
}

function compressionCell({ compressionPercent, nominalAreaMm2 }: StentFigures): TableCell {
  if (compressionPercent === null) return notAvailable;
  return plain(`${percentWords(compressionPercent)}${nominalAreaMm2 === null ? '' : ` of ${fixed(nominalAreaMm2, 1)} mm²`}`);
}

function edgeWords(end: StentEdge['end']): string {
  return `${end} edge, frame`;
}

function edgeCell(edges: readonly StentEdge[]): TableCell {
  if (edges.length === 0) return quiet('not in the segment');
  const words = edges.map(({ state, lumenAreaMm2, lumenAreaPx2, frameNumber, accepted }) => `${lumenWords(state, lumenAreaMm2, lumenAreaPx2)}, ${frameNumber}${state === null || accepted ? '' : ', provisional'}`).join('; ');
  return edges.every(({ state }) => state === null) ? quiet(words) : plain(words);
}
