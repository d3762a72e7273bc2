import type { ReactNode } from 'react';
import type { PullbackEntry } from '../../src/api/libraryListing.ts';
import { useApp } from '../app/appStore.ts';
import { frameCountWords, pullbackName } from '../library/libraryWords.ts';
import { Button } from '../panels/Button.tsx';
import { Card, CardPart } from '../panels/Card.tsx';
import controls from '../panels/controls.module.css';
import panel from '../panels/panel.module.css';
import { TextField } from '../panels/TextField.tsx';
import styles from './deidentify.module.css';
import { RectangleList } from './RectangleList.tsx';
import { type Deidentifying, type ExportedPullback, type ExportOptions, setExport, setExportOptions, setPullback, wasLookedAt } from './deidentifyStore.ts';

/** What goes into an export, who it becomes, and what of it stays. */
export function ExportChoices({ open }: { readonly open: Deidentifying }): ReactNode {
  const { options, pullbacks } = open;
  const ticked = pullbacks.filter((pullback) => pullback.ticked);
  const shown = ticked.find(({ entry }) => entry.pullbackId === open.shownPullbackId);
  return (
    <>
      <Card title="What goes out">
        {pullbacks.map((pullback) => (
          <CardPart key={pullback.entry.pullbackId}>
            <PullbackChoice pullback={pullback} isShown={pullback.entry.pullbackId === open.shownPullbackId} />
          </CardPart>
        ))}
      </Card>
      <Card title="Who it becomes">
        <CardPart>
          <div className={controls.form}>
            <TextField label="New patient ID" value={options.patientId} onChange={(patientId) => setExportOptions({ patientId })} />
            <TextField label="New patient name" value={options.patientName} onChange={(patientName) => setExportOptions({ patientName })} />
          </div>
        </CardPart>
      </Card>
      <Card title="What stays" sub="all else is removed or replaced">
        <CardPart>
          <Tick words="Dates, all moved by the same days, so that what lies between them stays" checked={options.dates === 'shifted'} onChange={(kept) => setExportOptions({ dates: kept ? 'shifted' : 'removed' })} />
          <OptionTick option="keepCharacteristics" words="Sex, age, size and weight" options={options} />
          <OptionTick option="keepDevice" words="Station name, serial number and software of the console" options={options} />
          <OptionTick option="keepReaders" words="Names of readers" options={options} />
          <OptionTick option="keepWords" words="My own words (impression, notes): I have checked them" options={options} />
        </CardPart>
      </Card>
      <Card title="Pictures">
        <CardPart>
          <p className={panel.words}>Hatched areas are overwritten with black on every frame. Drag over the picture to draw more of them, around any name, date or number that is left.</p>
          {shown === undefined ? null : <RectangleList pullback={shown} />}
          {shown === undefined || shown.rectangles.length === 0 || ticked.length < 2 ? null : (
            <button type="button" className={controls.link} onClick={() => drawOnAll(ticked, shown.entry)}>
              Draw the same on the other pullbacks
            </button>
          )}
        </CardPart>
      </Card>
    </>
  );
}

/** The same rectangles on every other ticked pullback whose frames are as large: one console burns in one place. */
function drawOnAll(ticked: readonly ExportedPullback[], from: PullbackEntry): void {
  const rectangles = ticked.find(({ entry }) => entry === from)?.rectangles ?? [];
  for (const { entry } of ticked) if (entry !== from && entry.rows === from.rows && entry.columns === from.columns) setPullback(entry.pullbackId, { rectangles });
}

function PullbackChoice({ pullback, isShown }: { readonly pullback: ExportedPullback; readonly isShown: boolean }): ReactNode {
  const { entry, ticked, readIds } = pullback;
  const { pullbackId, reads } = entry;
  const session = useApp((app) => app.session);
  const show = () => setExport({ shownPullbackId: pullbackId });
  const setTicked = (next: boolean) => {
    setPullback(pullbackId, { ticked: next });
    if (next) show();
  };
  const setRead = (readId: string, next: boolean) => setPullback(pullbackId, { readIds: next ? [...readIds, readId] : readIds.filter((id) => id !== readId) });
  return (
    <>
      <div className={panel.line}>
        <Tick words={`${pullbackName(entry)}, ${frameCountWords(entry)}${entry.kind === 'pullback' ? ' frames' : ''}`} checked={ticked} onChange={setTicked} />
        <span className={panel.end}>{!ticked ? null : wasLookedAt(pullback) ? <span className={panel.quietText}>looked at</span> : <span className={panel.warningText}>to look at</span>}</span>
        <Button kind="quiet" aria-pressed={isShown} disabled={isShown} aria-label={`Show ${pullbackName(entry).toLowerCase()}`} onClick={show}>
          {isShown ? 'Shown' : 'Show'}
        </Button>
      </div>
      {!ticked
        ? null
        : reads
            .filter((read) => read.acceptedContours + read.provisionalContours + read.segments.length > 0)
            .map((read) => (
              <div key={read.readId} className={styles.read}>
                <Tick
                  words={`Analysis and report${read.reader === '' || read.reader === session?.reader ? '' : `, read by ${read.reader}`}${reads.length > 1 ? `, ${read.purpose} ${read.sequence}` : ''}`}
                  checked={readIds.includes(read.readId)}
                  onChange={(next) => setRead(read.readId, next)}
                />
              </div>
            ))}
    </>
  );
}

type YesOrNo = 'keepCharacteristics' | 'keepDevice' | 'keepReaders' | 'keepWords';

function OptionTick({ option, words, options }: { readonly option: YesOrNo; readonly words: string; readonly options: ExportOptions }): ReactNode {
  return <Tick words={words} checked={options[option]} onChange={(next) => setExportOptions({ [option]: next })} />;
}

function Tick({ words, checked, onChange }: { readonly words: string; readonly checked: boolean; readonly onChange: (next: boolean) => void }): ReactNode {
  return (
    <label className={controls.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {words}
    </label>
  );
}
