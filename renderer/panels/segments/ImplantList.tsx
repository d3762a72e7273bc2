import { IconPencil, IconTrash } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { type Implant, implantWords } from '../../../src/analysis/implant.ts';
import type { StentedStretch } from '../../../src/measurement/implantResult.ts';
import { framesWords } from '../../format/frameWords.ts';
import { lengthWords } from '../../format/lengthWords.ts';
import { implantsWords, nominalWords, overlapWords, seenLengthWords, stretchWords } from '../../format/stentWords.ts';
import { Button, IconButton } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import { FrameLink } from '../FrameLink.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { ImplantForm } from './ImplantForm.tsx';
import { type ImplantDraft, newImplant } from './implantDraft.ts';
import styles from './segments.module.css';

export interface ImplantListProps extends PanelProps {
  /** What the form holds while it is open. */
  readonly draft: ImplantDraft | null;
  readonly onDraft: (draft: ImplantDraft | null) => void;
}

/** The stents that the reader entered, in the order of placing, and what of them can be told on this pullback. */
export function ImplantList({ reading, actions, draft, onDraft }: ImplantListProps): ReactNode {
  const { analysis, measurement, frameNumber } = reading;
  const implants = analysis.implants.toSorted((a, b) => a.order - b.order);
  const keep = (implant: Implant) => void actions.edit({ type: 'implantSet', implant }).then((done) => done && onDraft(null));
  const form = draft === null ? null : <ImplantForm reading={reading} draft={draft} onChange={onDraft} onCancel={() => onDraft(null)} onKeep={keep} />;
  const isNew = draft !== null && !implants.some(({ id }) => id === draft.id);
  return (
    <Card
      title="Stents"
      aside={
        reading.mayEdit && implants.length > 0 ? (
          <Button kind="quiet" onClick={() => onDraft(newImplant(analysis, frameNumber, crypto.randomUUID()))}>
            Add
          </Button>
        ) : null
      }
    >
      {isNew ? <CardPart>{form}</CardPart> : null}
      {implants.length === 0 ? null : (
        <ul className={styles.list}>
          {implants.map((implant) => (
            <li key={implant.id}>
              <ImplantRow reading={reading} actions={actions} implant={implant} onChange={() => onDraft(draft?.id === implant.id ? null : implant)} />
              {draft?.id === implant.id ? form : null}
            </li>
          ))}
        </ul>
      )}
      {measurement.stentedStretches.length === 0 ? null : (
        <CardPart>
          {measurement.stentedStretches.map((stretch) => (
            <Stretch key={stretch.implantIds.join()} reading={reading} stretch={stretch} named={implants.length > 1} />
          ))}
        </CardPart>
      )}
    </Card>
  );
}

function ImplantRow({ reading, actions, implant, onChange }: PanelProps & { readonly implant: Implant; readonly onChange: () => void }): ReactNode {
  const { measurement, analysis } = reading;
  const result = measurement.implants.find(({ implantId }) => implantId === implant.id);
  const name = implantWords(implant);
  return (
    <>
      <div className={panel.line}>
        <span className={`${panel.secondary} ${panel.grow}`}>
          <strong style={{ color: 'var(--vl-text-1)' }}>{name}</strong>
        </span>
        <FrameLink frameNumber={implant.firstFrame} words={framesWords(implant.firstFrame, implant.lastFrame)} onGo={actions.goToFrame} />
        {reading.mayEdit ? (
          <span>
            <IconButton label={`Change ${name}`} onClick={onChange}>
              <IconPencil size={16} stroke={1.75} aria-hidden="true" />
            </IconButton>
            <IconButton label={`Delete ${name}`} onClick={() => void actions.edit({ type: 'implantDeleted', id: implant.id })}>
              <IconTrash size={16} stroke={1.75} aria-hidden="true" />
            </IconButton>
          </span>
        ) : null}
      </div>
      <p className={panel.words}>
        {nominalWords(implant)}
        {result === undefined ? null : `; ${seenLengthWords(result, measurement.positionSource)}`}
        {implant.lumenEqualsStent ? '; lumen equals the stent' : null}
      </p>
      {(result === undefined ? [] : overlapWords(result, analysis.implants, measurement.positionSource)).map((words) => (
        <p key={words} className={panel.words}>
          {words}
        </p>
      ))}
    </>
  );
}

function Stretch({ reading, stretch, named }: { readonly reading: PanelProps['reading']; readonly stretch: StentedStretch; readonly named: boolean }): ReactNode {
  const { analysis, measurement } = reading;
  const together = stretch.implantIds.length > 1 ? ` together, ${framesWords(stretch.firstFrame, stretch.lastFrame).toLowerCase()}, ${lengthWords(stretch.lengthMm, measurement.positionSource)}` : '';
  return (
    <p className={panel.words}>
      {named ? (
        <>
          <strong>{implantsWords(stretch.implantIds, analysis.implants)}</strong>
          {together}
          <br />
        </>
      ) : null}
      {stretchWords(stretch, analysis).map((words, index) => (
        <Fragment key={words}>
          {index === 0 ? null : <br />}
          {words}
        </Fragment>
      ))}
    </p>
  );
}
