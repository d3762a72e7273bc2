import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { FramePanel } from '../panels/FramePanel.tsx';
import { ReportPanel } from '../panels/ReportPanel.tsx';
import { SegmentsPanel } from '../panels/SegmentsPanel.tsx';
import { type PanelName, panelNames, type Reading, type ReadingActions } from '../reading/reading.ts';
import styles from './ReadingScreen.module.css';

const words: Readonly<Record<PanelName, string>> = { frame: 'Frame', segments: 'Segments', report: 'Report' };
const panels = { frame: FramePanel, segments: SegmentsPanel, report: ReportPanel };

/** The tabs at the right, and above their content what the reader has to know before going on. */
export function SidePanel({ reading, actions, notices }: { readonly reading: Reading; readonly actions: ReadingActions; readonly notices: ReactNode }) {
  const tabs = useRef<HTMLDivElement>(null);
  const Panel = panels[reading.panel];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = panelNames[(panelNames.indexOf(reading.panel) + by + panelNames.length) % panelNames.length];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    actions.showPanel(next);
    tabs.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <>
      <div ref={tabs} className={styles.tabs} role="tablist" aria-label="Panels" onKeyDown={onKeyDown}>
        {panelNames.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === reading.panel}
            aria-controls="side-panel"
            tabIndex={name === reading.panel ? 0 : -1}
            className={styles.tab}
            onClick={() => actions.showPanel(name)}
          >
            {words[name]}
          </button>
        ))}
      </div>
      <div>{notices}</div>
      <div id="side-panel" role="tabpanel" aria-labelledby={`tab-${reading.panel}`} className={styles.panel}>
        <Panel reading={reading} actions={actions} />
      </div>
    </>
  );
}
