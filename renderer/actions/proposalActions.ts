import { IconArrowGuide, IconChartDots3, IconChecks, IconEyeSearch, IconStack2, IconWand } from '@tabler/icons-react';
import { type AppState, useApp } from '../app/appStore.ts';
import { useDetectionWork } from '../detection/detectionJob.ts';
import { detectFrame, detectFrames } from '../detection/detectionWork.ts';
import { framesFrom } from '../detection/framesFrom.ts';
import { interpolateFrames } from '../detection/interpolation.ts';
import { propagateFrame } from '../detection/propagation.ts';
import { reviewNext } from '../detection/review.ts';
import type { Action, ActionScene } from './action.ts';
import { isOnStage } from './onStage.ts';

const mayPropose = (scene: ActionScene) => isOnStage(scene) && scene.reading?.mayEdit === true;
const isIdle = () => useDetectionWork.getState().job === null;
const hasProvisional = ({ reading }: ActionScene) => reading?.analysis.contours.some(({ acceptance }) => acceptance.status === 'provisional') === true;

/** Between single images nothing is known to go on. */
const goesOn = ({ reading }: ActionScene) => reading?.details.pullback.kind === 'pullback';
const hasContours = ({ reading }: ActionScene) => (reading?.analysis.contours.length ?? 0) > 0;

function togglePick(pick: NonNullable<AppState['framePick']>) {
  return () => useApp.setState(({ framePick }) => ({ framePick: framePick === pick ? null : pick }));
}

/** What the program proposes and how the reader takes it. */
export const proposalActions: readonly Action[] = [
  { id: 'contour.detect', words: 'Detect the lumen on this frame', group: 'Contours', keys: ['D'], icon: IconWand, enabled: mayPropose, run: ({ open }) => open !== null && void detectFrame(open) },
  { id: 'contour.detectMany', words: 'Detect the lumen in a segment, a range, on all frames', group: 'Contours', keys: ['Shift+D'], icon: IconStack2, enabled: (scene) => mayPropose(scene) && isIdle(), run: togglePick('detect') },
  {
    id: 'contour.detectAll',
    words: 'Detect the lumen on all frames',
    group: 'Contours',
    keys: [],
    enabled: ({ reading }) => reading?.mayEdit === true && isIdle(),
    run: ({ open, reading }) => open !== null && reading !== null && void detectFrames(open, framesFrom(1, reading.analysis.pullback.numberOfFrames), 'Detecting all frames'),
  },
  { id: 'contour.propagate', words: 'Propagate from this frame, both ways', group: 'Contours', keys: ['P'], icon: IconArrowGuide, enabled: (scene) => mayPropose(scene) && isIdle() && goesOn(scene) && hasContours(scene), run: ({ open }) => open !== null && void propagateFrame(open) },
  { id: 'contour.interpolate', words: 'Interpolate between the contours around this frame', group: 'Contours', keys: ['I'], icon: IconChartDots3, enabled: (scene) => mayPropose(scene) && goesOn(scene) && hasContours(scene), run: ({ open }) => open !== null && void interpolateFrames(open) },
  { id: 'contour.acceptMany', words: 'Accept proposals of a range or above a confidence', group: 'Contours', keys: ['Shift+Enter'], icon: IconChecks, enabled: (scene) => mayPropose(scene) && hasProvisional(scene), run: togglePick('accept') },
  { id: 'frame.review', words: 'Next frame worth looking at', group: 'Contours', keys: ['N'], icon: IconEyeSearch, enabled: hasContours, run: ({ open }) => open !== null && reviewNext(open) },
];
