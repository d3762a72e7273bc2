import type { ReactNode } from 'react';
import { type LandmarkName, landmarkWords } from '../../src/analysis/landmark.ts';
import type { PairLink } from '../../src/analysis/pairing.ts';
import { SelectField } from '../panels/SelectField.tsx';
import { linkWords } from './pairLinks.ts';

export interface LinkPickProps {
  readonly link: PairLink;
  /** Landmarks that both have. */
  readonly shared: readonly LandmarkName[];
  readonly disabled: boolean;
  readonly onLink: (link: PairLink) => void;
  /** Two frames are to be made one place. */
  readonly onFrames: () => void;
}

/** What makes one place of both pullbacks, and what else could. */
export function LinkPick({ link, shared, disabled, onLink, onFrames }: LinkPickProps): ReactNode {
  const byLandmark = shared.map((name) => ({ value: name, words: landmarkWords({ name, note: '' }) }));
  const now = link.kind === 'landmark' ? link.name : 'linked';
  const own = byLandmark.some(({ value }) => value === now) ? [] : [{ value: now, words: upperFirst(linkWords(link)) }];
  return (
    <SelectField
      label="Linked at"
      hideLabel
      disabled={disabled}
      value={now}
      options={[...own, ...byLandmark, { value: 'frames', words: 'Two frames …' }]}
      onChange={(chosen) => {
        const name = shared.find((candidate) => candidate === chosen);
        if (name !== undefined) onLink({ kind: 'landmark', name });
        else if (chosen === 'frames') onFrames();
      }}
    />
  );
}

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
