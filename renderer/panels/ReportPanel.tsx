import type { ReactNode } from 'react';
import panel from './panel.module.css';
import type { PanelProps } from './panelProps.ts';
import { BeforeFinalising } from './report/BeforeFinalising.tsx';
import { ContourInterval } from './report/ContourInterval.tsx';
import { Impression } from './report/Impression.tsx';
import { Exports, Revisions } from './report/ReportFiles.tsx';
import { ReportSegments } from './report/ReportSegments.tsx';
import { ReviewButton } from './ReviewButton.tsx';

/** From draft to final report: what is missing, what goes in, the reader's words, and the files. */
export function ReportPanel({ reading, actions }: PanelProps): ReactNode {
  return (
    <div className={panel.panel}>
      <div className={panel.scroll}>
        <BeforeFinalising reading={reading} actions={actions} />
        <ReportSegments reading={reading} actions={actions} />
        <ContourInterval key={reading.analysis.maximumGapFrames} reading={reading} actions={actions} />
        <Impression key={reading.read.readId} reading={reading} actions={actions} />
        <Revisions reading={reading} />
        <Exports reading={reading} actions={actions} />
      </div>
      <div className={panel.foot}>
        <ReviewButton reading={reading} />
      </div>
    </div>
  );
}
