import type { UnknownFields } from '../contour/unknownFields.ts';

/** Landmarks in the order in which anatomy puts them, cranial → caudal, where it does. */
export const landmarkNames = [
  'renalVeins',
  'iliacConfluence',
  'iliacArteryCrossing',
  'internalIliacConfluence',
  'hypogastricArteryCrossing',
  'inguinalLigament',
  'saphenofemoralJunction',
  'profundaConfluence',
  'stentCranialEdge',
  'stentCaudalEdge',
  'other',
] as const;
export type LandmarkName = (typeof landmarkNames)[number];

export const landmarkBases = ['seen', 'fluoroscopy', 'estimated'] as const;
/** How the reader knows where it is. */
export type LandmarkBasis = (typeof landmarkBases)[number];

export interface Landmark {
  readonly id: string;
  readonly frameNumber: number;
  readonly name: LandmarkName;
  readonly basis: LandmarkBasis;
  /** The reader's words; the name itself for `other`. */
  readonly note: string;
  /** Fields of a file that this version does not know; kept and written back. */
  readonly extra?: UnknownFields;
}

const landmarkWordsByName: Record<Exclude<LandmarkName, 'other'>, string> = {
  renalVeins: 'Renal veins',
  iliacConfluence: 'Iliac confluence',
  iliacArteryCrossing: 'Iliac artery crossing',
  internalIliacConfluence: 'Internal iliac confluence',
  hypogastricArteryCrossing: 'Hypogastric artery crossing',
  inguinalLigament: 'Inguinal ligament',
  saphenofemoralJunction: 'Saphenofemoral junction',
  profundaConfluence: 'Profunda confluence',
  stentCranialEdge: 'Stent, cranial edge',
  stentCaudalEdge: 'Stent, caudal edge',
};

/** The landmark's name for people. */
export function landmarkWords(landmark: { readonly name: LandmarkName; readonly note: string }): string {
  return landmark.name === 'other' ? landmark.note || 'Other landmark' : landmarkWordsByName[landmark.name];
}
