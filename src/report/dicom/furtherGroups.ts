import type { ContentItem } from '../../dicom/sr/contentItem.ts';
import type { ReportAnnotation } from '../reportAnnotation.ts';
import type { ReportHold } from '../reportHold.ts';
import type { ReportImplant, ReportStentedStretch } from '../reportImplant.ts';
import type { ReportSizing } from '../reportSizing.ts';
import type { ReportVeinChange } from '../reportChange.ts';
import { capitalised, frameRangeWords } from '../reportWords.ts';
import { sourceFrames, sourcesOnFrame } from './contourItems.ts';
import { comment, evaluation, figure } from './figureItem.ts';
import { measurementGroup } from './measurementGroup.ts';
import { codes, referenceSideCodes, units } from './reportCodes.ts';
import { findingSite } from './segmentItems.ts';
import type { StructuredReportSource } from './structuredReportSource.ts';

/** What the report measures besides segments and contours (TID 1501): stents, holds, sizing sheets, ticked measures on frames, and the change from an earlier pullback. */
export function furtherGroups(source: StructuredReportSource): readonly ContentItem[] {
  const { implants, holds, sizing, annotations, change } = source.model;
  return [
    ...implants.map((implant) => implantGroup(implant, source)),
    ...source.model.stentedStretches.map((stretch) => stretchGroup(stretch, source)),
    ...holds.map((hold) => holdGroup(hold, source)),
    ...sizing.map((sheet) => sizingGroup(sheet, source)),
    ...annotations.flatMap((annotation) => annotationGroup(annotation, source)),
    ...(change?.kind === 'measured' ? change.veins.map((vein) => changeGroup(vein, change.before.sopInstanceUid, source)) : []),
  ];
}

function implantGroup(implant: ReportImplant, { pullback, uidOf }: StructuredReportSource): ContentItem {
  const { words, length } = implant;
  return measurementGroup('1501', `${capitalised(words)}, ${frameRangeWords(implant)}`, uidOf(`implant ${pullback.sopInstanceUid} ${implant.implantId}`), [
    evaluation(codes.finding, codes.stent),
    ...figure(codes.nominalDiameter, implant.nominalDiameterMm, units.mm, { comment: 'As entered by the reader.' }),
    ...figure(codes.nominalLength, implant.nominalLengthMm, units.mm, { comment: 'As entered by the reader.' }),
    ...(implant.lumenEqualsStent ? [comment('By the reader’s word the lumen equals the stent here.')] : []),
    ...(length.kind === 'measured' ? figure(codes.stentLength, length.lengthMm, units.mm) : [comment(length.reason)]),
  ]);
}

function stretchGroup(stretch: ReportStentedStretch, { pullback, uidOf }: StructuredReportSource): ContentItem {
  const { length, crossesInguinalLigament: crosses, reachesIntoIvc: reaches } = stretch;
  const told = (answer: boolean | null, words: string) => comment(`${words}: ${answer === null ? 'cannot be told' : answer ? 'yes' : 'no'}.`);
  return measurementGroup('1501', `Stented stretch, ${frameRangeWords(stretch)}`, uidOf(`stented ${pullback.sopInstanceUid} ${stretch.implantIds.join(' ')}`), [
    evaluation(codes.finding, codes.stentedRegion),
    ...(length.kind === 'measured' ? figure(codes.stentLength, length.lengthMm, units.mm) : [comment(length.reason)]),
    told(crosses, 'Crosses the inguinal ligament'),
    told(reaches, 'Reaches into the inferior vena cava'),
  ]);
}

function holdGroup(hold: ReportHold, { model, pullback, uidOf }: StructuredReportSource): ContentItem {
  const { minimum, maximum } = hold;
  return measurementGroup('1501', `Hold, ${frameRangeWords(hold)}`, uidOf(`hold ${pullback.sopInstanceUid} ${hold.frameMarkId}`), [
    evaluation(codes.finding, codes.hold),
    ...figure(codes.lumenArea, minimum?.areaMm2, units.mm2, { derivation: codes.minimum, sources: minimum === null ? [] : sourcesOnFrame(minimum.frameNumber, model.frames, pullback, ({ kind }) => kind === 'lumen') }),
    ...figure(codes.lumenArea, maximum?.areaMm2, units.mm2, { derivation: codes.maximum, sources: maximum === null ? [] : sourcesOnFrame(maximum.frameNumber, model.frames, pullback, ({ kind }) => kind === 'lumen') }),
    ...figure(codes.lumenArea, hold.meanAreaMm2, units.mm2, { derivation: codes.mean }),
    ...(hold.note === '' ? [] : [comment(hold.note)]),
  ]);
}

function sizingGroup(sheet: ReportSizing, { pullback, uidOf }: StructuredReportSource): ContentItem {
  const landings = sheet.landings.flatMap((landing) => {
    const site = referenceSideCodes[landing.end];
    const words = `${capitalised(landing.end)} landing frame ${landing.frameNumber}${landing.accepted ? '' : ', provisional'}`;
    return [
      ...figure(codes.lumenArea, landing.areaMm2, units.mm2, { site, comment: words, sources: sourceFrames([landing.frameNumber], pullback) }),
      ...figure(codes.lumenDiameter, landing.minDiameterMm, units.mm, { site, derivation: codes.minimum, comment: words }),
      ...figure(codes.lumenDiameter, landing.maxDiameterMm, units.mm, { site, derivation: codes.maximum, comment: words }),
      ...figure(codes.lumenDiameter, landing.meanDiameterMm, units.mm, { site, derivation: codes.mean, comment: words }),
      ...figure(codes.equalAreaDiameter, landing.equivalentDiameterMm, units.mm, { site, comment: words }),
      ...figure(codes.equalPerimeterDiameter, landing.perimeterDiameterMm, units.mm, { site, comment: words }),
      ...(landing.missing === null ? [] : [comment(`${words}: ${landing.missing}`)]),
    ];
  });
  return measurementGroup('1501', `Sizing sheet ${sheet.sizingSheetId}`, uidOf(`sizing ${pullback.sopInstanceUid} ${sheet.sizingSheetId}`), [
    evaluation(codes.finding, codes.landing),
    ...landings,
    ...figure(codes.landingDistance, sheet.distanceMm, units.mm, { comment: sheet.distanceWords }),
    ...figure(codes.distanceError, sheet.distanceErrorMm, units.mm),
    ...(sheet.note === '' ? [] : [comment(sheet.note)]),
  ]);
}

/** Notes and bookmarks measure nothing and stay in the document alone. */
function annotationGroup(annotation: ReportAnnotation, { pullback, uidOf }: StructuredReportSource): readonly ContentItem[] {
  const sources = sourceFrames([annotation.frameNumber], pullback);
  const figures = [
    ...figure(codes.length, annotation.lengthMm, units.mm, { sources }),
    ...figure(codes.angle, annotation.angleDeg, units.degree, { sources }),
    ...figure(codes.area, annotation.areaMm2, units.mm2, { sources }),
  ];
  if (figures.length === 0) return [];
  return [
    measurementGroup('1501', `Measured on frame ${annotation.frameNumber}`, uidOf(`annotation ${pullback.sopInstanceUid} ${annotation.annotationId}`), [...figures, ...(annotation.note === '' ? [] : [comment(annotation.note)])]),
  ];
}

function changeGroup(change: ReportVeinChange, beforeUid: string, { pullback, uidOf }: StructuredReportSource): ContentItem {
  const { vein, side } = change;
  return measurementGroup('1501', `Change of ${change.name}`, uidOf(`change ${beforeUid} ${pullback.sopInstanceUid} ${change.name}`), [
    evaluation(codes.finding, codes.change),
    findingSite(vein, side),
    ...figure(codes.lumenGain, change.minimumLumenAreaGainMm2, units.mm2),
    ...figure(codes.lumenGain, change.minimumLumenAreaGainPercent, units.percent),
    ...figure(codes.areaStenosisChange, change.areaStenosisChangePoints, units.percent),
    ...figure(codes.diameterStenosisChange, change.minDiameterStenosisChangePoints, units.percent),
    comment(`From the pullback ${beforeUid} to this one.`),
  ]);
}
