import type { Analysis } from '../../analysis/analysis.ts';
import { landingOrderWords } from '../../analysis/sizingSheet.ts';
import type { SizingResult } from '../../measurement/sizingResult.ts';
import { unknownFigures } from '../../measurement/unknownFigures.ts';
import type { Measured } from './measure.ts';
import type { FrameResult, MeasuredContour, MeasurementResult, SegmentResult } from '../../measurement/results.ts';
import type { StentMinimum, StentResult } from '../../measurement/stentResult.ts';

/** A measurement as `measure --json` prints it: unrounded, null where something cannot be known. The names stay. */
export function measureJson({ analysis, measurement, change }: Measured) {
  return {
    pullback: { kind: measurement.kind },
    frames: measurement.frames.map((frame) => frameJson(frame, measurement)),
    segments: measurement.segments.map(segmentJson),
    implants: measurement.implants,
    stentedStretches: measurement.stentedStretches,
    holds: measurement.holds,
    sizing: measurement.sizing.map((sheet) => ({ ...sheet, orderWords: orderWords(sheet, analysis) })),
    annotations: measurement.annotations,
    change: change === null ? null : { ...change, veins: change.veins.map(({ before, after, ...figures }) => ({ ...figures, before: segmentJson(before), after: segmentJson(after) })) },
    positionSource: measurement.positionSource,
    warnings: [...measurement.warnings, ...measurement.segments.flatMap(unknownFigures)].map(({ code, message }) => ({ code, message })),
  };
}

/** What is wrong with the order of a sheet's landings; null where nothing is. */
export function orderWords({ sizingSheetId }: SizingResult, { sizingSheets, direction }: Analysis): string | null {
  const sheet = sizingSheets.find(({ id }) => id === sizingSheetId);
  return sheet === undefined ? null : landingOrderWords(sheet, direction);
}

function frameJson(frame: FrameResult, measurement: MeasurementResult) {
  return {
    frameNumber: frame.frameNumber,
    positionMm: measurement.positionsMm?.[frame.frameNumber - 1] ?? null,
    state: frame.state,
    lumenAreaMm2: frame.lumenAreaMm2,
    lumenAreaPx2: frame.lumenAreaPx2,
    channels: frame.channels,
    largestChannelAreaMm2: frame.largestChannelAreaMm2,
    largestChannelAreaPx2: frame.largestChannelAreaPx2,
    accepted: frame.accepted,
    stentAreaMm2: frame.stent?.areaMm2 ?? null,
    stentAreaPx2: frame.stent?.areaPx2 ?? null,
    stentAccepted: frame.stent?.accepted ?? null,
    lumenEqualsStent: frame.lumenEqualsStent,
    contours: frame.contours.map(contourJson),
  };
}

function contourJson({ kind, contour, crossSection, calibration }: MeasuredContour) {
  return {
    kind,
    curve: contour.curve,
    origin: contour.origin,
    status: contour.acceptance.status,
    areaMm2: crossSection.areaMm2,
    areaPx2: crossSection.areaPx2,
    perimeterMm: crossSection.perimeterMm,
    centroid: [crossSection.centroid.x, crossSection.centroid.y],
    minDiameterMm: crossSection.minDiameterMm,
    maxDiameterMm: crossSection.maxDiameterMm,
    minFeretMm: crossSection.minFeretMm,
    maxFeretMm: crossSection.maxFeretMm,
    equivalentDiameterMm: crossSection.equivalentDiameterMm,
    perimeterDiameterMm: crossSection.perimeterDiameterMm,
    eccentricityIndex: crossSection.eccentricityIndex,
    diameterRatio: crossSection.diameterRatio,
    aspectRatio: crossSection.aspectRatio,
    lumenShapeIndex: crossSection.lumenShapeIndex,
    calibration,
  };
}

function segmentJson(segment: SegmentResult) {
  const { minimumLumenArea: minimum, reference, comparison } = segment;
  return {
    id: segment.id,
    vein: segment.vein,
    side: segment.side,
    firstFrame: segment.firstFrame,
    lastFrame: segment.lastFrame,
    ofStills: segment.ofStills,
    minimumLumenArea:
      minimum === null
        ? null
        : {
            areaMm2: minimum.areaMm2,
            areaPx2: minimum.areaPx2,
            frameNumber: minimum.frameNumber,
            positionMm: minimum.positionMm,
            state: minimum.state,
            atEdge: minimum.atEdge,
            channels: minimum.channels,
            largestChannelAreaMm2: minimum.largestChannelAreaMm2,
            minDiameterMm: minimum.minDiameterMm,
            maxDiameterMm: minimum.maxDiameterMm,
            equivalentDiameterMm: minimum.equivalentDiameterMm,
            accepted: minimum.accepted,
          },
    reference:
      reference === null
        ? null
        : {
            rule: reference.rule,
            statistic: reference.statistic,
            areaMm2: reference.areaMm2,
            areaPx2: reference.areaPx2,
            minDiameterMm: reference.minDiameterMm,
            equivalentDiameterMm: reference.equivalentDiameterMm,
            frameNumbers: reference.frameNumbers,
            preset: reference.presetName,
            citation: reference.citation,
            reason: reference.reason,
            provisionalFrames: reference.provisionalFrames,
          },
    comparison:
      comparison === null ? null : { preset: comparison.preset, areaMm2: comparison.areaMm2, fractionPercent: comparison.fractionPercent, citation: comparison.citation, verified: comparison.verified },
    areaStenosisPercent: segment.areaStenosisPercent,
    minDiameterStenosisPercent: segment.minDiameterStenosisPercent,
    equivalentDiameterStenosisPercent: segment.equivalentDiameterStenosisPercent,
    lengthMm: segment.lengthMm,
    volumeMm3: segment.volumeMm3,
    volumeCoveredFraction: segment.volumeCoveredFraction,
    contouredFrames: segment.contouredFrames,
    provisionalFrames: segment.provisionalFrames,
    acceptedUnseenFrames: segment.acceptedUnseenFrames,
    largestGapFrames: segment.ofStills === null ? segment.largestGapFrames : null,
    stent: segment.stent === null ? null : stentJson(segment.stent),
    lesion: segment.lesion,
    calibration: segment.calibration,
    warnings: segment.warnings.map(({ code, message }) => ({ code, message })),
  };
}

function stentJson({ minimumStentArea, inStentMinimumLumen, ...figures }: StentResult) {
  return { ...figures, minimumStentArea: stentMinimumJson(minimumStentArea), inStentMinimumLumen: stentMinimumJson(inStentMinimumLumen) };
}

function stentMinimumJson(minimum: StentMinimum | null) {
  if (minimum === null) return null;
  const { minDiameterEnds: _drawn, ...figures } = minimum;
  return figures;
}
