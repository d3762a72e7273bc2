import type { ReactNode } from 'react';
import { segmentName } from '../../../src/analysis/veinSegment.ts';
import type { CrossSection } from '../../../src/measurement/crossSection.ts';
import { lumenCurves } from '../../../src/measurement/frameCurves.ts';
import { areaWords } from '../../format/areaWords.ts';
import { decimalWords, ratioWords } from '../../format/decimalWords.ts';
import { areaFigure } from '../../format/frameFigures.ts';
import { frameName } from '../../format/stillWords.ts';
import type { Reading } from '../../reading/reading.ts';
import { Card, CardPart } from '../Card.tsx';
import panel from '../panel.module.css';
import { WarningBox } from '../WarningBox.tsx';

/** What the frame on screen measures, live while a contour is in hand. */
export function FrameFigures({ reading }: { readonly reading: Reading }): ReactNode {
  const { frameNumber, frameResult, inHand, analysis } = reading;
  const segment = analysis.segments.find(({ firstFrame, lastFrame }) => firstFrame <= frameNumber && lastFrame >= frameNumber);
  const lumens = frameResult === null ? [] : lumenCurves(frameResult);
  const stents = (frameResult?.contours ?? []).filter(({ kind }) => kind === 'stent');
  const one = lumens.length === 1 ? lumens[0] : undefined;
  const aboutThis = new RegExp(`\\b[Ff]rame ${frameNumber}\\b`);
  const refused = reading.measurement.warnings.filter(({ message }) => aboutThis.test(message));
  return (
    <Card title={frameName(reading.details.pullback.kind, frameNumber)} sub={segment === undefined ? 'in no segment' : segmentName(segment)} aside={inHand === null ? undefined : 'in hand'} strong>
      <CardPart>
        <Leading reading={reading} />
        {refused.map(({ message }) => (
          <WarningBox key={message}>{message}</WarningBox>
        ))}
      </CardPart>
      {one === undefined ? null : <CrossSectionRows crossSection={one.crossSection} />}
      {lumens.length > 1 ? <p className={panel.words} style={{ padding: '0 12px 10px' }}>Diameters are given for a single channel only.</p> : null}
      {stents.map((stent) => (
        <div key={stent.contourId} className={panel.rows}>
          <Row label="Stent area" value={areaWords(stent.crossSection.areaMm2, stent.crossSection.areaPx2)} />
        </div>
      ))}
    </Card>
  );
}

function Leading({ reading }: { readonly reading: Reading }): ReactNode {
  const { frameResult } = reading;
  const area = frameResult === null ? null : areaFigure(frameResult.lumenAreaMm2, frameResult.lumenAreaPx2);
  if (frameResult === null || area === null) {
    return (
      <div>
        <div className={panel.label}>Lumen area</div>
        <div className={panel.secondary}>Nothing is measured on this frame. Trace the lumen, or mark the frame below.</div>
      </div>
    );
  }
  const state =
    frameResult.state === 'occluded' ? 'occluded' : frameResult.state === 'atMost' ? 'collapsed on the catheter' : frameResult.channels === 0 ? '' : frameResult.accepted ? 'accepted' : '○ provisional';
  return (
    <div>
      <div className={panel.line}>
        <span className={panel.label}>{reading.inHand === null ? 'Lumen area' : 'Lumen area, live'}</span>
        <span className={`${panel.end} ${state.startsWith('○') ? panel.warningText : panel.quietText}`}>{state}</span>
      </div>
      <div className={panel.leadingFigure}>
        {frameResult.state === 'atMost' ? '≤ ' : ''}
        {area.value} <span className={panel.unit}>{area.unit}</span>
      </div>
      {frameResult.lumenEqualsStent ? <div className={panel.secondary}>Lumen equals the stent here, by the reader’s word</div> : null}
      {frameResult.channels > 1 ? (
        <div className={panel.secondary}>
          {frameResult.channels} channels, largest {areaWords(frameResult.largestChannelAreaMm2, frameResult.largestChannelAreaPx2)}
        </div>
      ) : null}
    </div>
  );
}

const lengthRows: readonly (readonly [string, keyof CrossSection & `${string}Mm`])[] = [
  ['Min diameter', 'minDiameterMm'],
  ['Max diameter', 'maxDiameterMm'],
  ['Equivalent diameter', 'equivalentDiameterMm'],
  ['Perimeter diameter', 'perimeterDiameterMm'],
  ['Perimeter', 'perimeterMm'],
  ['Min Feret diameter', 'minFeretMm'],
  ['Max Feret diameter', 'maxFeretMm'],
];

const ratioRows = [
  ['Eccentricity index', 'eccentricityIndex'],
  ['Aspect ratio, max/min', 'aspectRatio'],
  ['Diameter ratio, min/max', 'diameterRatio'],
  ['Lumen shape index', 'lumenShapeIndex'],
] as const;

function CrossSectionRows({ crossSection }: { readonly crossSection: CrossSection }): ReactNode {
  if (crossSection.perimeterMm === null) {
    return <p className={panel.words} style={{ padding: '0 12px 10px' }}>Diameters and indices need a scale: the frame is uncalibrated.</p>;
  }
  return (
    <div className={panel.rows}>
      {lengthRows.map(([label, key]) => {
        const value = crossSection[key];
        return <Row key={key} label={label} value={typeof value === 'number' ? `${decimalWords(value, 1)} mm` : null} lacking="centroid outside the lumen" />;
      })}
      {ratioRows.map(([label, key]) => {
        const value = crossSection[key];
        return <Row key={key} label={label} value={value === null ? null : ratioWords(value)} lacking="centroid outside the lumen" />;
      })}
    </div>
  );
}

interface RowProps {
  readonly label: string;
  readonly value: string | null;
  readonly lacking?: string;
}

function Row({ label, value, lacking = 'not measured' }: RowProps): ReactNode {
  return (
    <div className={panel.row}>
      <span className={panel.rowLabel}>{label}</span>
      {value === null ? <span className={`${panel.quietText} ${panel.end}`}>{lacking}</span> : <span className={panel.rowValue}>{value}</span>}
    </div>
  );
}
