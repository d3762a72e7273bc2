import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { referenceStatistics, segmentName, type ReferenceRule, type VeinSegment } from '../../../src/analysis/veinSegment.ts';
import { presetAreaMm2 } from '../../../src/measurement/comparisonPreset.ts';
import { choiceWords } from '../../format/choiceWords.ts';
import { decimalWords } from '../../format/decimalWords.ts';
import { referenceChoiceWords, referenceRuleWords } from '../../format/referenceWords.ts';
import { Button } from '../Button.tsx';
import controls from '../controls.module.css';
import { NumberField } from '../NumberField.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { SelectField } from '../SelectField.tsx';
import { TextField } from '../TextField.tsx';
import { useReveal } from '../useReveal.ts';
import { FrameRangeFields } from './FrameRangeFields.tsx';
import { choiceOf, draftOf, type ReferenceDraft } from './referenceDraft.ts';
import styles from './segments.module.css';

export interface ReferenceEditorProps extends PanelProps {
  readonly segment: VeinSegment;
}

const rules: readonly ReferenceRule[] = ['caudal', 'cranial', 'mean', 'interpolated', 'segment', 'preset', 'manual', 'none'];

/** The rule in one line; opened, the rule with all that it needs. Nothing changes before it is complete and taken. */
export function ReferenceEditor({ reading, actions, segment }: ReferenceEditorProps): ReactNode {
  const [draft, setDraft] = useState<ReferenceDraft | null>(null);
  const words = segment.reference === null ? 'Choose a reference' : referenceChoiceWords(segment.reference, reading.analysis.segments, reading.presets);
  return (
    <>
      <button
        type="button"
        className={styles.rule}
        aria-expanded={draft !== null}
        disabled={!reading.mayEdit}
        onClick={() => setDraft(draft === null ? draftOf(segment.reference) : null)}
      >
        <span className={panel.label}>Rule</span>
        <span>{words}</span>
        <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
      </button>
      {draft === null ? null : <ReferenceForm reading={reading} actions={actions} segment={segment} draft={draft} onDraft={setDraft} />}
    </>
  );
}

interface ReferenceFormProps extends ReferenceEditorProps {
  readonly draft: ReferenceDraft;
  readonly onDraft: (draft: ReferenceDraft | null) => void;
}

function ReferenceForm({ reading, actions, segment, draft, onDraft }: ReferenceFormProps): ReactNode {
  const reveal = useReveal<HTMLFormElement>();
  const answer = choiceOf(draft);
  const change = (changes: Partial<ReferenceDraft>) => onDraft({ ...draft, ...changes });
  const usesStatistic = draft.rule !== 'preset' && draft.rule !== 'manual' && draft.rule !== 'none';
  return (
    <form
      ref={reveal}
      className={controls.form}
      aria-label={`Reference of ${segmentName(segment)}`}
      onSubmit={(event) => {
        event.preventDefault();
        if ('lacking' in answer) return;
        void actions.edit({ type: 'referenceChosen', segmentId: segment.id, reference: answer.choice }).then((done) => {
          if (done) onDraft(null);
        });
      }}
    >
      <div className={controls.wide}>
        <SelectField label="Reference rule" value={draft.rule} options={rules.map((rule) => ({ value: rule, words: referenceRuleWords[rule] }))} onChange={(rule) => change({ rule })} />
      </div>
      {usesStatistic ? (
        <SelectField
          label="Statistic"
          value={draft.statistic}
          options={referenceStatistics.map((statistic) => ({ value: statistic, words: choiceWords(statistic) }))}
          onChange={(statistic) => change({ statistic })}
        />
      ) : null}
      <div className={controls.wide}>
        <RuleFields reading={reading} segment={segment} draft={draft} change={change} />
      </div>
      <div className={`${controls.wide} ${panel.line}`}>
        <span className={panel.quietText}>{'lacking' in answer ? answer.lacking : ''}</span>
        <span className={`${panel.end} ${panel.line}`}>
          <Button onClick={() => onDraft(null)}>Cancel</Button>
          <Button type="submit" disabled={'lacking' in answer}>
            Use reference
          </Button>
        </span>
      </div>
    </form>
  );
}

interface RuleFieldsProps {
  readonly reading: PanelProps['reading'];
  readonly segment: VeinSegment;
  readonly draft: ReferenceDraft;
  readonly change: (changes: Partial<ReferenceDraft>) => void;
}

function RuleFields({ reading, segment, draft, change }: RuleFieldsProps): ReactNode {
  const { numberOfFrames } = reading.analysis.pullback;
  const range = (side: 'cranial' | 'caudal') => (
    <FrameRangeFields
      name={side === 'cranial' ? 'Cranial' : 'Caudal'}
      range={draft[side]}
      numberOfFrames={numberOfFrames}
      frameNumber={reading.frameNumber}
      onChange={(next) => change({ [side]: next })}
    />
  );
  switch (draft.rule) {
    case 'cranial':
    case 'caudal':
      return range(draft.rule);
    case 'mean':
    case 'interpolated':
      return (
        <>
          {range('cranial')}
          {range('caudal')}
        </>
      );
    case 'segment': {
      const others = otherSegments(reading, segment);
      if (others.length === 0) return <p className={panel.words}>No other segment is marked on this pullback, nor on another one of the patient that you read.</p>;
      const chosen = others.findIndex(({ segmentId, segmentPullback }) => segmentId === draft.segmentId && segmentPullback === draft.segmentPullback);
      return (
        <SelectField
          label="Other segment"
          value={chosen < 0 ? null : String(chosen)}
          options={others.map(({ words }, place) => ({ value: String(place), words }))}
          onChange={(place) => {
            const other = others[Number(place)];
            if (other !== undefined) change({ segmentId: other.segmentId, segmentPullback: other.segmentPullback });
          }}
        />
      );
    }
    case 'preset': {
      const options = reading.presets.flatMap((preset) => {
        const areaMm2 = presetAreaMm2(preset, segment.vein, segment.side);
        return areaMm2 === null ? [] : [{ value: preset.name, words: `${preset.label}, ${decimalWords(areaMm2, 1)} mm²${preset.verified ? '' : ', not verified'}` }];
      });
      return options.length === 0 ? (
        <p className={panel.words}>No preset has an area for {segmentName(segment)}.</p>
      ) : (
        <SelectField label="Preset" value={draft.preset} options={options} onChange={(preset) => change({ preset })} />
      );
    }
    case 'manual':
      return (
        <>
          <NumberField label="Reference area" unit="mm²" value={draft.areaMm2} min={1} max={5000} onChange={(areaMm2) => change({ areaMm2 })} />
          <TextField label="Reason" value={draft.reason} onChange={(reason) => change({ reason })} placeholder="Where the area comes from" />
        </>
      );
    case 'none':
      return <p className={panel.words}>Your word that no healthy stretch is left to compare with. Percentages are not given; the absolute area stands.</p>;
  }
}

interface OtherSegment {
  readonly segmentId: string;
  /** SOP Instance UID of its pullback; null for this one. */
  readonly segmentPullback: string | null;
  readonly words: string;
}

/** The segments that can serve as a reference: of this pullback first, then of the patient's others. */
function otherSegments(reading: PanelProps['reading'], segment: VeinSegment): readonly OtherSegment[] {
  const own = reading.analysis.segments.filter(({ id }) => id !== segment.id).map((other) => ({ segmentId: other.id, segmentPullback: null, words: segmentName(other) }));
  const elsewhere = reading.partners.flatMap(({ label, analysis }) =>
    analysis.segments.map((other) => ({ segmentId: other.id, segmentPullback: analysis.pullback.sopInstanceUid, words: `${segmentName(other)}, ${label}` })),
  );
  return [...own, ...elsewhere];
}
