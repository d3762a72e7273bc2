import type { Contour } from '../contour/contour.ts';
import { AppError } from '../shared/appError.ts';
import { exhaustive } from '../shared/exhaustive.ts';
import { type Analysis, isOfStills } from './analysis.ts';
import type { AnalysisEdit } from './edit.ts';
import type { Pairing } from './pairing.ts';
import { type VeinSegment, segmentName } from './veinSegment.ts';

interface Identified {
  readonly id: string;
}

function refuse(message: string): never {
  throw new AppError('analysis/editRefused', message);
}

function added<T extends Identified>(items: readonly T[], item: T): readonly T[] {
  if (items.some((other) => other.id === item.id)) refuse('This was added already. Nothing was changed.');
  return [...items, item];
}

function addedAll<T extends Identified>(items: readonly T[], more: readonly T[]): readonly T[] {
  const all = [...items, ...more];
  if (new Set(all.map(({ id }) => id)).size < all.length) refuse('This was added already. Nothing was changed.');
  return all;
}

function changed<T extends Identified>(items: readonly T[], item: T): readonly T[] {
  const place = items.findIndex((other) => other.id === item.id);
  if (place < 0) refuse('What you changed is no longer there. Nothing was changed.');
  return items.with(place, item);
}

function set<T extends Identified>(items: readonly T[], item: T): readonly T[] {
  return items.some((other) => other.id === item.id) ? changed(items, item) : [...items, item];
}

function removed<T extends Identified>(items: readonly T[], ids: readonly string[]): readonly T[] {
  const gone = new Set(ids);
  const left = items.filter((item) => !gone.has(item.id));
  if (left.length !== items.length - gone.size) refuse('What you deleted is no longer there. Nothing was changed.');
  return left;
}

function checkFrames(analysis: Analysis, firstFrame: number, lastFrame: number): void {
  const { numberOfFrames } = analysis.pullback;
  if (firstFrame < 1 || lastFrame > numberOfFrames || firstFrame > lastFrame) {
    refuse(`Frames ${firstFrame} to ${lastFrame} are not a range of this pullback, which has frames 1 to ${numberOfFrames}.`);
  }
}

function checkContour(analysis: Analysis, contour: Contour): void {
  checkFrames(analysis, contour.frameNumber, contour.frameNumber);
  if (contour.borderConfidence !== undefined && contour.borderConfidence.length !== contour.points.length) refuse(`The contour on frame ${contour.frameNumber} has another number of confidences than of points.`);
  if (contour.points.length < 3) refuse(`The contour on frame ${contour.frameNumber} has fewer than three points.`);
}

function checkSegment(analysis: Analysis, segment: VeinSegment): void {
  checkFrames(analysis, segment.firstFrame, segment.lastFrame);
  if ((segment.side === null) !== (segment.vein === 'IVC')) {
    refuse(segment.vein === 'IVC' ? 'The inferior vena cava has no side.' : `Say whether the ${segment.vein} is the left or the right one.`);
  }
  const other = analysis.segments.find(
    (candidate) =>
      candidate.id !== segment.id && candidate.firstFrame <= segment.lastFrame && candidate.lastFrame >= segment.firstFrame,
  );
  if (other !== undefined) {
    refuse(
      `${segmentName(segment)} at frames ${segment.firstFrame} to ${segment.lastFrame} would overlap ${segmentName(other)} at ${other.firstFrame} to ${other.lastFrame}. Segments of one pullback do not overlap.`,
    );
  }
}

function checkPairing(analysis: Analysis, pairing: Pairing | null): void {
  if (pairing === null) return;
  if (pairing.beforeSopInstanceUid === analysis.pullback.sopInstanceUid) refuse('A pullback is not compared with itself. Choose another one.');
  if (isOfStills(analysis)) refuse('These are single images, not a pullback: they cannot be compared place by place.');
  if (pairing.link.kind === 'frames') checkFrames(analysis, pairing.link.afterFrame, pairing.link.afterFrame);
}

function changeSegment(analysis: Analysis, id: string, change: (segment: VeinSegment) => VeinSegment): Analysis {
  const segment = analysis.segments.find((candidate) => candidate.id === id);
  if (segment === undefined) return refuse('This segment is no longer there. Nothing was changed.');
  return { ...analysis, segments: changed(analysis.segments, change(segment)) };
}

/**
 * The document after one edit; the one given is untouched. Throws `analysis/editRefused` with a sentence for the reader
 * where the edit would make a document that contradicts itself (overlapping segments, frames outside the pullback).
 */
export function applyEdit(analysis: Analysis, edit: AnalysisEdit): Analysis {
  switch (edit.type) {
    case 'contourAdded':
      checkContour(analysis, edit.contour);
      return { ...analysis, contours: added(analysis.contours, edit.contour) };
    case 'contourChanged':
      checkContour(analysis, edit.contour);
      return { ...analysis, contours: changed(analysis.contours, edit.contour) };
    case 'contoursDeleted':
      return { ...analysis, contours: removed(analysis.contours, edit.contourIds) };
    case 'contoursAccepted': {
      const ids = new Set(edit.contourIds);
      if (analysis.contours.filter((contour) => ids.has(contour.id)).length !== ids.size) {
        refuse('A contour that you accepted is no longer there. Nothing was changed.');
      }
      return {
        ...analysis,
        contours: analysis.contours.map((contour) => (ids.has(contour.id) ? { ...contour, acceptance: edit.acceptance } : contour)),
      };
    }
    case 'contoursImported': {
      for (const contour of edit.contours) checkContour(analysis, contour);
      const gone = new Set(edit.replacedContourIds);
      const standing = analysis.contours.find(({ id, acceptance }) => gone.has(id) && acceptance.status === 'accepted');
      if (standing !== undefined) refuse(`The contour on frame ${standing.frameNumber} is accepted and is not replaced by an imported one.`);
      return { ...analysis, contours: addedAll(removed(analysis.contours, [...gone]), edit.contours) };
    }
    case 'contoursProposed': {
      for (const contour of edit.contours) {
        checkContour(analysis, contour);
        if (contour.acceptance.status !== 'provisional') refuse('What the program proposes is provisional until a reader accepts it.');
      }
      const gone = new Set(edit.replacedContourIds);
      const standing = analysis.contours.find(({ id, acceptance, origin }) => gone.has(id) && (acceptance.status === 'accepted' || origin === 'manual' || origin === 'imported'));
      if (standing !== undefined) refuse(`The contour on frame ${standing.frameNumber} is a reader's and is not replaced by a proposal.`);
      return { ...analysis, contours: addedAll(removed(analysis.contours, edit.replacedContourIds), edit.contours) };
    }
    case 'frameMarkSet':
      checkFrames(analysis, edit.frameMark.firstFrame, edit.frameMark.lastFrame);
      return { ...analysis, frameMarks: set(analysis.frameMarks, edit.frameMark) };
    case 'frameMarkDeleted':
      return { ...analysis, frameMarks: removed(analysis.frameMarks, [edit.id]) };
    case 'segmentAdded':
      checkSegment(analysis, edit.segment);
      return { ...analysis, segments: added(analysis.segments, edit.segment) };
    case 'segmentChanged':
      checkSegment(analysis, edit.segment);
      return { ...analysis, segments: changed(analysis.segments, edit.segment) };
    case 'segmentDeleted':
      return { ...analysis, segments: removed(analysis.segments, [edit.id]) };
    case 'referenceChosen':
      return changeSegment(analysis, edit.segmentId, (segment) => ({ ...segment, reference: edit.reference }));
    case 'comparisonPresetChosen':
      return changeSegment(analysis, edit.segmentId, (segment) => ({ ...segment, comparisonPreset: edit.preset }));
    case 'landmarkSet':
      checkFrames(analysis, edit.landmark.frameNumber, edit.landmark.frameNumber);
      return { ...analysis, landmarks: set(analysis.landmarks, edit.landmark) };
    case 'landmarkDeleted':
      return { ...analysis, landmarks: removed(analysis.landmarks, [edit.id]) };
    case 'findingSet':
      checkFrames(analysis, edit.finding.firstFrame, edit.finding.lastFrame);
      return { ...analysis, findings: set(analysis.findings, edit.finding) };
    case 'findingDeleted':
      return { ...analysis, findings: removed(analysis.findings, [edit.id]) };
    case 'implantSet':
      checkFrames(analysis, edit.implant.firstFrame, edit.implant.lastFrame);
      return { ...analysis, implants: set(analysis.implants, edit.implant) };
    case 'implantDeleted':
      return { ...analysis, implants: removed(analysis.implants, [edit.id]) };
    case 'annotationSet':
      checkFrames(analysis, edit.annotation.frameNumber, edit.annotation.frameNumber);
      return { ...analysis, annotations: set(analysis.annotations, edit.annotation) };
    case 'annotationDeleted':
      return { ...analysis, annotations: removed(analysis.annotations, [edit.id]) };
    case 'sizingSheetSet':
      for (const frameNumber of [edit.sizingSheet.cranialFrame, edit.sizingSheet.caudalFrame]) if (frameNumber !== null) checkFrames(analysis, frameNumber, frameNumber);
      return { ...analysis, sizingSheets: set(analysis.sizingSheets, edit.sizingSheet) };
    case 'sizingSheetDeleted':
      return { ...analysis, sizingSheets: removed(analysis.sizingSheets, [edit.id]) };
    case 'lesionRuleSet':
      return { ...analysis, lesionRule: edit.lesionRule };
    case 'pairingSet':
      checkPairing(analysis, edit.pairing);
      return { ...analysis, pairing: edit.pairing };
    case 'acquisitionConfirmed':
      return { ...analysis, acquisition: edit.acquisition, direction: edit.direction };
    case 'calibrationRecorded':
      return { ...analysis, manualCalibration: edit.calibration, declaredUncalibrated: false };
    case 'calibrationWithdrawn':
      return { ...analysis, manualCalibration: null };
    case 'uncalibratedDeclared':
      return { ...analysis, declaredUncalibrated: edit.declared };
    case 'anchorsSet': {
      if (edit.anchors.length > 0 && isOfStills(analysis)) refuse('These are single images: they have no places along the vein, so no anchor can be set.');
      for (const anchor of edit.anchors) checkFrames(analysis, anchor.frameNumber, anchor.frameNumber);
      const frames = new Set(edit.anchors.map((anchor) => anchor.frameNumber));
      if (frames.size !== edit.anchors.length) refuse('A frame can lie at one place only. Remove the older anchor of that frame first.');
      return { ...analysis, anchors: edit.anchors.toSorted((a, b) => a.frameNumber - b.frameNumber) };
    }
    case 'impressionWritten':
      return { ...analysis, impression: edit.impression };
    case 'maximumGapSet':
      return { ...analysis, maximumGapFrames: edit.maximumGapFrames };
    default:
      return exhaustive(edit);
  }
}
