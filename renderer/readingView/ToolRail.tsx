import { Tooltip } from '@mantine/core';
import { IconCircle, IconCircles } from '@tabler/icons-react';
import { Fragment, memo, type MouseEvent } from 'react';
import type { ContourKind } from '../../src/contour/contour.ts';
import { actionOf, runAction } from '../actions/actionTable.ts';
import { bookmarkOn } from '../actions/annotationActions.ts';
import type { Action, ActionScene } from '../actions/action.ts';
import { keyWords } from '../actions/pressedKeys.ts';
import { useApp } from '../app/appStore.ts';
import { useDetectionWork } from '../detection/detectionJob.ts';
import { useScene } from '../app/useScene.ts';
import styles from './ToolRail.module.css';

const groups = [
  ['tool.trace', 'tool.freehand', 'tool.ellipse', 'tool.brush', 'tool.kind'],
  ['contour.copy', 'contour.detect', 'tool.channel', 'contour.propagate', 'contour.interpolate', 'frame.review'],
  ['segment.minimum', 'segment.reference', 'frame.landmark', 'frame.notMeasurable'],
  ['tool.length', 'tool.angle', 'tool.area', 'tool.text', 'frame.bookmark'],
  ['tool.calibrate'],
];

/** What the hand can do over the frame, each with its key. */
export function ToolRail() {
  const scene = useScene();
  // What can be proposed depends on it.
  useDetectionWork((work) => work.job === null);
  return (
    <div className={styles.rail} role="toolbar" aria-label="Tools" aria-orientation="vertical">
      {groups.map((group, i) => (
        <Fragment key={group[0]}>
          {i > 0 ? <div className={styles.rule} aria-hidden="true" /> : null}
          {group.map((id) => (
            <Tool key={id} action={actionOf(id)} contourKind={scene.app.contourKind} enabled={actionOf(id).enabled(scene)} pressed={pressed(id, scene)} />
          ))}
        </Fragment>
      ))}
    </div>
  );
}

interface ToolProps {
  readonly action: Action;
  readonly contourKind: ContourKind;
  readonly enabled: boolean;
  readonly pressed: boolean | undefined;
}

/** Stays as it is while frames go by: a tooltip is dear to draw anew. */
const Tool = memo(function Tool({ action, contourKind, enabled, pressed }: ToolProps) {
  const isKind = action.id === 'tool.kind';
  const words = isKind ? `Tracing the ${contourKind}. Switch to the ${contourKind === 'lumen' ? 'stent' : 'lumen'}` : action.words;
  const Sign = isKind ? (contourKind === 'lumen' ? IconCircle : IconCircles) : action.icon;
  const onClick = (event: MouseEvent) => {
    runAction(action);
    // A key that follows is for the frame; one who came by keyboard stays where they are.
    if (event.detail > 0) useApp.getState().open?.stage.handle?.focus();
  };
  return (
    <Tooltip label={`${words} (${keyWords(action.keys[0] ?? '')})`} position="right" openDelay={500} transitionProps={{ duration: 0 }} fz={12}>
      <button type="button" className={styles.tool} aria-label={words} aria-pressed={pressed} aria-keyshortcuts={action.keys[0]} disabled={!enabled} onClick={onClick}>
        {Sign === undefined ? null : <Sign size={18} stroke={1.75} aria-hidden="true" className={isKind ? styles[contourKind] : undefined} />}
        <span aria-hidden="true">{keyWords(action.keys[0] ?? '')}</span>
      </button>
    </Tooltip>
  );
});

function pressed(id: string, { reading, app }: ActionScene): boolean | undefined {
  if (id === 'frame.landmark') return app.framePick === 'landmark';
  if (id === 'frame.notMeasurable') return app.framePick === 'notMeasurable';
  if (id === 'frame.bookmark') return reading !== null && bookmarkOn(reading) !== null;
  const [area, name] = id.split('.');
  return area === 'tool' && name !== 'kind' ? reading?.tool === name : undefined;
}
