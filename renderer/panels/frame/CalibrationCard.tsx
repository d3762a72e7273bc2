import type { ReactNode } from 'react';
import type { ManualCalibration } from '../../../src/analysis/analysis.ts';
import { decimalWords } from '../../format/decimalWords.ts';
import { calibrationWords } from '../../format/frameFigures.ts';
import { whoWhenWords } from '../../format/timeWords.ts';
import { Button } from '../Button.tsx';
import { Card, CardPart } from '../Card.tsx';
import controls from '../controls.module.css';
import { FrameLink } from '../FrameLink.tsx';
import panel from '../panel.module.css';
import type { PanelProps } from '../panelProps.ts';
import { WarningBox } from '../WarningBox.tsx';

/** What every figure in millimetres rests on, and how to come by it where the file has none. */
export function CalibrationCard({ reading, actions }: PanelProps): ReactNode {
  const { calibration, analysis, measurement } = reading;
  const { scale, source } = calibrationWords(calibration);
  const manual = analysis.manualCalibration;
  const warnings = measurement.warnings.filter(({ code }) => code.startsWith('calibration/') && code !== 'calibration/uncalibrated');
  const uncalibrated = calibration.kind === 'uncalibrated';
  const calibrating = reading.tool === 'calibrate';
  return (
    <Card title="Calibration" aside={<strong style={{ color: 'var(--vl-text-1)' }}>{scale}</strong>}>
      <CardPart>
        {uncalibrated ? <p className={panel.words}>{calibration.reason}</p> : calibration.source === 'manual' ? null : <p className={panel.words}>From {source}.</p>}
        {uncalibrated ? <WarningBox>Areas are in px². Diameters are not given in millimetres.</WarningBox> : null}
        {warnings.map(({ message }) => (
          <WarningBox key={message}>{message}</WarningBox>
        ))}
        {manual === null ? null : <ManualWords manual={manual} goToFrame={actions.goToFrame} />}
        {calibrating ? <p className={panel.words}>Mark two points a known distance apart on the frame, then type the distance.</p> : null}
        {reading.mayEdit ? (
          <div className={panel.line}>
            <Button aria-pressed={calibrating} onClick={() => actions.setTool(calibrating ? null : 'calibrate')}>
              {calibrating ? 'Stop calibrating' : 'Calibrate by hand'}
            </Button>
            {manual === null ? null : <Button onClick={() => void actions.edit({ type: 'calibrationWithdrawn' })}>Withdraw</Button>}
          </div>
        ) : null}
        {uncalibrated || analysis.declaredUncalibrated ? (
          <label className={controls.check}>
            <input
              type="checkbox"
              checked={analysis.declaredUncalibrated}
              disabled={!reading.mayEdit}
              onChange={(event) => void actions.edit({ type: 'uncalibratedDeclared', declared: event.target.checked })}
            />
            Declare uncalibrated: the report stays in px²
          </label>
        ) : null}
      </CardPart>
    </Card>
  );
}

function ManualWords({ manual, goToFrame }: { readonly manual: ManualCalibration; readonly goToFrame: (frameNumber: number) => void }): ReactNode {
  const on = manual.measuredOn;
  const how = manual.method === 'catheterDiameter' ? 'catheter diameter' : 'known distance';
  return (
    <p className={panel.words}>
      By hand, {how}
      {on === null ? '' : ` ${decimalWords(on.lengthMm, 1)} mm`}: {whoWhenWords(manual.author, manual.recordedAt)}.{' '}
      {on === null ? null : <FrameLink frameNumber={on.frameNumber} onGo={goToFrame} />}
    </p>
  );
}
