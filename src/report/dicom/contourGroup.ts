import type { ContentItem } from '../../dicom/sr/contentItem.ts';
import type { ReportContour, ReportFrame } from '../reportFrame.ts';
import { contourRegion } from './contourItems.ts';
import { evaluation, figure, unknownFigure, comment } from './figureItem.ts';
import { measurementGroup } from './measurementGroup.ts';
import { codes, units } from './reportCodes.ts';
import { findingSite } from './segmentItems.ts';
import type { StructuredReportSource } from './structuredReportSource.ts';

/** One contour with what it measures (TID 1410). Its tracking UID is the contour's own in every revision of the report. */
export function contourGroup(contour: ReportContour, frame: ReportFrame, { model, pullback, uidOf }: StructuredReportSource): ContentItem {
  const { frameNumber } = frame;
  const segment = model.segments.find(({ id }) => id === frame.segmentId);
  const isStent = contour.kind === 'stent';
  const area = isStent ? codes.stentArea : codes.lumenArea;
  const diameter = isStent ? codes.stentDiameter : codes.lumenDiameter;
  return measurementGroup('1410', `${isStent ? 'Stent' : 'Lumen'} contour ${contour.id}, frame ${frameNumber}`, uidOf(`contour ${pullback.sopInstanceUid} ${contour.id}`), [
    evaluation(codes.finding, isStent ? codes.stent : codes.vesselLumen),
    ...(segment === undefined ? [] : [findingSite(segment.vein, segment.side)]),
    contourRegion('CONTAINS', codes.imageRegion, contour, frameNumber, pullback),
    ...(contour.areaMm2 === null ? [unknownFigure(area, contour.calibration.kind === 'uncalibrated' ? contour.calibration.reason : 'The picture has no scale.'), ...figure(area, contour.areaPx2, units.px2)] : figure(area, contour.areaMm2, units.mm2)),
    ...figure(codes.lumenPerimeter, isStent ? null : contour.perimeterMm, units.mm),
    ...figure(diameter, contour.minDiameterMm, units.mm, { derivation: codes.minimum }),
    ...figure(diameter, contour.maxDiameterMm, units.mm, { derivation: codes.maximum }),
    ...figure(codes.equalAreaDiameter, contour.equivalentDiameterMm, units.mm),
    ...figure(isStent ? codes.stentSymmetryIndex : codes.eccentricityIndex, contour.eccentricityIndex, units.one),
    evaluation(codes.reviewOfContours, contour.status === 'provisional' ? codes.provisional : contour.viewed ? codes.accepted : codes.acceptedUnseen),
    comment(`${contour.origin}${contour.author === null ? '' : ` by ${contour.author}`}${contour.acceptedBy === null ? '' : `, accepted by ${contour.acceptedBy}`}${contour.acceptedAt === null ? '' : ` at ${contour.acceptedAt}`}`),
  ]);
}
