import type { CodedConcept } from './codedConcept.ts';

/** How an item stands to the one that it is below (PS3.3 C.17.3.2.4). */
export const relationships = ['CONTAINS', 'HAS OBS CONTEXT', 'HAS ACQ CONTEXT', 'HAS CONCEPT MOD', 'HAS PROPERTIES', 'INFERRED FROM', 'SELECTED FROM'] as const;
export type Relationship = (typeof relationships)[number];

/** Shapes of spatial coordinates on an image (PS3.3 C.18.6.1). */
export const graphicTypes = ['POINT', 'MULTIPOINT', 'POLYLINE', 'CIRCLE', 'ELLIPSE'] as const;
export type GraphicType = (typeof graphicTypes)[number];

/** The value of a content item by its value type. */
export type ContentValue =
  /** `templateId` of the DICOM Content Mapping Resource that its content follows; null where it says none. */
  | { readonly type: 'CONTAINER'; readonly templateId: string | null }
  | { readonly type: 'CODE'; readonly code: CodedConcept }
  /** null: there is no value, and the qualifier may say why. */
  | { readonly type: 'NUM'; readonly value: number | null; readonly unit: CodedConcept | null; readonly qualifier: CodedConcept | null }
  | { readonly type: 'TEXT'; readonly text: string }
  | { readonly type: 'PNAME'; readonly personName: string }
  | { readonly type: 'UIDREF'; readonly uid: string }
  /** As the standard writes them: DA, TM, DT. */
  | { readonly type: 'DATE' | 'TIME' | 'DATETIME'; readonly when: string }
  /** `frameNumbers` is empty for an image as a whole. */
  | { readonly type: 'IMAGE' | 'COMPOSITE'; readonly sopClassUid: string; readonly sopInstanceUid: string; readonly frameNumbers: readonly number[] }
  /** Column and row in image coordinates, with (0, 0) at the outer corner of the first pixel (PS3.3 C.18.6.1.2). */
  | { readonly type: 'SCOORD'; readonly graphicType: GraphicType; readonly points: readonly (readonly [column: number, row: number])[] }
  /** Stands for another item of the tree, by the places of it and of those above it, from 1. */
  | { readonly type: 'REFERENCE'; readonly path: readonly number[] }
  /** A value type that this program has no use for; its value is not read. */
  | { readonly type: 'OTHER'; readonly valueType: string };

/** One item of the content of a structured report, with all below it. The root has no relationship. */
export interface ContentItem {
  readonly relationship: Relationship | null;
  /** What the item is about; null where the relationship says it all. */
  readonly name: CodedConcept | null;
  readonly value: ContentValue;
  readonly children: readonly ContentItem[];
}

/** An item below another. */
export function item(relationship: Relationship | null, name: CodedConcept | null, value: ContentValue, children: readonly ContentItem[] = []): ContentItem {
  return { relationship, name, value, children };
}
