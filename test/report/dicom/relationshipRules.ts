import type { ContentItem, ContentValue, Relationship } from '../../../src/dicom/sr/contentItem.ts';

type ValueType = ContentValue['type'];

/** Which item may stand how below which (Comprehensive SR IOD, PS3.3 table A.35.3-2), as far as the value types are used here. */
const allowed: readonly (readonly [from: readonly ValueType[], relationship: Relationship, to: readonly ValueType[]])[] = [
  [['CONTAINER'], 'CONTAINS', ['TEXT', 'CODE', 'NUM', 'DATETIME', 'DATE', 'TIME', 'UIDREF', 'PNAME', 'SCOORD', 'COMPOSITE', 'IMAGE', 'CONTAINER']],
  [['TEXT', 'CODE', 'NUM', 'CONTAINER'], 'HAS OBS CONTEXT', ['TEXT', 'CODE', 'NUM', 'DATETIME', 'DATE', 'TIME', 'UIDREF', 'PNAME', 'COMPOSITE']],
  [['CONTAINER', 'IMAGE', 'COMPOSITE'], 'HAS ACQ CONTEXT', ['TEXT', 'CODE', 'NUM', 'DATETIME', 'DATE', 'TIME', 'UIDREF', 'PNAME', 'CONTAINER']],
  [['CONTAINER', 'TEXT', 'CODE', 'NUM', 'DATETIME', 'DATE', 'TIME', 'UIDREF', 'PNAME', 'SCOORD', 'COMPOSITE', 'IMAGE'], 'HAS CONCEPT MOD', ['TEXT', 'CODE']],
  [['TEXT', 'CODE', 'NUM', 'PNAME'], 'HAS PROPERTIES', ['TEXT', 'CODE', 'NUM', 'DATETIME', 'DATE', 'TIME', 'UIDREF', 'PNAME', 'IMAGE', 'COMPOSITE', 'SCOORD', 'CONTAINER']],
  [['TEXT', 'CODE', 'NUM'], 'INFERRED FROM', ['TEXT', 'CODE', 'NUM', 'DATETIME', 'DATE', 'TIME', 'UIDREF', 'PNAME', 'IMAGE', 'COMPOSITE', 'SCOORD', 'CONTAINER']],
  [['SCOORD'], 'SELECTED FROM', ['IMAGE']],
];

/** Relationships in the tree that the IOD does not have. */
export function relationshipViolations(parent: ContentItem, way = 'root'): readonly string[] {
  return parent.children.flatMap((child, i) => {
    const here = `${way} > ${i + 1} ${child.name?.meaning ?? child.value.type}`;
    const fits = allowed.some(([from, relationship, to]) => from.includes(parent.value.type) && relationship === child.relationship && to.includes(child.value.type));
    return [...(fits ? [] : [`${here}: ${parent.value.type} ${child.relationship ?? 'without relationship'} ${child.value.type}`]), ...relationshipViolations(child, here)];
  });
}
