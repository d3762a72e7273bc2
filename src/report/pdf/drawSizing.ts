import type { LandingResult } from '../../measurement/sizingResult.ts';
import type { ReportModel } from '../reportModel.ts';
import type { ReportSizing } from '../reportSizing.ts';
import { capitalised, fixed, sizingDistanceWords } from '../reportWords.ts';
import { bullet } from './drawFields.ts';
import { drawFramePicture, type EmbeddedPicture } from './drawFramePicture.ts';
import { columnPlaces, drawTable } from './drawTable.ts';
import { reportColours } from './reportColours.ts';
import type { ReportSheet } from './reportSheet.ts';
import { plain, quiet, rowOf, type TableRow } from './tableCell.ts';

const sidePt = 112;

/** The figures of the landing frames that the reader chose, each under its picture. */
export function drawSizing(sheet: ReportSheet, model: ReportModel, pictures: ReadonlyMap<number, EmbeddedPicture>): void {
  const { sizing, positions } = model;
  sizing.forEach((sheetOfFigures, i) => {
    const { landings, note, orderWords } = sheetOfFigures;
    sheet.heading(sizing.length === 1 ? 'Sizing sheet' : `Sizing sheet ${i + 1}`, landings.length === 0 ? 40 : sidePt + 180);
    if (landings.length > 0) {
      drawLandings(sheet, landings, model, pictures);
      drawTable(
        sheet,
        landings.map(({ end, frameNumber, accepted, areaMm2 }) => ({ title: `${capitalised(end)}, frame ${frameNumber}`, provisional: areaMm2 !== null && !accepted })),
        landingRows(landings),
        { notesPt: 36 },
      );
      sheet.y += 6;
    }
    sheet.flow('Figures of the frames that the reader chose to land on; they name no stent.', { sizePt: 8.5, color: reportColours.secondary });
    sheet.y += 3;
    for (const end of missingEnds(sheetOfFigures)) bullet(sheet, `The ${end} landing frame is not chosen.`, false);
    for (const missing of new Set(landings.flatMap((landing) => landing.missing ?? []))) bullet(sheet, missing, false);
    for (const { frameNumber, areaMm2, accepted } of landings) if (areaMm2 !== null && !accepted) bullet(sheet, `Frame ${frameNumber} is provisional: its figures are not final.`, true);
    for (const { frameNumber, acceptedUnseen } of landings) if (acceptedUnseen) bullet(sheet, `Frame ${frameNumber} was accepted unseen.`, true);
    if (orderWords !== null) bullet(sheet, orderWords, true);
    bullet(sheet, sizingDistanceWords(sheetOfFigures, positions.source), false);
    if (note !== '') bullet(sheet, `Note: ${note}`, false);
  });
}

/** A picture above each column of the table that follows. */
function drawLandings(sheet: ReportSheet, landings: readonly LandingResult[], model: ReportModel, pictures: ReadonlyMap<number, EmbeddedPicture>): void {
  const { rightOf } = columnPlaces(landings.length);
  landings.forEach(({ frameNumber }, i) => {
    const frame = model.frames.find((candidate) => candidate.frameNumber === frameNumber) ?? null;
    drawFramePicture(sheet, { picture: pictures.get(frameNumber) ?? null, frame, model, x: rightOf(i) - sidePt, y: sheet.y, sidePt });
  });
  sheet.y += sidePt + 2;
}

function missingEnds({ landings }: ReportSizing): readonly LandingResult['end'][] {
  return (['cranial', 'caudal'] as const).filter((end) => !landings.some((landing) => landing.end === end));
}

function landingRows(landings: readonly LandingResult[]): readonly TableRow[] {
  const each = rowOf(landings);
  const inMm = (of: (landing: LandingResult) => number | null) => (landing: LandingResult) => {
    const mm = of(landing);
    return mm === null ? quiet('not available') : plain(`${fixed(mm, 1)} mm`);
  };
  return [
    each('Lumen area', ({ areaMm2 }) => (areaMm2 === null ? quiet('not available') : plain(`${fixed(areaMm2, 1)} mm²`))),
    each('Min diameter', inMm(({ minDiameterMm }) => minDiameterMm)),
    each('Max diameter', inMm(({ maxDiameterMm }) => maxDiameterMm)),
    each('Mean of min and max', inMm(({ meanDiameterMm }) => meanDiameterMm)),
    each('Diameter from the area', inMm(({ equivalentDiameterMm }) => equivalentDiameterMm)),
    each('Diameter from the perimeter', inMm(({ perimeterDiameterMm }) => perimeterDiameterMm)),
  ];
}
