import type { ContentItem } from '../../dicom/sr/contentItem.ts';
import { item } from '../../dicom/sr/contentItem.ts';
import type { CodedConcept } from '../../dicom/sr/codedConcept.ts';
import type { Side, Vein } from '../../analysis/veinSegment.ts';
import type { ReportFrame } from '../reportFrame.ts';
import type { ReportSegment } from '../reportSegment.ts';
import { acceptanceWords, calibrationWords, framesWords, lengthWords, referenceRuleWords } from '../reportWords.ts';
import { restsOnProvisional } from '../segmentFigures.ts';
import { sourceFrames, sourcesOnFrame } from './contourItems.ts';
import { evaluation, comment, figure, unknownFigure } from './figureItem.ts';
import { segmentWordItems } from './spokenItems.ts';
import { codes, lateralityCodes, referenceSideCodes, statisticCodes, units, veinCodes } from './reportCodes.ts';
import type { StructuredReportSource } from './structuredReportSource.ts';

/** Where a vein is, with its side. */
export function findingSite(vein: Vein, side: Side | null): ContentItem {
  return item('HAS CONCEPT MOD', codes.findingSite, { type: 'CODE', code: veinCodes[vein] }, side === null ? [] : [item('HAS CONCEPT MOD', codes.laterality, { type: 'CODE', code: lateralityCodes[side] })]);
}

/** All figures of a vein segment, each with what it was taken from; in the order of the report. */
export function segmentItems(segment: ReportSegment, source: StructuredReportSource): readonly ContentItem[] {
  return [
    ...minimumItems(segment, source),
    ...referenceItems(segment, source),
    ...stenosisItems(segment),
    ...comparisonItems(segment),
    ...extentItems(segment),
    ...stentItems(segment, source),
    evaluation(codes.reviewOfContours, reviewCode(segment)),
    ...segmentWordItems(segment, source.model),
    ...(segment.calibration === null ? [] : [comment(calibrationWords(segment.calibration))]),
    ...segment.warnings.map(({ message }) => comment(message)),
  ];
}

function reviewCode(segment: ReportSegment): CodedConcept {
  if (restsOnProvisional(segment)) return codes.provisional;
  return segment.acceptedUnseenFrames > 0 || segment.referenceContours.acceptedUnseen > 0 ? codes.acceptedUnseen : codes.accepted;
}

const isLumen = (frame: ReportFrame | undefined) => (contour: { readonly kind: string }) => contour.kind === 'lumen' || frame?.lumenEqualsStent === true;
const isStent = (frame: ReportFrame | undefined) => (contour: { readonly kind: string }) => contour.kind === 'stent' || frame?.lumenEqualsStent === true;

function minimumItems({ minimumLumenArea: minimum, ofStills }: ReportSegment, { model, pullback }: StructuredReportSource): readonly ContentItem[] {
  if (minimum === null) return [unknownFigure(codes.lumenArea, 'No lumen is measured in this segment.', { derivation: codes.minimum, site: codes.siteOfLumenMinimum })];
  const frame = model.frames.find(({ frameNumber }) => frameNumber === minimum.frameNumber);
  const sources = sourcesOnFrame(minimum.frameNumber, model.frames, pullback, isLumen(frame));
  const state = minimum.state === 'occluded' ? 'Occluded by the reader’s word. ' : minimum.state === 'atMost' ? 'At most this: collapsed on the catheter. ' : '';
  const stills = ofStills === null ? '' : ` Smallest of ${ofStills} measured stills; not the minimum of a pullback.`;
  const channels = minimum.channels > 1 ? ` Union of ${minimum.channels} channels.` : '';
  const words = `${state}Frame ${minimum.frameNumber}${acceptanceWords(minimum)}.${channels}${stills}`;
  const site = codes.siteOfLumenMinimum;
  return [
    ...areaFigure(codes.lumenArea, minimum, { derivation: codes.minimum, site, comment: words, sources }),
    ...figure(codes.lumenDiameter, minimum.minDiameterMm, units.mm, { derivation: codes.minimum, site }),
    ...figure(codes.lumenDiameter, minimum.maxDiameterMm, units.mm, { derivation: codes.maximum, site }),
    ...figure(codes.equalAreaDiameter, minimum.equivalentDiameterMm, units.mm, { site }),
  ];
}

/** In mm² where there is a scale; else that it is unknown, and beside it the area in pixels. */
function areaFigure(name: CodedConcept, { areaMm2, areaPx2 }: { readonly areaMm2: number | null; readonly areaPx2: number | null }, modifiers: Parameters<typeof figure>[3]): readonly ContentItem[] {
  if (areaMm2 !== null) return figure(name, areaMm2, units.mm2, modifiers);
  return [unknownFigure(name, 'The picture has no scale.', modifiers), ...figure(name, areaPx2, units.px2, modifiers)];
}

function referenceItems({ reference }: ReportSegment, { pullback }: StructuredReportSource): readonly ContentItem[] {
  if (reference === null || reference.rule === 'none') return [];
  const derivation = reference.statistic === null ? null : statisticCodes[reference.statistic];
  const ofSides = reference.sides.flatMap((side) =>
    side.side === 'segment'
      ? []
      : [
          ...areaFigure(codes.lumenArea, side, {
            derivation: statisticCodes[side.statistic],
            site: referenceSideCodes[side.side],
            comment: `${side.side === 'cranial' ? 'Cranial reference (proximal: nearer to the heart)' : 'Caudal reference (distal: farther from the heart)'}: ${framesWords(side.frameNumbers)}${side.provisionalFrames > 0 ? ', some provisional' : ''}.`,
            sources: sourceFrames(side.frameNumbers, pullback),
          }),
          ...figure(codes.lumenDiameter, side.minDiameterMm, units.mm, { derivation: codes.minimum, site: referenceSideCodes[side.side] }),
        ],
  );
  return [
    ...ofSides,
    ...areaFigure(codes.referenceArea, reference, { derivation, comment: [referenceRuleWords(reference), reference.citation, reference.reason].filter(Boolean).join('. ') }),
    ...figure(codes.referenceDiameter, reference.minDiameterMm, units.mm, { derivation }),
  ];
}

function stenosisItems(segment: ReportSegment): readonly ContentItem[] {
  const comment = '100 × (1 − minimum/reference)';
  return [
    ...figure(codes.areaStenosis, segment.areaStenosisPercent, units.percent, { comment }),
    ...figure(codes.diameterStenosis, segment.minDiameterStenosisPercent, units.percent, { method: codes.smallestDiameters, comment }),
    ...figure(codes.diameterStenosis, segment.equivalentDiameterStenosisPercent, units.percent, { method: codes.equalAreaDiameters, comment }),
  ];
}

function comparisonItems({ comparison }: ReportSegment): readonly ContentItem[] {
  if (comparison === null) return [];
  const words = `${comparison.label}; ${comparison.citation}${comparison.verified ? '' : '; not verified at its source'}`;
  return [...figure(codes.comparisonArea, comparison.areaMm2, units.mm2, { comment: words }), ...figure(codes.fractionOfComparison, comparison.fractionPercent, units.percent, { comment: words })];
}

function extentItems(segment: ReportSegment): readonly ContentItem[] {
  const { length, lesion, lesionLength } = segment;
  return [
    ...(length.kind === 'measured' ? figure(codes.length, length.lengthMm, units.mm, { comment: lengthWords(length) }) : [unknownFigure(codes.length, length.reason)]),
    ...figure(codes.lumenVolume, segment.volumeMm3, units.mm3),
    ...(lesion === null || lesionLength === null
      ? []
      : lesionLength.kind === 'measured'
        ? figure(codes.lesionLength, lesionLength.lengthMm, units.mm, { comment: `Frames ${lesion.firstFrame} to ${lesion.lastFrame}${lesion.openAtFirst || lesion.openAtLast ? '; it may be longer, since it ends where the contours end' : ''}.` })
        : [unknownFigure(codes.lesionLength, lesionLength.reason)]),
  ];
}

function stentItems({ stent }: ReportSegment, { model, pullback }: StructuredReportSource): readonly ContentItem[] {
  if (stent === null) return [];
  const { minimumStentArea: least, inStentMinimumLumen: lumen, lumenLoss } = stent;
  const frameOf = (n: number) => model.frames.find(({ frameNumber }) => frameNumber === n);
  const site = codes.stentedRegion;
  return [
    ...(least === null
      ? []
      : [
          ...areaFigure(codes.stentArea, least, { derivation: codes.minimum, site, comment: `Frame ${least.frameNumber}${acceptanceWords(least)}.`, sources: sourcesOnFrame(least.frameNumber, model.frames, pullback, isStent(frameOf(least.frameNumber))) }),
          ...figure(codes.stentDiameter, least.minDiameterMm, units.mm, { derivation: codes.minimum, site }),
          ...figure(codes.stentDiameter, least.maxDiameterMm, units.mm, { derivation: codes.maximum, site }),
        ]),
    ...(lumen === null ? [] : areaFigure(codes.lumenArea, lumen, { derivation: codes.minimum, site, comment: `Smallest lumen within the stents, frame ${lumen.frameNumber}${acceptanceWords(lumen)}.`, sources: sourcesOnFrame(lumen.frameNumber, model.frames, pullback, isLumen(frameOf(lumen.frameNumber))) })),
    ...figure(codes.stentExpansionIndex, stent.expansionIndex, units.one),
    ...figure(codes.stentSymmetryIndex, stent.symmetryIndex, units.one),
    ...(lumenLoss === null ? [] : figure(codes.lumenLoss, lumenLoss.percent, units.percent, { comment: `Frame ${lumenLoss.frameNumber}.` })),
    ...figure(codes.stentCompression, stent.compressionPercent, units.percent),
    ...stent.edges.flatMap((edge) =>
      figure(codes.lumenArea, edge.lumenAreaMm2, units.mm2, {
        // Which end is which is known only under a confirmed direction.
        site: edge.end === 'cranial' ? codes.proximalStentMargin : edge.end === 'caudal' ? codes.distalStentMargin : null,
        comment: `Lumen at the ${edge.end} edge of the stents, frame ${edge.frameNumber}${edge.accepted ? '' : '; provisional'}.`,
      }),
    ),
    ...stent.missing.map(comment),
  ];
}
