import { IconArrowBackUp, IconArrowForwardUp, IconBrush, IconCircle, IconCircleDashedPlus, IconCopy, IconFileImport, IconLassoPolygon, IconOval, IconRuler2, IconScribble } from '@tabler/icons-react';
import { useApp } from '../app/appStore.ts';
import { askForContours } from '../importContours/importStore.ts';
import { endReferenceRange, useRangeMarking } from '../timeline/rangeMarking.ts';
import { resizeBrush } from '../overlay/brushSize.ts';
import { showPair, usePairView } from '../pairView/pairStore.ts';
import type { Action, ActionScene } from './action.ts';
import { isOnStage } from './onStage.ts';
import { toggleTool } from './toggleTool.ts';

const mayEdit = (scene: ActionScene) => isOnStage(scene) && scene.reading?.mayEdit === true;

/** Escape: the sheet of keys first, then the comparison of two pullbacks, then a range that is being marked, then what the stage holds. */
function dropInHand({ open, app }: ActionScene): boolean {
  if (app.keysShown) {
    useApp.setState({ keysShown: false });
    return true;
  }
  if (usePairView.getState().shown) {
    showPair(false);
    return true;
  }
  if (useRangeMarking.getState().marking.state !== 'idle') {
    endReferenceRange();
    return true;
  }
  return open?.stage.handle?.escape() === true;
}

export const contourActions: readonly Action[] = [
  { id: 'tool.trace', words: 'Trace by points', group: 'Contours', keys: ['T'], icon: IconLassoPolygon, enabled: mayEdit, run: toggleTool('trace') },
  { id: 'tool.freehand', words: 'Trace freehand', group: 'Contours', keys: ['F'], icon: IconScribble, enabled: mayEdit, run: toggleTool('freehand') },
  { id: 'tool.ellipse', words: 'Draw an ellipse', group: 'Contours', keys: ['E'], icon: IconOval, enabled: mayEdit, run: toggleTool('ellipse') },
  { id: 'tool.brush', words: 'Push the border', group: 'Contours', keys: ['W'], icon: IconBrush, enabled: mayEdit, run: toggleTool('brush') },
  { id: 'tool.channel', words: 'Find a channel where you click', group: 'Contours', keys: ['A'], icon: IconCircleDashedPlus, enabled: mayEdit, run: toggleTool('channel') },
  { id: 'brush.smaller', words: 'Smaller brush', group: 'Contours', keys: [','], enabled: (scene) => scene.reading?.tool === 'brush', run: () => resizeBrush(-1) },
  { id: 'brush.larger', words: 'Larger brush', group: 'Contours', keys: ['.'], enabled: (scene) => scene.reading?.tool === 'brush', run: () => resizeBrush(1) },
  {
    id: 'tool.kind',
    words: 'Trace lumen or stent',
    group: 'Contours',
    keys: ['S'],
    icon: IconCircle,
    enabled: mayEdit,
    run: () => useApp.setState(({ contourKind }) => ({ contourKind: contourKind === 'lumen' ? 'stent' : 'lumen' })),
  },
  { id: 'contour.copy', words: 'Copy from the neighbour frame', group: 'Contours', keys: ['C'], icon: IconCopy, enabled: (scene) => mayEdit(scene) && (scene.reading?.analysis.contours.length ?? 0) > 0, run: ({ open }) => void open?.stage.handle?.copyFromNeighbour() },
  { id: 'contour.accept', words: 'Close the trace, or accept the contours of this frame', group: 'Contours', keys: ['Enter'], enabled: isOnStage, run: ({ open }) => open?.stage.handle?.enter() },
  { id: 'contour.delete', words: 'Delete the selected contour, caliper or note', group: 'Contours', keys: ['Delete'], enabled: isOnStage, run: ({ open }) => open?.stage.handle?.deleteSelected() },
  {
    id: 'contour.back',
    words: 'Take back the last point, else delete',
    group: 'Contours',
    keys: ['Backspace'],
    keyOnly: true,
    enabled: isOnStage,
    run: ({ open }) => open?.stage.handle?.backspace() === true || open?.stage.handle?.deleteSelected() === true,
  },
  { id: 'contour.drop', words: 'Drop what is in hand', group: 'Contours', keys: ['Escape'], keyOnly: true, enabled: (scene) => scene.app.keysShown || isOnStage(scene) || usePairView.getState().shown, run: dropInHand },
  { id: 'contour.import', words: 'Import contours…', group: 'Contours', keys: [], icon: IconFileImport, enabled: ({ reading }) => reading?.mayEdit === true && !usePairView.getState().shown, run: () => void askForContours() },
  { id: 'tool.calibrate', words: 'Calibrate by hand', group: 'Contours', keys: ['K'], icon: IconRuler2, enabled: mayEdit, run: toggleTool('calibrate') },
  { id: 'edit.undo', words: 'Undo', group: 'Contours', keys: ['Mod+Z'], icon: IconArrowBackUp, enabled: ({ reading }) => reading?.mayEdit === true && reading.canUndo, run: ({ open }) => open?.store.actions.undo() },
  { id: 'edit.redo', words: 'Redo', group: 'Contours', keys: ['Mod+Shift+Z', 'Mod+Y'], icon: IconArrowForwardUp, enabled: ({ reading }) => reading?.mayEdit === true && reading.canRedo, run: ({ open }) => open?.store.actions.redo() },
];
