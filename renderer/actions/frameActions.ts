import { changeCineSpeed } from '../frames/cineSpeed.ts';
import type { Action, ActionScene } from './action.ts';

const hasReading = ({ reading }: ActionScene) => reading !== null;
const showsFrame = ({ reading }: ActionScene) => reading !== null && reading.panel !== 'report';

function step(by: number) {
  return ({ open, reading }: ActionScene) => {
    open?.store.actions.setCine(false);
    if (reading !== null) open?.store.actions.goToFrame(reading.frameNumber + by);
  };
}

export const frameActions: readonly Action[] = [
  { id: 'frame.previous', words: 'Previous frame', group: 'Frames', keys: ['ArrowLeft'], keyOnly: true, enabled: showsFrame, run: step(-1) },
  { id: 'frame.next', words: 'Next frame', group: 'Frames', keys: ['ArrowRight'], keyOnly: true, enabled: showsFrame, run: step(1) },
  { id: 'frame.tenBack', words: 'Ten frames back', group: 'Frames', keys: ['Shift+ArrowLeft'], keyOnly: true, enabled: showsFrame, run: step(-10) },
  { id: 'frame.tenOn', words: 'Ten frames on', group: 'Frames', keys: ['Shift+ArrowRight'], keyOnly: true, enabled: showsFrame, run: step(10) },
  { id: 'frame.first', words: 'First frame', group: 'Frames', keys: ['Home'], enabled: showsFrame, run: step(-Infinity) },
  { id: 'frame.last', words: 'Last frame', group: 'Frames', keys: ['End'], enabled: showsFrame, run: ({ open, reading }) => open?.store.actions.goToFrame(reading?.analysis.pullback.numberOfFrames ?? 1) },
  { id: 'frame.cine', words: 'Play or stop the cine', group: 'Frames', keys: ['Space'], enabled: (scene) => showsFrame(scene) && scene.reading?.details.pullback.kind === 'pullback', run: ({ open, reading }) => open?.store.actions.setCine(reading?.cineRunning === false) },
  { id: 'frame.cineSpeed', words: 'Change the playing speed', group: 'Frames', keys: ['Shift+Space'], enabled: (scene) => showsFrame(scene) && scene.reading?.details.pullback.kind === 'pullback', run: changeCineSpeed },
  {
    id: 'frame.nextProvisional',
    words: 'Next provisional contour',
    group: 'Frames',
    keys: [],
    enabled: (scene) => hasReading(scene) && nextProvisionalFrame(scene) !== null,
    run: (scene) => {
      const frameNumber = nextProvisionalFrame(scene);
      if (frameNumber !== null) scene.open?.store.actions.goToPlace({ kind: 'frame', frameNumber });
    },
  },
];

/** The next frame that holds a provisional contour, from the start again after the last; null where none does. */
function nextProvisionalFrame({ reading }: ActionScene): number | null {
  if (reading === null) return null;
  const frames = reading.analysis.contours.filter(({ acceptance }) => acceptance.status === 'provisional').map(({ frameNumber }) => frameNumber);
  const after = frames.filter((frameNumber) => frameNumber > reading.frameNumber);
  const chosen = after.length > 0 ? after : frames;
  return chosen.length === 0 ? null : Math.min(...chosen);
}
