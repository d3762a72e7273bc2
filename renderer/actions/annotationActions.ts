import { IconAngle, IconBookmark, IconNote, IconRulerMeasure, IconVector } from '@tabler/icons-react';
import type { Annotation } from '../../src/analysis/annotation.ts';
import type { Reading } from '../reading/reading.ts';
import type { Action, ActionScene } from './action.ts';
import { isOnStage } from './onStage.ts';
import { toggleTool } from './toggleTool.ts';

const mayEdit = (scene: ActionScene) => isOnStage(scene) && scene.reading?.mayEdit === true;

/** The bookmark of the frame on screen; null where it has none. */
export function bookmarkOn({ analysis, frameNumber }: Pick<Reading, 'analysis' | 'frameNumber'>): Annotation | null {
  return analysis.annotations.find(({ shape, frameNumber: on }) => shape.kind === 'bookmark' && on === frameNumber) ?? null;
}

function toggleBookmark({ open, reading }: ActionScene): void {
  if (open === null || reading === null) return;
  const there = bookmarkOn(reading);
  void open.store.actions.edit(
    there === null
      ? { type: 'annotationSet', annotation: { id: crypto.randomUUID(), frameNumber: reading.frameNumber, shape: { kind: 'bookmark' }, note: '', includedInReport: false, author: reading.reader ?? '' } }
      : { type: 'annotationDeleted', id: there.id },
  );
}

export const annotationActions: readonly Action[] = [
  { id: 'tool.length', words: 'Measure a length', group: 'Measure with', keys: ['1'], icon: IconRulerMeasure, enabled: mayEdit, run: toggleTool('length') },
  { id: 'tool.angle', words: 'Measure an angle', group: 'Measure with', keys: ['2'], icon: IconAngle, enabled: mayEdit, run: toggleTool('angle') },
  { id: 'tool.area', words: 'Measure a free area', group: 'Measure with', keys: ['3'], icon: IconVector, enabled: mayEdit, run: toggleTool('area') },
  { id: 'tool.text', words: 'Write a note on the frame', group: 'Measure with', keys: ['4'], icon: IconNote, enabled: mayEdit, run: toggleTool('text') },
  { id: 'frame.bookmark', words: 'Bookmark this frame, or not', group: 'Measure with', keys: ['B'], icon: IconBookmark, enabled: mayEdit, run: toggleBookmark },
];
