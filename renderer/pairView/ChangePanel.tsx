import type { ReactNode } from 'react';
import { segmentName, segmentWords } from '../../src/analysis/veinSegment.ts';
import type { ChangeResult, VeinChange } from '../../src/measurement/changeResult.ts';
import type { Coverage } from '../../src/measurement/lesionResult.ts';
import type { SegmentResult } from '../../src/measurement/results.ts';
import { boundWords } from '../../src/report/changeWords.ts';
import { coverageSideWords, uncoveredWords } from '../../src/report/coverageWords.ts';
import { signed } from '../../src/report/reportWords.ts';
import { areaWords, bareAreaWords } from '../format/areaWords.ts';
import { countWords, decimalWords, ratioWords } from '../format/decimalWords.ts';
import { Button } from '../panels/Button.tsx';
import { Card, CardPart } from '../panels/Card.tsx';
import panel from '../panels/panel.module.css';
import { ThresholdList } from '../panels/segments/ThresholdList.tsx';
import { WarningBox } from '../panels/WarningBox.tsx';
import styles from './pairView.module.css';

export interface ChangePanelProps {
  readonly change: ChangeResult;
  readonly selected: VeinChange | null;
  readonly onSelect: (vein: VeinChange) => void;
  readonly goToBefore: (frameNumber: number) => void;
  readonly goToAfter: (frameNumber: number) => void;
}

/** What changed, vein by vein: each figure before and after leads to its frame. */
export function ChangePanel({ change, selected, onSelect, goToBefore, goToAfter }: ChangePanelProps): ReactNode {
  return (
    <>
      {change.linkedFrames === null ? <WarningBox>The landmark that links them is not on both pullbacks: set it, or link two frames. Until then their first frames stand side by side.</WarningBox> : null}
      {change.warnings.map(({ code, message }) => (
        <WarningBox key={`${code} ${message}`}>{message}</WarningBox>
      ))}
      {change.veins.length > 1 ? (
        <div className={styles.veins} role="group" aria-label="Vein">
          {change.veins.map((vein) => (
            <Button key={segmentName(vein)} aria-pressed={vein === selected} onClick={() => onSelect(vein)}>
              {segmentName(vein)}
            </Button>
          ))}
        </div>
      ) : null}
      {selected === null ? (
        <Card title="No vein in common">
          <CardPart>
            <p className={panel.words}>Mark the same vein and side on both pullbacks to compare them.</p>
          </CardPart>
        </Card>
      ) : (
        <VeinCard vein={selected} goToBefore={goToBefore} goToAfter={goToAfter} />
      )}
      {change.unpaired.length === 0 ? null : <p className={panel.words}>Only on one of the two: {change.unpaired.join(', ')}.</p>}
    </>
  );
}

interface Row {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly change: string | null;
  readonly further?: string | null;
  readonly beforeFrame?: number | null;
  readonly afterFrame?: number | null;
  readonly leading?: boolean;
}

function VeinCard({ vein, goToBefore, goToAfter }: { readonly vein: VeinChange; readonly goToBefore: (frameNumber: number) => void; readonly goToAfter: (frameNumber: number) => void }): ReactNode {
  const { stent } = vein.after;
  const missing = [...missingOf(vein.before, 'before'), ...missingOf(vein.after, 'after'), boundWords(vein)].filter((sentence) => sentence !== null);
  return (
    <>
      <Card title={segmentName(vein)} sub={segmentWords(vein)} strong>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" />
              <th scope="col">
                <span className={styles.dot} aria-hidden="true" /> Before
              </th>
              <th scope="col">
                <span className={styles.square} aria-hidden="true" /> After
              </th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(vein).map((row) => (
              <tr key={row.label} className={row.leading === true ? styles.leading : undefined}>
                <th scope="row">{row.label}</th>
                <td>
                  <Figure words={row.before} frameNumber={row.beforeFrame ?? null} onGo={goToBefore} />
                </td>
                <td>
                  <Figure words={row.after} frameNumber={row.afterFrame ?? null} onGo={goToAfter} />
                </td>
                <td>
                  {row.change ?? <span className={styles.unknown}>not known</span>}
                  {row.further == null ? null : <small>{row.further}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {missing.length === 0 ? null : (
          <CardPart>
            {missing.map((sentence) => (
              <p key={sentence} className={panel.words}>
                {sentence}
              </p>
            ))}
          </CardPart>
        )}
      </Card>
      {stent === null && vein.coverage === null ? null : (
        <Card title="Stent" sub={stent === null ? '' : `measured on ${countWords(stent.stentFrames, 'frame')}`}>
          {stent === null ? null : (
            <CardPart>
              <div className={styles.stent}>
                <StentFigure name="Minimum stent area" value={stent.minimumStentArea?.areaMm2 == null ? null : `${decimalWords(stent.minimumStentArea.areaMm2, 1)} mm²`} frameNumber={stent.minimumStentArea?.frameNumber ?? null} onGo={goToAfter} />
                <StentFigure name="Minimum lumen in it" value={stent.inStentMinimumLumen?.areaMm2 == null ? null : `${decimalWords(stent.inStentMinimumLumen.areaMm2, 1)} mm²`} frameNumber={stent.inStentMinimumLumen?.frameNumber ?? null} onGo={goToAfter} />
                <StentFigure name="Expansion index" value={stent.expansionIndex === null ? null : ratioWords(stent.expansionIndex)} frameNumber={null} onGo={goToAfter} />
                <StentFigure name="Symmetry index" value={stent.symmetryIndex === null ? null : ratioWords(stent.symmetryIndex)} frameNumber={null} onGo={goToAfter} />
              </div>
              {stent.missing.map((sentence) => (
                <p key={sentence} className={panel.words}>
                  {sentence}
                </p>
              ))}
            </CardPart>
          )}
          {vein.coverage === null ? null : (
            <CardPart>
              <p className={panel.words}>{coverageWords(vein.coverage)}</p>
            </CardPart>
          )}
        </Card>
      )}
      <div className={`${panel.card} ${styles.thresholds}`}>
        <ThresholdList answers={vein.thresholds} otherwise="no figure" />
      </div>
      {vein.provisionalFrames > 0 ? <WarningBox>{countWords(vein.provisionalFrames, 'contoured frame')} beneath {vein.provisionalFrames === 1 ? 'is' : 'are'} provisional. The figures are not final.</WarningBox> : null}
    </>
  );
}

function Figure({ words, frameNumber, onGo }: { readonly words: string | null; readonly frameNumber: number | null; readonly onGo: (frameNumber: number) => void }): ReactNode {
  if (words === null) return <span className={styles.unknown}>not known</span>;
  if (frameNumber === null) return words;
  return (
    <button type="button" className={styles.figure} title={`Frame ${frameNumber}`} onClick={() => onGo(frameNumber)}>
      {words}
    </button>
  );
}

function StentFigure({ name, value, frameNumber, onGo }: { readonly name: string; readonly value: string | null; readonly frameNumber: number | null; readonly onGo: (frameNumber: number) => void }): ReactNode {
  return (
    <div>
      <div className={panel.label}>{name}</div>
      <div className={styles.stentValue}>
        <Figure words={value} frameNumber={frameNumber} onGo={onGo} />
      </div>
    </div>
  );
}

function rowsOf(vein: VeinChange): readonly Row[] {
  const { before, after } = vein;
  const minima = { beforeFrame: before.minimumLumenArea?.frameNumber ?? null, afterFrame: after.minimumLumenArea?.frameNumber ?? null };
  const [eccentric, eccentricAfter] = [vein.eccentricityIndexBefore, vein.eccentricityIndexAfter];
  const rows: (Row | null)[] = [
    {
      label: 'Min lumen area, mm²', leading: true, ...minima,
      before: areaOf(before), after: areaOf(after),
      change: changed(vein.minimumLumenAreaGainMm2, 1), further: withUnit(changed(vein.minimumLumenAreaGainPercent, 1), '%'),
    },
    {
      label: 'Area stenosis, %', leading: true,
      before: figure(before.areaStenosisPercent, 1), after: figure(after.areaStenosisPercent, 1),
      change: changed(vein.areaStenosisChangePoints, 1), further: vein.areaStenosisChangePoints === null ? null : `points${vein.areaStenosisRelativeChangePercent === null ? '' : ` (${changed(vein.areaStenosisRelativeChangePercent, 1)} %)`}`,
    },
    {
      label: `Reference, mm²${before.reference?.rule === after.reference?.rule && before.reference !== null ? `, ${before.reference.rule}` : ''}`,
      before: figure(before.reference?.areaMm2, 1), after: figure(after.reference?.areaMm2, 1), change: changed(vein.referenceAreaChangeMm2, 1),
      further: before.reference !== null && after.reference !== null && before.reference.rule !== after.reference.rule ? `${before.reference.rule}, then ${after.reference.rule}` : null,
    },
    { label: 'Min diameter, mm', ...minima, before: figure(before.minimumLumenArea?.minDiameterMm, 1), after: figure(after.minimumLumenArea?.minDiameterMm, 1), change: changed(vein.minDiameterChangeMm, 1) },
    {
      label: 'Min diam. stenosis, %', before: figure(before.minDiameterStenosisPercent, 1), after: figure(after.minDiameterStenosisPercent, 1),
      change: changed(vein.minDiameterStenosisChangePoints, 1), further: vein.minDiameterStenosisChangePoints === null ? null : 'points',
    },
    { label: 'Eccentricity index', before: figure(eccentric, 2), after: figure(eccentricAfter, 2), change: eccentric === null || eccentricAfter === null ? null : changed(eccentricAfter - eccentric, 2) },
    before.comparison === null || after.comparison === null || before.comparison.preset !== after.comparison.preset
      ? null
      : {
          label: `Of comparison ${decimalWords(after.comparison.areaMm2, 0)} mm², %`, before: figure(before.comparison.fractionPercent, 0), after: figure(after.comparison.fractionPercent, 0),
          change: before.comparison.fractionPercent === null || after.comparison.fractionPercent === null ? null : changed(after.comparison.fractionPercent - before.comparison.fractionPercent, 0),
          further: before.comparison.fractionPercent === null || after.comparison.fractionPercent === null ? null : 'points',
        },
  ];
  return rows.filter((row) => row !== null);
}

/** Why figures of one side are not known. */
function missingOf({ minimumLumenArea, reference }: SegmentResult, which: 'before' | 'after'): readonly string[] {
  if (minimumLumenArea === null) return [`No frame of it is contoured ${which}.`];
  if (reference === null) return [`No reference that can be used is chosen ${which}: its stenosis is not known.`];
  return reference.rule === 'none' ? [`By the reader’s word there is no healthy reference ${which}: its stenosis is not known.`] : [];
}

function areaOf({ minimumLumenArea }: SegmentResult): string | null {
  if (minimumLumenArea === null) return null;
  const { state, areaMm2, areaPx2 } = minimumLumenArea;
  const words = areaMm2 === null ? areaWords(null, areaPx2) : bareAreaWords(areaMm2, 'mm²');
  return words === null ? null : `${state === 'atMost' ? '≤ ' : ''}${words}`;
}

function figure(value: number | null | undefined, decimals: number): string | null {
  return value == null ? null : decimalWords(value, decimals);
}

function changed(value: number | null, decimals: number): string | null {
  return value === null ? null : signed(value, decimals);
}

function withUnit(words: string | null, unit: string): string | null {
  return words === null ? null : `${words} ${unit}`;
}

/** Two pullbacks laid on each other are told in whole millimetres, as lengths from anchors are. */
function coverageWords(coverage: Coverage): string {
  if (coverage.uncoveredMm === null) return 'Whether the stents cover the lesion before cannot be told: it needs a link, confirmed directions and positions on both pullbacks.';
  const sides = coverage.sides.map((side) => `${side.end} end ${coverageSideWords(side, coverage, 'anchors')}`);
  return `The lesion before under the stents, margin ${decimalWords(coverage.marginMm, Number.isInteger(coverage.marginMm) ? 0 : 1)} mm: ${[...sides, `length without a stent: ${uncoveredWords(coverage, 'anchors')}`].join('; ')}.`;
}
