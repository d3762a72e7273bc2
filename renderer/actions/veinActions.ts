import { IconArrowsHorizontal, IconColumns2, IconEyeOff, IconFlag, IconTargetArrow } from '@tabler/icons-react';
import { useApp } from '../app/appStore.ts';
import { beginReferenceRange } from '../timeline/rangeMarking.ts';
import { showPair, usePairView } from '../pairView/pairStore.ts';
import type { Action, ActionScene } from './action.ts';
import { isOnStage } from './onStage.ts';

const mayMark = (scene: ActionScene) => isOnStage(scene) && scene.reading?.mayEdit === true;

/** The selected segment, else the one that the frame on screen lies in. */
function segmentAtHand({ reading }: ActionScene) {
  if (reading === null) return null;
  const { segments } = reading.analysis;
  return segments.find(({ id }) => id === reading.selectedSegmentId) ?? segments.find(({ firstFrame, lastFrame }) => firstFrame <= reading.frameNumber && reading.frameNumber <= lastFrame) ?? null;
}

function minimumFrame(scene: ActionScene): number | null {
  const segment = segmentAtHand(scene);
  return scene.reading?.measurement.segments.find(({ id }) => id === segment?.id)?.minimumLumenArea?.frameNumber ?? null;
}

function goTo({ open }: ActionScene, frameNumber: number | null | undefined) {
  if (frameNumber == null) return;
  open?.store.actions.setCine(false);
  open?.store.actions.goToFrame(frameNumber);
}

export const veinActions: readonly Action[] = [
  { id: 'segment.minimum', words: 'Go to the segment’s minimum lumen area', group: 'Vein', keys: ['M'], icon: IconTargetArrow, enabled: (scene) => minimumFrame(scene) !== null, run: (scene) => goTo(scene, minimumFrame(scene)) },
  { id: 'segment.start', words: 'Go to the segment’s first frame', group: 'Vein', keys: ['['], enabled: (scene) => segmentAtHand(scene) !== null, run: (scene) => goTo(scene, segmentAtHand(scene)?.firstFrame) },
  { id: 'segment.end', words: 'Go to the segment’s last frame', group: 'Vein', keys: [']'], enabled: (scene) => segmentAtHand(scene) !== null, run: (scene) => goTo(scene, segmentAtHand(scene)?.lastFrame) },
  {
    id: 'segment.reference',
    words: 'Mark a reference range',
    group: 'Vein',
    keys: ['R'],
    icon: IconArrowsHorizontal,
    enabled: (scene) => mayMark(scene) && segmentAtHand(scene) !== null,
    run: (scene) => {
      const segment = segmentAtHand(scene);
      if (segment !== null) scene.open?.store.actions.selectSegment(segment.id);
      beginReferenceRange();
    },
  },
  { id: 'frame.landmark', words: 'Set a landmark on this frame', group: 'Vein', keys: ['L'], icon: IconFlag, enabled: mayMark, run: () => useApp.setState(({ framePick }) => ({ framePick: framePick === 'landmark' ? null : 'landmark' })) },
  {
    id: 'vein.compare',
    words: 'Compare with another pullback, before and after',
    group: 'Vein',
    keys: ['G'],
    icon: IconColumns2,
    enabled: ({ reading }) => reading?.details.pullback.kind === 'pullback',
    run: () => showPair(!usePairView.getState().shown),
  },
  {
    id: 'frame.notMeasurable',
    words: 'Mark this frame not measurable',
    group: 'Vein',
    keys: ['X'],
    icon: IconEyeOff,
    enabled: mayMark,
    run: () => useApp.setState(({ framePick }) => ({ framePick: framePick === 'notMeasurable' ? null : 'notMeasurable' })),
  },
];
