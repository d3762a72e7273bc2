import type { ContentItem, Relationship } from '../../dicom/sr/contentItem.ts';
import { item } from '../../dicom/sr/contentItem.ts';
import type { CodedConcept } from '../../dicom/sr/codedConcept.ts';
import type { Pullback } from '../../pullback/pullback.ts';
import type { ReportContour, ReportFrame } from '../reportFrame.ts';
import { contourPolyline } from './contourPolyline.ts';
import { imageReferences } from './imageReference.ts';
import { codes } from './reportCodes.ts';

/** A contour as a closed polyline on its frame of its instance. */
export function contourRegion(relationship: Relationship, name: CodedConcept, contour: ReportContour, frameNumber: number, pullback: Pullback): ContentItem {
  return item(
    relationship,
    name,
    { type: 'SCOORD', graphicType: 'POLYLINE', points: contourPolyline(contour) },
    imageReferences(pullback, [frameNumber]).map((value) => item('SELECTED FROM', null, value)),
  );
}

/** What a figure of one frame was taken from: its contours, or the frame itself where a mark stands for them. */
export function sourcesOnFrame(frameNumber: number, frames: readonly ReportFrame[], pullback: Pullback, isSource: (contour: ReportContour) => boolean): readonly ContentItem[] {
  const contours = frames.find((frame) => frame.frameNumber === frameNumber)?.contours.filter(isSource) ?? [];
  if (contours.length === 0) return sourceFrames([frameNumber], pullback);
  return contours.map((contour) => contourRegion('INFERRED FROM', codes.sourceOfMeasurement, contour, frameNumber, pullback));
}

/** Frames as what a figure was taken from. */
export function sourceFrames(frameNumbers: readonly number[], pullback: Pullback): readonly ContentItem[] {
  return imageReferences(pullback, frameNumbers).map((value) => item('INFERRED FROM', codes.sourceOfMeasurement, value));
}
