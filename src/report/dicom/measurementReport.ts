import { type ContentItem, item } from '../../dicom/sr/contentItem.ts';
import { contourGroup } from './contourGroup.ts';
import { documentItems } from './documentItems.ts';
import { measurementGroup } from './measurementGroup.ts';
import { imageLibrary, observationContext } from './observationContext.ts';
import { codes } from './reportCodes.ts';
import { findingSite, segmentItems } from './segmentItems.ts';
import type { StructuredReportSource } from './structuredReportSource.ts';
import { furtherGroups } from './furtherGroups.ts';

/**
 * The report as TID 1500 Imaging Measurement Report: a group for every vein segment (TID 1501) and for every contour (TID 1410), and the
 * document that all was computed from.
 */
export function measurementReport(source: StructuredReportSource): ContentItem {
  const { model, pullback, uidOf } = source;
  const segments = model.segments.map((segment) =>
    measurementGroup('1501', `${segment.words}, frames ${segment.firstFrame} to ${segment.lastFrame}`, uidOf(`segment ${pullback.sopInstanceUid} ${segment.id}`), [findingSite(segment.vein, segment.side), ...segmentItems(segment, source)]),
  );
  const contours = model.frames.flatMap((frame) => frame.contours.map((contour) => contourGroup(contour, frame, source)));
  return item(null, codes.imagingMeasurementReport, { type: 'CONTAINER', templateId: '1500' }, [
    ...observationContext(source),
    item('HAS CONCEPT MOD', codes.procedureReported, { type: 'CODE', code: codes.imaging }),
    imageLibrary(source),
    item('CONTAINS', codes.imagingMeasurements, { type: 'CONTAINER', templateId: null }, [...segments, ...furtherGroups(source), ...contours]),
    ...documentItems(source),
  ]);
}
