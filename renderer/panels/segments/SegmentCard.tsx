import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { segmentName, segmentWords, type VeinSegment } from '../../../src/analysis/veinSegment.ts';
import type { SegmentResult } from '../../../src/measurement/results.ts';
import { countWords } from '../../format/decimalWords.ts';
import { frameRangeWords } from '../../format/frameWords.ts';
import { lengthWords, volumeWords } from '../../format/lengthWords.ts';
import { IconButton } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { WarningBox } from '../WarningBox.tsx';
import { ComparisonBar } from './ComparisonBar.tsx';
import { ContouredStrip } from './ContouredStrip.tsx';
import { LesionFigures } from './LesionFigures.tsx';
import { MinimumAndReference } from './MinimumAndReference.tsx';
import { ReferenceEditor } from './ReferenceEditor.tsx';
import { SegmentForm } from './SegmentForm.tsx';
import { StenosisFigures } from './StenosisFigures.tsx';
import { StentFigures } from './StentFigures.tsx';
import { ThresholdList } from './ThresholdList.tsx';

export interface SegmentCardProps extends PanelProps {
  readonly segment: VeinSegment;
  readonly result: SegmentResult;
}

/** All that one segment measures, with what each figure rests on. */
export function SegmentCard({ reading, actions, segment, result }: SegmentCardProps): ReactNode {
  const [changing, setChanging] = useState(false);
  const name = segmentName(segment);
  const { kind } = reading.details.pullback;
  const range = frameRangeWords(segment.firstFrame, segment.lastFrame);
  const equalFrames = useMemo(() => new Set(reading.measurement.frames.filter(({ lumenEqualsStent }) => lumenEqualsStent).map(({ frameNumber }) => frameNumber)), [reading.measurement.frames]);
  const aside = (
    <>
      {range}
      {reading.mayEdit ? (
        <IconButton label={`Change or delete ${name}`} aria-expanded={changing} onClick={() => setChanging(!changing)}>
          <IconPencil size={16} stroke={1.75} aria-hidden="true" />
        </IconButton>
      ) : null}
    </>
  );
  return (
    <Card title={name} sub={segmentWords(segment)} aside={aside} strong>
      {changing ? (
        <CardPart>
          <SegmentForm reading={reading} actions={actions} segment={segment} start={segment} onClose={() => setChanging(false)} />
        </CardPart>
      ) : null}
      <CardPart>
        <MinimumAndReference result={result} kind={kind} goToFrame={actions.goToFrame} />
        <ReferenceEditor reading={reading} actions={actions} segment={segment} />
      </CardPart>
      <CardPart>
        <StenosisFigures result={result} />
      </CardPart>
      {result.stent === null ? null : (
        <CardPart>
          <StentFigures stent={result.stent} reference={result.reference} equalFrames={equalFrames} goToFrame={actions.goToFrame} />
        </CardPart>
      )}
      {reading.analysis.lesionRule === null ? null : (
        <CardPart>
          <LesionFigures result={result} rule={reading.analysis.lesionRule} source={reading.measurement.positionSource} goToFrame={actions.goToFrame} />
        </CardPart>
      )}
      <CardPart>
        <ComparisonBar reading={reading} actions={actions} segment={segment} result={result} />
      </CardPart>
      <CardPart>
        <ThresholdList answers={result.thresholds} otherwise={withoutAnswer(result)} />
      </CardPart>
      <CardPart>
        <ContouredStrip result={result} kind={kind} frames={reading.measurement.frames} goToFrame={actions.goToFrame} />
        {kind === 'stills' ? null : <p className={panel.words}>{extentWords(reading, result)}</p>}
        <SegmentWarnings result={result} />
      </CardPart>
    </Card>
  );
}

function extentWords({ measurement }: PanelProps['reading'], result: SegmentResult): string {
  const length = result.lengthMm === null ? lengthWords(null, null) : `Length ${lengthWords(result.lengthMm, measurement.positionSource)}`;
  const why = measurement.positionsMm === null ? ': no pullback rate, and fewer than two anchors' : '';
  if (result.lengthMm === null) return `Length and volume: ${length}${why}.`;
  return result.volumeMm3 === null ? length : `${length}, volume ${volumeWords(result.volumeMm3, result.volumeCoveredFraction)}`;
}

function SegmentWarnings({ result }: { readonly result: SegmentResult }): ReactNode {
  const { provisionalFrames, contouredFrames, acceptedUnseenFrames } = result;
  const beneath = result.reference?.provisionalFrames ?? 0;
  return (
    <>
      {provisionalFrames > 0 ? (
        <WarningBox>
          {provisionalFrames} of {countWords(contouredFrames, 'contoured frame')} {provisionalFrames === 1 ? 'is' : 'are'} provisional. The figures are not final.
        </WarningBox>
      ) : null}
      {beneath > 0 ? <WarningBox>The reference rests on {countWords(beneath, 'provisional frame')}.</WarningBox> : null}
      {acceptedUnseenFrames > 0 ? <WarningBox>Accepted unseen: {countWords(acceptedUnseenFrames, 'frame')}.</WarningBox> : null}
      {result.warnings.map((warning) => (
        <WarningBox key={warning.code + warning.message}>{warning.message}</WarningBox>
      ))}
    </>
  );
}

/** As the report words it: stills never miss a threshold, since the vein's own minimum may be smaller than theirs. */
function withoutAnswer({ ofStills, areaStenosisPercent, reference }: SegmentResult): string {
  if (ofStills !== null && areaStenosisPercent !== null) return 'not told by stills';
  return reference === null || reference.rule === 'none' ? 'no reference' : 'no figure';
}
