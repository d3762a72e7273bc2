import type { Analysis } from '../analysis/analysis.ts';
import { type FindingKind, findingWords } from '../analysis/finding.ts';
import { type LandmarkBasis, type LandmarkName, landmarkWords } from '../analysis/landmark.ts';
import type { MeasurementResult } from '../measurement/results.ts';

export interface ReportFinding {
  readonly kind: FindingKind;
  readonly words: string;
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly note: string;
}

export interface ReportLandmark {
  readonly name: LandmarkName;
  readonly words: string;
  readonly frameNumber: number;
  readonly positionMm: number | null;
  readonly basis: LandmarkBasis;
  readonly note: string;
}

export interface ReportMark {
  readonly mark: 'occluded' | 'collapsedOnCatheter' | 'notMeasurable';
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly catheterAreaMm2: number | null;
  readonly reason: string | null;
  readonly note: string;
}

/** What the reader said of frames without measuring them. */
export interface ReadersWords {
  readonly frameMarks: readonly ReportMark[];
  readonly findings: readonly ReportFinding[];
  readonly landmarks: readonly ReportLandmark[];
}

export function readersWords({ frameMarks, findings, landmarks }: Analysis, { positionsMm }: MeasurementResult): ReadersWords {
  return {
    frameMarks: frameMarks.map(({ firstFrame, lastFrame, word }) => ({
      mark: word.mark,
      firstFrame,
      lastFrame,
      catheterAreaMm2: word.mark === 'collapsedOnCatheter' ? word.catheterAreaMm2 : null,
      reason: word.mark === 'notMeasurable' ? word.reason : null,
      note: word.mark === 'notMeasurable' ? word.note : '',
    })),
    findings: findings.map((finding) => ({
      kind: finding.kind,
      words: findingWords(finding),
      firstFrame: finding.firstFrame,
      lastFrame: finding.lastFrame,
      note: finding.note,
    })),
    landmarks: landmarks.map((landmark) => ({
      name: landmark.name,
      words: landmarkWords(landmark),
      frameNumber: landmark.frameNumber,
      positionMm: positionsMm?.[landmark.frameNumber - 1] ?? null,
      basis: landmark.basis,
      note: landmark.note,
    })),
  };
}
