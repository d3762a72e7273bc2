import type { UidMap } from '../dicom/deidentify/uidMap.ts';

/** What stands for the words of an analysis that name something: one for a whole export, so that documents go on fitting each other. */
export interface AnalysisPseudonyms {
  readonly uids: UidMap;
  /** `Reader 1`, …; nobody stays nobody. */
  reader(name: string): string;
  /** Of a segment of a document, by the UID of its pullback in the original. */
  segment(sopInstanceUid: string, id: string): string;
  preset(name: string): string;
}

export function analysisPseudonyms(uids: UidMap): AnalysisPseudonyms {
  const readers = numbered('Reader ');
  const presets = numbered('preset-');
  const segments = new Map<string, (id: string) => string>();
  return {
    uids,
    reader: (name) => (name === '' ? '' : readers(name)),
    preset: presets,
    segment(sopInstanceUid, id) {
      const ofDocument = segments.get(sopInstanceUid) ?? numbered('segment-');
      segments.set(sopInstanceUid, ofDocument);
      return ofDocument(id);
    },
  };
}

/** Names with a number, in the order in which they are first asked for. */
function numbered(word: string): (name: string) => string {
  const names = new Map<string, string>();
  return (name) => {
    const known = names.get(name) ?? `${word}${names.size + 1}`;
    names.set(name, known);
    return known;
  };
}
