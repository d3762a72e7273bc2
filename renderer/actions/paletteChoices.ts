import { segmentName } from '../../src/analysis/veinSegment.ts';
import { openRead } from '../app/appStore.ts';
import { chosenRead } from '../library/chosenRead.ts';
import { caseWords, momentWords, pullbackName, subjectWords } from '../library/libraryWords.ts';
import type { ActionScene } from './action.ts';
import { actionTable, runAction } from './actionTable.ts';
import { keyWords } from './pressedKeys.ts';

export interface PaletteChoice {
  readonly key: string;
  readonly words: string;
  readonly detail: string;
  readonly keyWords: string | null;
  readonly run: () => void;
}

const mostChoices = 40;

/** What can be found for a search: a frame by its number, the commands that can be run now, segments, pullbacks. */
export function paletteChoices(query: string, scene: ActionScene): readonly PaletteChoice[] {
  const wanted = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const all = [...frameChoice(query, scene), ...commandChoices(scene), ...segmentChoices(scene), ...pullbackChoices(scene)];
  return all.filter(({ words, detail }) => wanted.every((part) => `${words} ${detail}`.toLowerCase().includes(part))).slice(0, mostChoices);
}

function frameChoice(query: string, { reading, open }: ActionScene): readonly PaletteChoice[] {
  const frameNumber = Number(query.trim());
  if (reading === null || !Number.isInteger(frameNumber) || frameNumber < 1 || frameNumber > reading.analysis.pullback.numberOfFrames) return [];
  return [{ key: 'frame', words: `Go to frame ${frameNumber}`, detail: '', keyWords: null, run: () => open?.store.actions.goToFrame(frameNumber) }];
}

function commandChoices(scene: ActionScene): readonly PaletteChoice[] {
  return actionTable
    .filter((action) => action.keyOnly !== true && action.id !== 'view.palette' && action.enabled(scene))
    .map((action) => ({ key: action.id, words: action.words, detail: '', keyWords: action.keys[0] === undefined ? null : keyWords(action.keys[0]), run: () => void runAction(action) }));
}

function segmentChoices({ reading, open }: ActionScene): readonly PaletteChoice[] {
  return (reading?.analysis.segments ?? []).map((segment) => ({
    key: `segment ${segment.id}`,
    words: segmentName(segment),
    detail: `frames ${segment.firstFrame}–${segment.lastFrame}`,
    keyWords: null,
    run: () => open?.store.actions.goToPlace({ kind: 'segment', segmentId: segment.id }),
  }));
}

/** Those opened lately first. */
function pullbackChoices({ app }: ActionScene): readonly PaletteChoice[] {
  const all = (app.listing?.patients ?? []).flatMap((patient) => patient.cases.flatMap((entry) => entry.pullbacks.map((pullback) => ({ patient, entry, pullback }))));
  const opened = ({ pullback }: (typeof all)[number]) => pullback.lastOpenedAt ?? '';
  return all
    .toSorted((a, b) => (opened(a) < opened(b) ? 1 : opened(a) > opened(b) ? -1 : 0))
    .flatMap(({ patient, entry, pullback }) => {
      const read = chosenRead(pullback, app.session?.reader ?? null);
      if (read === null) return [];
      const name = pullbackName({ ...pullback, sample: null }).toLowerCase();
      return [
        {
          key: pullback.pullbackId,
          words: `${subjectWords(patient, pullback.sample)}, ${name}`,
          detail: `${caseWords(entry)}${pullback.lastOpenedAt === null ? '' : `, opened ${momentWords(pullback.lastOpenedAt)}`}`,
          keyWords: null,
          run: () => void openRead({ pullbackId: pullback.pullbackId, readId: read.readId }),
        },
      ];
    });
}
