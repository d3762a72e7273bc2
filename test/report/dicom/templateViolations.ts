import type { CodedConcept } from '../../../src/dicom/sr/codedConcept.ts';
import type { ContentItem } from '../../../src/dicom/sr/contentItem.ts';
import { conceptTable } from './conceptTable.ts';
import { relationshipViolations } from './relationshipRules.ts';

/** What an image that coordinates lie on is known to be. */
export interface ReferencedImage {
  readonly sopInstanceUid: string;
  readonly rows: number;
  readonly columns: number;
  readonly numberOfFrames: number;
}

/** One row of a template: what may, or must, stand below an item. */
interface Row {
  readonly relationship: string;
  readonly type: string;
  /** `scheme value`; null for any concept, or for none. */
  readonly concept: string | null;
  readonly least: number;
  readonly most: number;
}

const row = (relationship: string, type: string, concept: string | null, least: number, most = Infinity): Row => ({ relationship, type, concept, least, most });

const observers = [
  row('HAS CONCEPT MOD', 'CODE', 'DCM 121049', 1, 1),
  row('HAS OBS CONTEXT', 'CODE', 'DCM 121005', 1, 2),
  row('HAS OBS CONTEXT', 'PNAME', 'DCM 121008', 0, 1),
  row('HAS OBS CONTEXT', 'UIDREF', 'DCM 121012', 1, 1),
  row('HAS OBS CONTEXT', 'TEXT', 'DCM 121013', 0, 1),
];
const tracking = [row('HAS OBS CONTEXT', 'TEXT', 'DCM 112039', 1, 1), row('HAS OBS CONTEXT', 'UIDREF', 'DCM 112040', 1, 1), row('HAS CONCEPT MOD', 'CODE', 'SCT 363698007', 0, 1)];

/** The rows of the templates that a reader of the report relies on (PS3.16 TID 1500, 1600, 1410, 1501, 3250 to 3252); all of them may be extended. */
const templates: Readonly<Record<string, readonly Row[]>> = {
  '1500': [...observers, row('HAS CONCEPT MOD', 'CODE', 'DCM 121058', 1), row('CONTAINS', 'CONTAINER', 'DCM 111028', 1, 1), row('CONTAINS', 'CONTAINER', 'DCM 126010', 1, 1)],
  '1600': [row('CONTAINS', 'CONTAINER', 'DCM 126200', 1)],
  '1410': [...tracking, row('CONTAINS', 'SCOORD', 'DCM 111030', 1, 1), row('CONTAINS', 'CODE', 'DCM 121071', 0, 1), row('CONTAINS', 'NUM', null, 1)],
  '1501': [...tracking, row('CONTAINS', 'CODE', 'DCM 121071', 0, 1)],
  '3250': [...observers, row('CONTAINS', 'CONTAINER', 'DCM 111028', 0, 1), row('CONTAINS', 'CONTAINER', 'DCM 121070', 1)],
  '3251': [row('HAS CONCEPT MOD', 'CODE', 'SCT 363698007', 1, 1), row('HAS ACQ CONTEXT', 'CODE', 'SCT 129085009', 0, 1), row('CONTAINS', 'CONTAINER', 'DCM 121070', 1)],
  '3252': [row('HAS OBS CONTEXT', 'TEXT', 'DCM 121151', 1, 1), row('CONTAINS', 'NUM', null, 1)],
};
const roots: Readonly<Record<string, string>> = { '1500': 'DCM 126000', '3250': 'DCM 122325' };

/**
 * What is wrong with a structured report that neither dciodvfy nor dsrdump finds: rows of its templates, relationships, codes and what they mean, units,
 * polylines that are open or off their image, UIDs that are none or stand for two things. Empty where nothing is.
 */
export function templateViolations(root: ContentItem, images: readonly ReferencedImage[]): readonly string[] {
  const found: string[] = [];
  const trackingUids = new Set<string>();
  const visit = (item: ContentItem, way: string): void => {
    for (const concept of conceptsOf(item)) found.push(...conceptViolations(concept, way));
    found.push(...rowViolations(item, way), ...valueViolations(item, images, way));
    if (item.value.type === 'UIDREF') {
      if (!/^(?=.{1,64}$)(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/.test(item.value.uid)) found.push(`${way}: ${item.value.uid} is no UID`);
      if (keyOf(item.name) === 'DCM 112040') {
        if (trackingUids.has(item.value.uid)) found.push(`${way}: tracking UID ${item.value.uid} stands for two`);
        trackingUids.add(item.value.uid);
      }
    }
    item.children.forEach((child, i) => visit(child, `${way} > ${i + 1} ${child.name?.meaning ?? child.value.type}`));
  };
  const template = root.value.type === 'CONTAINER' ? root.value.templateId : null;
  if (template === null || roots[template] !== keyOf(root.name)) found.push(`root: template ${template ?? 'unnamed'} does not begin with ${keyOf(root.name)}`);
  visit(root, 'root');
  return [...found, ...relationshipViolations(root)];
}

function keyOf(concept: CodedConcept | null): string {
  return concept === null ? '' : `${concept.scheme} ${concept.value}`;
}

function conceptsOf({ name, value }: ContentItem): readonly CodedConcept[] {
  const within = value.type === 'CODE' ? [value.code] : value.type === 'NUM' ? [value.unit, value.qualifier] : [];
  return [name, ...within].filter((concept) => concept !== null);
}

function conceptViolations(concept: CodedConcept, way: string): readonly string[] {
  const { value, scheme, meaning } = concept;
  if (value === '' || value.length > 16 || meaning === '' || meaning.length > 64 || scheme.length > 16) return [`${way}: ${scheme} ${value} “${meaning}” does not fit its attributes`];
  if (scheme.startsWith('99')) return [];
  const known = conceptTable[keyOf(concept)];
  if (known === undefined) return [`${way}: ${scheme} ${value} “${meaning}” is not known`];
  return known.meaning.test(meaning) ? [] : [`${way}: ${scheme} ${value} does not mean “${meaning}”`];
}

function rowViolations({ value, children }: ContentItem, way: string): readonly string[] {
  const rows = value.type === 'CONTAINER' && value.templateId !== null ? templates[value.templateId] : [];
  if (rows === undefined) return [`${way}: template ${value.type === 'CONTAINER' ? value.templateId : ''} is not known`];
  return rows.flatMap(({ relationship, type, concept, least, most }) => {
    const count = children.filter((child) => child.relationship === relationship && child.value.type === type && (concept === null || keyOf(child.name) === concept)).length;
    return count >= least && count <= most ? [] : [`${way}: ${count} of ${relationship} ${type} ${concept ?? ''}, wanted ${least} to ${most}`];
  });
}

function valueViolations({ name, value, children }: ContentItem, images: readonly ReferencedImage[], way: string): readonly string[] {
  switch (value.type) {
    case 'NUM': {
      if (value.value === null) return value.qualifier === null ? [`${way}: no value and no word why`] : [];
      if (!Number.isFinite(value.value) || value.unit?.scheme !== 'UCUM') return [`${way}: ${value.value} has no unit of UCUM`];
      const units = conceptTable[keyOf(name)]?.units;
      return units === undefined || units.includes(value.unit.value) ? [] : [`${way}: in ${value.unit.value}`];
    }
    case 'CODE':
      return keyOf(name) === 'SCT 363698007' && /iliac|femor/.test(value.code.meaning) && !children.some((child) => keyOf(child.name) === 'SCT 272741003') ? [`${way}: a vein of either side without a side`] : [];
    case 'IMAGE': {
      const image = images.find(({ sopInstanceUid }) => sopInstanceUid === value.sopInstanceUid);
      if (image === undefined) return [`${way}: refers to an image that is not the pullback’s`];
      return value.frameNumbers.every((n) => Number.isInteger(n) && n >= 1 && n <= image.numberOfFrames) ? [] : [`${way}: frame ${value.frameNumbers.join()} of ${image.numberOfFrames}`];
    }
    case 'SCOORD':
      return polylineViolations(value.points, children, images).map((violation) => `${way}: ${violation}`);
    default:
      return [];
  }
}

function polylineViolations(points: readonly (readonly [number, number])[], children: readonly ContentItem[], images: readonly ReferencedImage[]): readonly string[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 4 || first[0] !== last[0] || first[1] !== last[1]) return ['polyline is not closed'];
  const selected = children.flatMap(({ value }) => (value.type === 'IMAGE' ? [value] : []));
  if (selected.length !== 1) return [`coordinates are selected from ${selected.length} images`];
  const image = images.find(({ sopInstanceUid }) => sopInstanceUid === selected[0]!.sopInstanceUid);
  if (image === undefined) return [];
  if (image.numberOfFrames > 1 && selected[0]!.frameNumbers.length !== 1) return ['coordinates are on no single frame'];
  return points.every(([x, y]) => x >= 0 && y >= 0 && x <= image.columns && y <= image.rows) ? [] : ['polyline leaves its image'];
}
