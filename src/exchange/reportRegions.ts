import { type CodedConcept, isSameConcept } from '../dicom/sr/codedConcept.ts';
import type { ContentItem, ContentValue } from '../dicom/sr/contentItem.ts';
import { codes } from '../report/dicom/reportCodes.ts';

type Image = Extract<ContentValue, { type: 'IMAGE' | 'COMPOSITE' }>;

/** A region on an image that a structured report holds, with what its measurement group says of it. */
export interface Region {
  /** Its name in the report, or its place in the tree. */
  readonly where: string;
  /** null where it is of a kind that the standard does not have on an image. */
  readonly shape: Extract<ContentValue, { type: 'SCOORD' }> | null;
  /** Whether it is an outline by its name (Image Region), whatever its ends. */
  readonly isOutline: boolean;
  /** The image that it was selected from; null where it refers to none. */
  readonly image: Image | null;
  /** Codes of what was found, and of where. */
  readonly findings: readonly CodedConcept[];
  /** Codes of what was measured from it. */
  readonly measured: readonly CodedConcept[];
  /** The finding and its site in the report's own words. */
  readonly label: string;
  /** The area that the report states of it; null where it states none in square millimetres or centimetres. */
  readonly areaMm2: number | null;
}

/** Square millimetres in the units of an area (UCUM). */
const mm2ByUnit: Readonly<Record<string, number>> = { mm2: 1, cm2: 100 };

/** Names by which a finding is called: Finding, and the category that stands for it. */
const findingNames = [codes.finding, codes.findings];
/** Finding Site with its retired SRT value. */
const siteNames = [codes.findingSite, { value: 'G-C0E3', scheme: 'SRT', meaning: '' }];

/** Every region of the tree, wherever it stands: below its group, or below the figure that was inferred from it. */
export function regionsOf(root: ContentItem): readonly Region[] {
  const regions: Region[] = [];
  const visit = (item: ContentItem, group: ContentItem, figure: ContentItem | null, path: readonly number[]): void => {
    const { value, children } = item;
    if (value.type === 'SCOORD' || (value.type === 'OTHER' && value.valueType.startsWith('SCOORD'))) regions.push(regionOf(item, group, figure, path, root));
    const within = value.type === 'CONTAINER' ? item : group;
    children.forEach((child, i) => visit(child, within, value.type === 'NUM' ? item : null, [...path, i + 1]));
  };
  visit(root, root, null, [1]);
  return regions;
}

function regionOf(item: ContentItem, group: ContentItem, figure: ContentItem | null, path: readonly number[], root: ContentItem): Region {
  const { children } = group;
  const codesNamed = (names: readonly CodedConcept[]) => children.flatMap(({ name, value }) => (names.some((known) => isSameConcept(name, known)) && value.type === 'CODE' ? [value.code] : []));
  const findings = codesNamed(findingNames);
  const sites = codesNamed(siteNames);
  // A figure's own region is of that figure alone; one of the group is of all its figures.
  const figures = figure === null ? children.filter(({ value }) => value.type === 'NUM') : [figure];
  const measured = figures.flatMap(({ name }) => (name === null ? [] : [name]));
  const tracked = children.find(({ name, value }) => isSameConcept(name, codes.trackingIdentifier) && value.type === 'TEXT')?.value;
  const label = [...findings, ...sites].map(({ meaning, value }) => meaning || value).join(', ') || measured.map(({ meaning, value }) => meaning || value).join(', ') || 'without a code';
  return {
    where: tracked?.type === 'TEXT' && tracked.text !== '' ? `“${tracked.text.slice(0, 64)}”` : `Item ${path.join('.')}`,
    shape: item.value.type === 'SCOORD' ? item.value : null,
    isOutline: isSameConcept(item.name, codes.imageRegion),
    image: imageOf(item, root),
    findings,
    measured,
    label,
    areaMm2: areaOf(figures),
  };
}

function imageOf({ children }: ContentItem, root: ContentItem): Image | null {
  for (const { value } of children) {
    const meant = value.type === 'REFERENCE' ? (itemAt(root, value.path)?.value ?? value) : value;
    if (meant.type === 'IMAGE' || meant.type === 'COMPOSITE') return meant;
  }
  return null;
}

/** The item at a path of places from 1, of which the root's is the first. */
function itemAt(root: ContentItem, [, ...places]: readonly number[]): ContentItem | null {
  let item: ContentItem | undefined = root;
  for (const place of places) item = item?.children[place - 1];
  return item ?? null;
}

function areaOf(figures: readonly ContentItem[]): number | null {
  for (const { value } of figures) {
    if (value.type !== 'NUM' || value.value === null || value.unit?.scheme !== 'UCUM') continue;
    const mm2 = mm2ByUnit[value.unit.value];
    if (mm2 !== undefined && value.value > 0) return value.value * mm2;
  }
  return null;
}
