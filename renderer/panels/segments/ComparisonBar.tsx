import { IconChevronRight, IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { VeinSegment } from '../../../src/analysis/veinSegment.ts';
import { presetAreaMm2 } from '../../../src/measurement/comparisonPreset.ts';
import type { SegmentResult } from '../../../src/measurement/results.ts';
import { decimalWords } from '../../format/decimalWords.ts';
import controls from '../controls.module.css';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { SelectField } from '../SelectField.tsx';
import { PresetForm } from './PresetForm.tsx';
import styles from './segments.module.css';

export interface ComparisonBarProps extends PanelProps {
  readonly segment: VeinSegment;
  readonly result: SegmentResult;
}

const noPreset = '';

/** The absolute answer: the minimum lumen area against the comparison area of a preset, with where that comes from. */
export function ComparisonBar({ reading, actions, segment, result }: ComparisonBarProps): ReactNode {
  const [adding, setAdding] = useState(false);
  const { comparison, minimumLumenArea } = result;
  const areaMm2 = minimumLumenArea?.areaMm2 ?? null;
  const fits = reading.presets.filter((preset) => presetAreaMm2(preset, segment.vein, segment.side) !== null || preset.name === segment.comparisonPreset);
  const options = [
    { value: noPreset, words: 'None' },
    ...fits.map((preset) => ({ value: preset.name, words: preset.verified ? preset.label : `${preset.label}, not verified` })),
  ];
  const whole = comparison === null ? 1 : Math.max(comparison.areaMm2 * 1.2, areaMm2 ?? 0);
  return (
    <>
      <div className={panel.line}>
        <span className={panel.label}>Comparison area</span>
        <span className={`${panel.secondary} ${panel.end}`}>
          {comparison === null ? 'none' : areaMm2 === null ? `${decimalWords(comparison.areaMm2, 1)} mm²` : <><strong>{decimalWords(areaMm2, 1)}</strong>{` of ${decimalWords(comparison.areaMm2, 1)} mm²`}</>}
          {comparison?.fractionPercent == null ? null : `, ${decimalWords(comparison.fractionPercent, 0)} %`}
        </span>
      </div>
      {comparison === null || areaMm2 === null ? null : (
        <div className={styles.bar} role="img" aria-label={`${decimalWords(areaMm2, 1)} of ${decimalWords(comparison.areaMm2, 1)} mm²`}>
          <div className={`${styles.barFill} ${minimumLumenArea?.accepted === true ? '' : styles.barProvisional}`} style={{ width: `${(100 * areaMm2) / whole}%` }} />
          <div className={styles.barMark} style={{ left: `${(100 * comparison.areaMm2) / whole}%` }} />
        </div>
      )}
      <SelectField
        label="Preset of comparison areas"
        hideLabel
        value={segment.comparisonPreset ?? noPreset}
        options={options}
        disabled={!reading.mayEdit}
        onChange={(preset) => void actions.edit({ type: 'comparisonPresetChosen', segmentId: segment.id, preset: preset === noPreset ? null : preset })}
      />
      <div className={styles.sourceRow}>
        {comparison === null ? (
          <span />
        ) : (
          <details className={styles.source}>
            <summary>
              <IconChevronRight size={12} stroke={1.75} aria-hidden="true" />
              Source
              {comparison.verified ? null : (
                <span className={panel.warningText}>
                  <IconInfoCircle size={13} stroke={1.75} aria-hidden="true" /> not verified
                </span>
              )}
            </summary>
            <p className={styles.citation}>{comparison.citation}</p>
          </details>
        )}
        <button type="button" className={controls.link} aria-expanded={adding} onClick={() => setAdding(!adding)}>
          Add own
        </button>
      </div>
      {adding ? (
        <PresetForm
          vein={segment.vein}
          side={segment.side}
          taken={reading.presets.map(({ name }) => name)}
          onCancel={() => setAdding(false)}
          onAdd={async (preset) => {
            if (!(await actions.addPreset(preset))) return;
            setAdding(false);
            if (reading.mayEdit) await actions.edit({ type: 'comparisonPresetChosen', segmentId: segment.id, preset: preset.name });
          }}
        />
      ) : null}
    </>
  );
}
