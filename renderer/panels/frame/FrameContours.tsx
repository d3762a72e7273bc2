import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isUntouchedProposal } from '../../../src/analysis/proposals.ts';
import type { Contour } from '../../../src/contour/contour.ts';
import { acceptedNow } from '../../detection/acceptance.ts';
import { areaWords } from '../../format/areaWords.ts';
import { whoWhenWords } from '../../format/timeWords.ts';
import { Button, IconButton } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { BorderConfidence } from './BorderConfidence.tsx';

/** The contours of the frame on screen: what they are, who stands behind them, and what can be done. */
export function FrameContours({ reading, actions }: PanelProps): ReactNode {
  const contours = reading.analysis.contours.filter(({ frameNumber }) => frameNumber === reading.frameNumber);
  const provisional = contours.filter(({ acceptance }) => acceptance.status === 'provisional');
  const accept = (ids: readonly string[]) => void actions.edit(acceptedNow(ids, reading.reader, true));
  return (
    <Card
      title="Contours on this frame"
      aside={
        provisional.length > 1 && reading.mayEdit ? (
          <Button kind="quiet" onClick={() => accept(provisional.map(({ id }) => id))}>
            Accept all {provisional.length}
          </Button>
        ) : undefined
      }
    >
      {contours.length === 0 ? (
        <CardPart>
          <p className={panel.words}>None.</p>
        </CardPart>
      ) : (
        contours.map((contour) => (
          <CardPart key={contour.id}>
            <ContourRow reading={reading} actions={actions} contour={contour} onAccept={() => accept([contour.id])} />
            {contour.acceptance.status === 'provisional' ? <BorderConfidence contour={contour} /> : null}
          </CardPart>
        ))
      )}
    </Card>
  );
}

interface ContourRowProps extends PanelProps {
  readonly contour: Contour;
  readonly onAccept: () => void;
}

function ContourRow({ reading, actions, contour, onAccept }: ContourRowProps): ReactNode {
  const { acceptance } = contour;
  const measured = reading.frameResult?.contours.find(({ contourId }) => contourId === contour.id)?.crossSection;
  const area = measured === undefined ? null : areaWords(measured.areaMm2, measured.areaPx2);
  const name = contour.kind === 'lumen' ? 'Lumen' : 'Stent';
  const selected = reading.selectedContourId === contour.id;
  const unseen = acceptance.status === 'accepted' && !acceptance.viewed;
  return (
    <div className={panel.line} style={{ flexWrap: 'nowrap' }}>
      <LineSign provisional={acceptance.status === 'provisional'} kind={contour.kind} />
      <div className={panel.grow}>
        <button type="button" className={controls.link} aria-pressed={selected} onClick={() => actions.selectContour(selected ? null : contour.id)}>
          {name}, {contour.origin}
        </button>
        <div className={panel.secondary}>
          <span className={acceptance.status === 'provisional' || unseen ? panel.warningText : ''}>{acceptance.status === 'provisional' ? '○ provisional' : unseen ? 'accepted unseen' : 'accepted'}</span>
        </div>
        <div className={panel.quietText}>
          {area === null ? '' : `${area}, `}
          {acceptance.status === 'accepted' ? `by ${whoWhenWords(acceptance.acceptedBy, acceptance.acceptedAt)}` : startWords(contour)}
        </div>
      </div>
      {reading.mayEdit ? (
        <>
          {acceptance.status === 'provisional' || unseen ? <Button onClick={onAccept}>Accept</Button> : null}
          <IconButton label={`Delete ${name.toLowerCase()} contour`} onClick={() => void actions.edit({ type: 'contoursDeleted', contourIds: [contour.id] })}>
            <IconTrash size={16} stroke={1.75} aria-hidden="true" />
          </IconButton>
        </>
      ) : null}
    </div>
  );
}

/** Round on the lumen's one line, square on the stent's two. */
function LineSign({ provisional, kind }: { readonly provisional: boolean; readonly kind: Contour['kind'] }): ReactNode {
  const stent = kind === 'stent';
  const colour = stent ? 'var(--vl-stent)' : 'var(--vl-lumen)';
  const fill = provisional ? 'var(--vl-card)' : colour;
  return (
    <svg width="22" height="8" aria-hidden="true" style={{ flex: 'none' }}>
      <path d={stent ? 'M0 2.5h22M0 5.5h22' : 'M0 4h22'} stroke={colour} strokeWidth={stent ? 1.25 : 2} strokeDasharray={provisional ? '5 3' : undefined} />
      {stent ? <rect x="8" y="1" width="6" height="6" fill={fill} stroke={colour} strokeWidth="1.5" /> : <circle cx="11" cy="4" r="3" fill={fill} stroke={colour} strokeWidth="1.5" />}
    </svg>
  );
}

function startWords(contour: Contour): string {
  if (isUntouchedProposal(contour)) return `proposed by ${contour.author ?? ''}`;
  return `${contour.origin === 'detected' ? 'corrected' : 'started'} by ${contour.author ?? 'not recorded'}`;
}
