import { useStore } from 'zustand';
import type { OpenReading } from '../app/appStore.ts';
import { ImportContours } from '../importContours/ImportContours.tsx';
import { ReportPages } from '../reportView/ReportPages.tsx';
import { Timeline } from '../timeline/Timeline.tsx';
import { Divider } from './Divider.tsx';
import { FramePick } from './FramePick.tsx';
import { Notices } from './Notices.tsx';
import { Rail } from './Rail.tsx';
import styles from './ReadingScreen.module.css';
import { SidePanel } from './SidePanel.tsx';
import { Stage } from './Stage.tsx';
import { ToolRail } from './ToolRail.tsx';
import { useDefaultSizes, useLayout } from './layout.ts';
import { useAfterFirstFrame } from './useAfterFirstFrame.ts';
import { useCine } from './useCine.ts';

/** One read: the frame as large as the window allows, its axis below, figures to the right. */
export function ReadingScreen({ open }: { readonly open: OpenReading }) {
  const reading = useStore(open.store, (state) => state.reading);
  const { actions } = open.store;
  const layout = useLayout();
  const standard = useDefaultSizes();
  const sideWidth = layout.sideWidth ?? standard.sideWidth;
  const timelineHeight = layout.timelineHeight ?? standard.timelineHeight;
  const furnished = useAfterFirstFrame(open.frames);
  useCine(reading, actions.goToFrame);
  return (
    <main className={styles.screen} aria-label="Reading">
      <Rail open={open} />
      {reading.panel === 'report' ? (
        <div className={styles.report}>
          <ReportPages reading={reading} actions={actions} />
        </div>
      ) : (
        <div className={styles.centre}>
          <div className={styles.above}>
            <ToolRail />
            <div className={styles.stage}>
              <Stage open={open} reading={reading} />
              <FramePick reading={reading} actions={actions} />
            </div>
          </div>
          <div className={styles.timeline} style={{ height: timelineHeight }}>
            <Divider
              words="Height of the timeline"
              orientation="horizontal"
              value={timelineHeight}
              least={160}
              most={Math.max(200, window.innerHeight - 320)}
              onValue={(height) => useLayout.setState({ timelineHeight: height })}
              onReset={() => useLayout.setState({ timelineHeight: null })}
            />
            <div className={styles.timelineContent}>
              {furnished ? <Timeline reading={reading} actions={actions} cutSource={open.cut} /> : null}
            </div>
          </div>
        </div>
      )}
      <aside className={styles.side} style={{ width: sideWidth }} aria-label="Figures">
        <Divider
          words="Width of the side panel"
          orientation="vertical"
          value={sideWidth}
          least={280}
          most={Math.max(300, Math.min(560, window.innerWidth - 640))}
          onValue={(width) => useLayout.setState({ sideWidth: width })}
          onReset={() => useLayout.setState({ sideWidth: null })}
        />
        {furnished ? <SidePanel reading={reading} actions={actions} notices={<Notices open={open} reading={reading} />} /> : null}
      </aside>
      <ImportContours reading={reading} actions={actions} frames={open.frames} />
    </main>
  );
}
