import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../../renderer/theme/tokens.css';
import { FrameSource } from '../../../../renderer/frames/frameSource.ts';
import type { ToolName } from '../../../../renderer/overlay/toolName.ts';
import { FrameStage } from '../../../../renderer/viewport/FrameStage.tsx';
import type { FrameStageHandle } from '../../../../renderer/viewport/frameStageProps.ts';
import { useShownFrame } from '../../../../renderer/viewport/useShownFrame.ts';
import { type Analysis, emptyAnalysis } from '../../../../src/analysis/analysis.ts';
import { applyEdit } from '../../../../src/analysis/applyEdit.ts';
import type { AnalysisEdit } from '../../../../src/analysis/edit.ts';
import type { Contour } from '../../../../src/contour/contour.ts';
import type { ValueWindow } from '../../../../src/dicom/imagePixels.ts';
import { ellipsePoints } from '../../../../src/geometry/ellipsePoints.ts';
import { imagePoint } from '../../../../src/geometry/imagePoint.ts';
import { annotationFigures } from '../../../../src/measurement/measureAnnotation.ts';
import { basisOfPullback } from '../../../../src/measurement/measuringBasis.ts';
import { crossSection } from '../../../../src/measurement/crossSection.ts';
import type { Calibration } from '../../../../src/pullback/calibration.ts';
import type { Pullback } from '../../../../src/pullback/pullback.ts';

const rows = 300;
const columns = 400;
const disc = { x: 250.5, y: 110.5, r: 30 };

/** What the test asks of the page. */
export interface StagePage {
  readonly handle: () => FrameStageHandle;
  readonly setTool: (tool: ToolName | null) => void;
  readonly goTo: (frameNumber: number) => void;
  readonly edits: AnalysisEdit[];
}

declare global {
  // eslint-disable-next-line no-var
  var stagePage: StagePage;
}

const query = new URLSearchParams(location.search);
const spacingMm = { column: 0.1, row: query.has('tallPixels') ? 0.15 : 0.1 };
/** Signed values from −100 to 255, which a table of the file turns round: the disc is black on white. */
const throughTable = query.has('voiLut');
const darkest = throughTable ? -100 : 0;
const calibration: Calibration = { kind: 'calibrated', source: 'pixelSpacing', spacingMm };

const pullback: Pullback = {
  sopClassUid: '1',
  sopInstanceUid: '1.2.3',
  kind: 'pullback',
  instances: [{ sopInstanceUid: '1.2.3', numberOfFrames: 20 }],
  transferSyntaxUid: '1.2.840.10008.1.2.1',
  modality: 'IVUS',
  identity: {
    patientName: '',
    patientNameInFull: '',
    patientId: '',
    patientBirthDate: '',
    patientSex: '',
    studyInstanceUid: '',
    seriesInstanceUid: '',
    studyDate: '',
    studyTime: '',
    studyDescription: '',
    seriesDescription: '',
    accessionNumber: '',
    institutionName: '',
    manufacturer: '',
    manufacturerModelName: '',
    laterality: '',
  },
  numberOfFrames: 20,
  pixels: {
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    rows,
    columns,
    samplesPerPixel: 1,
    bitsAllocated: throughTable ? 16 : 8,
    bitsStored: throughTable ? 10 : 8,
    highBit: throughTable ? 9 : 7,
    signed: throughTable,
    photometricInterpretation: 'MONOCHROME2',
    planarConfiguration: 0,
    palette: null,
    modalityLut: null,
    rescaleSlope: 1,
    rescaleIntercept: 0,
    windows: [],
    windowFunction: 'linear',
    voiLut: throughTable ? { firstValue: darkest, entries: Array.from({ length: 356 }, (_, i) => 355 - i), bitsPerEntry: 9 } : null,
  },
  regions: [],
  pixelSpacingMm: spacingMm,
  timing: { source: 'none', frameTimesMs: null },
  ivusAcquisition: 'manual',
  axial: { kind: 'unknown', reason: 'manual' },
  warnings: [],
};

/** A white disc, out of the middle of the frame. */
function discFrame(): Uint8Array | Int16Array {
  const values = throughTable ? new Int16Array(rows * columns).fill(darkest) : new Uint8Array(rows * columns);
  for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) if (Math.hypot(x + 0.5 - disc.x, y + 0.5 - disc.y) <= disc.r) values[y * columns + x] = 255;
  return values;
}

const frames = new FrameSource({
  numberOfFrames: 20,
  frameBytes: rows * columns,
  budgetBytes: 100 * rows * columns,
  fetchEncoded: async (_first, count) => Array.from({ length: count }, () => new Uint8Array(1)),
  decoder: { concurrency: 1, decode: async () => ({ kind: 'grey', rows, columns, values: discFrame() }), dispose: () => undefined },
});

const contour: Contour = {
  id: 'c1',
  frameNumber: 1,
  kind: 'lumen',
  curve: 'periodicCubic',
  points: ellipsePoints({ center: imagePoint(disc.x, disc.y), semiAxisAPx: disc.r, semiAxisBPx: disc.r, rotationRad: 0 }, 12),
  origin: 'manual',
  acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: true },
  author: 'R1',
};
const start: Analysis = {
  ...emptyAnalysis(
    { sopInstanceUid: '1.2.3', rows, columns, numberOfFrames: 20, recordedCalibration: null, recordedPositionsMm: null },
    { reader: 'R1', purpose: 'clinical', sequence: 1 },
  ),
  contours: [contour],
};

const edits: AnalysisEdit[] = [];
const measure = (measured: Contour) => ({ contourId: measured.id, kind: measured.kind, contour: measured, crossSection: crossSection(measured, spacingMm), calibration });
const nothing = () => undefined;

function Page() {
  const [analysis, setAnalysis] = useState(start);
  const [wantedFrame, setFrameNumber] = useState(1);
  const frameNumber = useShownFrame(frames, wantedFrame);
  const [tool, setTool] = useState<ToolName | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [window, setWindow] = useState<ValueWindow | null>(null);
  return (
    <FrameStage
      ref={(handle) => {
        if (handle !== null) globalThis.stagePage = { handle: () => handle, setTool, goTo: setFrameNumber, edits };
      }}
      pullback={pullback}
      frames={frames}
      frameNumber={frameNumber}
      wantedFrame={wantedFrame}
      onFrameNumber={setFrameNumber}
      analysis={analysis}
      frameResult={null}
      calibration={calibration}
      place={null}
      positionWords={null}
      tool={tool}
      onTool={setTool}
      contourKind="lumen"
      reader="R1"
      onEdit={async (edit) => {
        edits.push(edit);
        await Promise.resolve();
        setAnalysis((known) => applyEdit(known, edit));
      }}
      onInHand={nothing}
      measure={measure}
      measureAnnotation={(shape) => annotationFigures(shape, analysis, basisOfPullback(pullback))}
      selectedContourId={selected}
      onSelectContour={setSelected}
      cineRunning={false}
      window={window}
      onWindow={setWindow}
      onMessage={nothing}
    />
  );
}

createRoot(document.getElementById('stage')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
