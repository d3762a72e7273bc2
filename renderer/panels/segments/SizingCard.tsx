import { IconFocusCentered, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { landingOrderWords, type SizingSheet } from '../../../src/analysis/sizingSheet.ts';
import type { LandingResult, SizingResult } from '../../../src/measurement/sizingResult.ts';
import { distanceWithErrorWords } from '../../../src/report/reportWords.ts';
import { decimalWords } from '../../format/decimalWords.ts';
import { lengthNotMeasurable } from '../../format/lengthWords.ts';
import { Button, IconButton } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import { FrameLink } from '../FrameLink.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { TextField } from '../TextField.tsx';
import { useKeptWords } from '../useKeptWords.ts';
import { WarningBox } from '../WarningBox.tsx';
import styles from './segments.module.css';

export interface SizingCardProps extends PanelProps {
  readonly sheet: SizingSheet;
  /** Which of the sheets it is; null where there is one. */
  readonly place: number | null;
}

const ends = ['cranial', 'caudal'] as const;
type End = (typeof ends)[number];

const frameOf = { cranial: 'cranialFrame', caudal: 'caudalFrame' } as const;

/** What two landing frames that the reader chose measure, and how far they lie apart. It states figures and names no stent. */
export function SizingCard({ reading, actions, sheet, place }: SizingCardProps): ReactNode {
  const result = reading.measurement.sizing.find(({ sizingSheetId }) => sizingSheetId === sheet.id) ?? null;
  const set = (changes: Partial<SizingSheet>) => actions.edit({ type: 'sizingSheetSet', sizingSheet: { ...sheet, ...changes } });
  const note = useKeptWords(sheet.note, (words) => set({ note: words }));
  const wrongWay = landingOrderWords(sheet, reading.analysis.direction);
  const title = place === null ? 'Sizing sheet' : `Sizing sheet ${place}`;
  return (
    <Card
      title={title}
      aside={
        reading.mayEdit ? (
          <IconButton label={`Delete ${title.toLowerCase()}`} onClick={() => void actions.edit({ type: 'sizingSheetDeleted', id: sheet.id })}>
            <IconTrash size={16} stroke={1.75} aria-hidden="true" />
          </IconButton>
        ) : undefined
      }
    >
      <CardPart>
        <table className={styles.sizing}>
          <thead>
            <tr>
              <th scope="col">
                <span className={panel.visuallyHidden}>Figure</span>
              </th>
              {ends.map((end) => (
                <th key={end} scope="col">
                  <Landing reading={reading} actions={actions} end={end} frameNumber={sheet[frameOf[end]]} onHere={() => void set({ [frameOf[end]]: reading.frameNumber })} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(([label, unit, valueOf]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {ends.map((end) => {
                  const landing = landingOf(result, end);
                  const value = landing === null ? null : valueOf(landing);
                  return <td key={end}>{landing === null ? null : value === null ? <span className={panel.quietText}>none</span> : <Figure value={value} unit={unit} />}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {ends.map((end) => (
          <LandingWords key={end} end={end} landing={landingOf(result, end)} />
        ))}
      </CardPart>
      <CardPart>
        <Distance sheet={sheet} result={result} source={reading.measurement.positionSource} />
        {wrongWay === null ? null : <WarningBox>{wrongWay}</WarningBox>}
        {reading.mayEdit ? (
          <div onBlur={note.onBlur}>
            <TextField label={note.kept ? 'Note' : 'Note, not kept yet'} value={note.words} onChange={note.onChange} />
          </div>
        ) : sheet.note === '' ? null : (
          <p className={panel.words}>{sheet.note}</p>
        )}
        <label className={controls.check}>
          <input type="checkbox" checked={sheet.includedInReport} disabled={!reading.mayEdit} onChange={(event) => void set({ includedInReport: event.target.checked })} />
          In report
        </label>
      </CardPart>
    </Card>
  );
}

function landingOf(result: SizingResult | null, end: End): LandingResult | null {
  return result?.landings.find((landing) => landing.end === end) ?? null;
}

const figures: readonly (readonly [label: string, unit: string, valueOf: (landing: LandingResult) => number | null])[] = [
  ['Area', 'mm²', ({ areaMm2 }) => areaMm2],
  ['Min diameter', 'mm', ({ minDiameterMm }) => minDiameterMm],
  ['Max diameter', 'mm', ({ maxDiameterMm }) => maxDiameterMm],
  ['Mean of both', 'mm', ({ meanDiameterMm }) => meanDiameterMm],
  ['From area', 'mm', ({ equivalentDiameterMm }) => equivalentDiameterMm],
  ['From perimeter', 'mm', ({ perimeterDiameterMm }) => perimeterDiameterMm],
];

function Figure({ value, unit }: { readonly value: number; readonly unit: string }): ReactNode {
  return (
    <>
      {decimalWords(value, 1)} <span className={panel.unit}>{unit}</span>
    </>
  );
}

interface LandingProps extends PanelProps {
  readonly end: End;
  readonly frameNumber: number | null;
  readonly onHere: () => void;
}

/** One landing frame: which it is, and the button that makes it the frame on screen. */
function Landing({ reading, actions, end, frameNumber, onHere }: LandingProps): ReactNode {
  const words = end === 'cranial' ? 'Cranial' : 'Caudal';
  return (
    <>
      <span className={styles.landing}>
        {words}
        {reading.mayEdit ? (
          <IconButton label={`${words} landing here, frame ${reading.frameNumber}`} disabled={frameNumber === reading.frameNumber} onClick={onHere}>
            <IconFocusCentered size={16} stroke={1.75} aria-hidden="true" />
          </IconButton>
        ) : null}
      </span>
      {frameNumber === null ? <span className={panel.quietText}>not chosen</span> : <FrameLink frameNumber={frameNumber} onGo={actions.goToFrame} />}
    </>
  );
}

function LandingWords({ end, landing }: { readonly end: End; readonly landing: LandingResult | null }): ReactNode {
  if (landing === null) return null;
  if (landing.missing !== null) {
    return (
      <p className={panel.words}>
        {end === 'cranial' ? 'Cranial' : 'Caudal'}: {landing.missing}
      </p>
    );
  }
  return landing.accepted ? null : <p className={`${panel.words} ${panel.warningText}`}>○ The {end} landing is provisional.</p>;
}

function Distance({ sheet, result, source }: { readonly sheet: SizingSheet; readonly result: SizingResult | null; readonly source: PanelProps['reading']['measurement']['positionSource'] }): ReactNode {
  if (sheet.cranialFrame === null || sheet.caudalFrame === null || result === null) {
    return <p className={panel.words}>Go to a frame and choose it as cranial or caudal landing. Figures only; no stent is named.</p>;
  }
  return (
    <>
      <div className={panel.line}>
        <span className={panel.label}>Distance</span>
        <strong className={`${panel.secondary} ${panel.end}`}>{result.distanceMm === null ? lengthNotMeasurable : distanceWithErrorWords(result.distanceMm, result.distanceErrorMm, source)}</strong>
      </div>
      <p className={panel.words}>{result.distanceWords}</p>
    </>
  );
}

/** The button that begins a sheet. */
export function NewSizingSheet({ actions }: Pick<PanelProps, 'actions'>): ReactNode {
  const add = () => void actions.edit({ type: 'sizingSheetSet', sizingSheet: { id: crypto.randomUUID(), cranialFrame: null, caudalFrame: null, note: '', includedInReport: false } });
  return (
    <Button kind="quiet" onClick={add}>
      + Sizing sheet
    </Button>
  );
}
