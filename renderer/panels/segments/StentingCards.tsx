import { type ReactNode, useState } from 'react';
import { Button } from '../Button.tsx';
import type { PanelProps } from '../panelProps.ts';
import { type ImplantDraft, newImplant } from './implantDraft.ts';
import { ImplantList } from './ImplantList.tsx';
import { LesionSetting } from './LesionSetting.tsx';
import styles from './segments.module.css';
import { NewSizingSheet, SizingCard } from './SizingCard.tsx';

/** Stents, lesion and sizing sheets: a card each where there is something, and one line to begin what there is not. */
export function StentingCards({ reading, actions }: PanelProps): ReactNode {
  const [implant, setImplant] = useState<ImplantDraft | null>(null);
  const [lesion, setLesion] = useState(false);
  const { analysis, frameNumber, mayEdit } = reading;
  const { implants, sizingSheets, lesionRule } = analysis;
  const withImplants = implants.length > 0 || implant !== null;
  const withLesion = lesionRule !== null || lesion;
  return (
    <>
      {withImplants ? <ImplantList reading={reading} actions={actions} draft={implant} onDraft={setImplant} /> : null}
      {withLesion ? <LesionSetting reading={reading} actions={actions} changing={lesion} onChanging={setLesion} /> : null}
      {sizingSheets.map((sheet, index) => (
        <SizingCard key={sheet.id} reading={reading} actions={actions} sheet={sheet} place={sizingSheets.length === 1 ? null : index + 1} />
      ))}
      {mayEdit ? (
        <div className={styles.more}>
          {withImplants ? null : (
            <Button kind="quiet" onClick={() => setImplant(newImplant(analysis, frameNumber, crypto.randomUUID()))}>
              + Stent
            </Button>
          )}
          {withLesion ? null : (
            <Button kind="quiet" onClick={() => setLesion(true)}>
              + Lesion
            </Button>
          )}
          <NewSizingSheet actions={actions} />
        </div>
      ) : null}
    </>
  );
}
