import type { Analysis } from '../../src/analysis/analysis.ts';
import { type Implant, implantWords } from '../../src/analysis/implant.ts';
import type { ImplantResult, StentedStretch } from '../../src/measurement/implantResult.ts';
import type { MeasurementResult } from '../../src/measurement/results.ts';
import { decimalWords } from './decimalWords.ts';
import { framesWords } from './frameWords.ts';
import { lengthWords } from './lengthWords.ts';

type PositionSource = MeasurementResult['positionSource'];

/** What the maker's label says, as the reader entered it: `14 × 90 mm as labelled`. */
export function nominalWords({ nominalDiameterMm, nominalLengthMm }: Pick<Implant, 'nominalDiameterMm' | 'nominalLengthMm'>): string {
  // As it was typed, without decimals that nobody entered.
  const typed = (value: number) => decimalWords(value, Number.isInteger(value) ? 0 : 1);
  if (nominalDiameterMm !== null && nominalLengthMm !== null) return `${typed(nominalDiameterMm)} × ${typed(nominalLengthMm)} mm as labelled`;
  if (nominalDiameterMm !== null) return `diameter ${typed(nominalDiameterMm)} mm as labelled`;
  return nominalLengthMm === null ? 'no size entered' : `length ${typed(nominalLengthMm)} mm as labelled`;
}

/** How much of the stent is seen on this pullback: `46.2 mm on this pullback`. */
export function seenLengthWords({ lengthMm }: Pick<ImplantResult, 'lengthMm'>, source: PositionSource): string {
  return lengthMm === null ? lengthWords(null, source) : `${lengthWords(lengthMm, source)} on this pullback`;
}

/** `Overlaps stent 2 at frames 40–44, 4.0 mm`, one for each that it overlaps. */
export function overlapWords({ overlaps }: Pick<ImplantResult, 'overlaps'>, implants: readonly Implant[], source: PositionSource): readonly string[] {
  return overlaps.map(({ implantId, firstFrame, lastFrame, lengthMm }) => {
    const other = implants.find(({ id }) => id === implantId);
    const name = other === undefined ? 'another stent' : lowerFirst(implantWords({ order: other.order, label: '' }));
    return `Overlaps ${name} at ${lowerFirst(framesWords(firstFrame, lastFrame))}, ${lengthWords(lengthMm, source)}`;
  });
}

/** Where a stented stretch runs, in a sentence each: over the inguinal ligament, into the IVC, or why that cannot be told. */
export function stretchWords({ crossesInguinalLigament, reachesIntoIvc }: StentedStretch, analysis: Pick<Analysis, 'landmarks' | 'direction'>): readonly string[] {
  return [ligamentWords(crossesInguinalLigament), ivcWords(reachesIntoIvc, analysis)];
}

function ligamentWords(crosses: boolean | null): string {
  if (crosses === null) return 'Whether it crosses the inguinal ligament cannot be told: that landmark is not set.';
  return crosses ? 'Crosses the inguinal ligament.' : 'Does not cross the inguinal ligament.';
}

function ivcWords(reaches: boolean | null, { landmarks, direction }: Pick<Analysis, 'landmarks' | 'direction'>): string {
  if (reaches !== null) return reaches ? 'Reaches into the IVC.' : 'Does not reach into the IVC.';
  const why = direction === null && landmarks.some(({ name }) => name === 'iliacConfluence') ? 'the direction of the pullback is not confirmed' : 'neither the iliac confluence nor an IVC segment is marked';
  return `Whether it reaches into the IVC cannot be told: ${why}.`;
}

/** Names of implants in a row: `Stent 1`; `Stents 1 and 2`. */
export function implantsWords(implantIds: readonly string[], implants: readonly Implant[]): string {
  const orders = implants.filter(({ id }) => implantIds.includes(id)).map(({ order }) => order).toSorted((a, b) => a - b);
  const last = orders.at(-1);
  if (last === undefined) return 'Stent';
  return orders.length === 1 ? `Stent ${last}` : `Stents ${orders.slice(0, -1).join(', ')} and ${last}`;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
