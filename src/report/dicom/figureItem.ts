import type { CodedConcept } from '../../dicom/sr/codedConcept.ts';
import { type ContentItem, item } from '../../dicom/sr/contentItem.ts';
import { visibleText } from '../../shared/plainText.ts';
import { codes } from './reportCodes.ts';

/** What a figure is, besides its value: each a modifier of TID 300 and 1419. */
export interface FigureModifiers {
  readonly derivation?: CodedConcept | null;
  readonly method?: CodedConcept | null;
  readonly site?: CodedConcept | null;
  /** What the figure rests on, in words. */
  readonly comment?: string | null;
  /** Coordinates or images that it was inferred from. */
  readonly sources?: readonly ContentItem[];
}

/** A figure as a measurement of TID 300 or 1419; none where there is no such value. */
export function figure(name: CodedConcept, value: number | null | undefined, unit: CodedConcept, modifiers: FigureModifiers = {}): readonly ContentItem[] {
  if (value === null || value === undefined) return [];
  const { derivation, method, site, comment, sources = [] } = modifiers;
  const modifier = (concept: CodedConcept, code: CodedConcept | null | undefined) => (code === null || code === undefined ? [] : [item('HAS CONCEPT MOD', concept, { type: 'CODE', code })]);
  return [
    item('CONTAINS', name, { type: 'NUM', value, unit, qualifier: null }, [
      ...modifier(codes.measurementMethod, method),
      ...modifier(codes.derivation, derivation),
      ...modifier(codes.findingSite, site),
      ...(comment === null || comment === undefined || comment === '' ? [] : [item('HAS PROPERTIES', codes.comment, { type: 'TEXT', text: visibleText(comment) })]),
      ...sources,
    ]),
  ];
}

/** That a figure cannot be known, with the reason. */
export function unknownFigure(name: CodedConcept, reason: string, modifiers: Pick<FigureModifiers, 'derivation' | 'site'> = {}): ContentItem {
  const [known] = figure(name, 0, codes.valueUnknown, { ...modifiers, comment: reason });
  return { ...known!, value: { type: 'NUM', value: null, unit: null, qualifier: codes.valueUnknown } };
}

/** A comment of the report (DCM 121106). */
export function comment(text: string): ContentItem {
  return item('CONTAINS', codes.comment, { type: 'TEXT', text: visibleText(text) });
}

/** A qualitative evaluation. */
export function evaluation(name: CodedConcept, code: CodedConcept): ContentItem {
  return item('CONTAINS', name, { type: 'CODE', code });
}
