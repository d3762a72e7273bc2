import * as fontkit from '@cantoo/fontkit';
import { PDFDocument, type PDFFont } from '@cantoo/pdf-lib';
import type { Warning } from '../shared/warning.ts';
import type { FramePicture } from './framePicture.ts';
import { drawAnnotated } from './pdf/drawAnnotated.ts';
import { drawAreaCurve } from './pdf/drawAreaCurve.ts';
import { drawChange } from './pdf/drawChange.ts';
import { drawFooters } from './pdf/drawFooters.ts';
import { drawHolds } from './pdf/drawHolds.ts';
import { drawLesions } from './pdf/drawLesions.ts';
import { drawOpening } from './pdf/drawOpening.ts';
import { drawParticulars } from './pdf/drawParticulars.ts';
import type { EmbeddedPicture } from './pdf/drawFramePicture.ts';
import { drawPictures } from './pdf/drawPictures.ts';
import { drawSegmentBasis, drawSegmentTables } from './pdf/drawSegmentTable.ts';
import { drawSizing } from './pdf/drawSizing.ts';
import { drawImplants, drawStents } from './pdf/drawStents.ts';
import { codePointWords, reportFont } from './pdf/reportFont.ts';
import { type DrawnBox, ReportSheet } from './pdf/reportSheet.ts';
import type { ReportModel } from './reportModel.ts';

/** Faces to embed, as whole TrueType or OpenType files. */
export interface ReportFonts {
  readonly regular: Uint8Array;
  readonly semibold: Uint8Array;
  /** For what the others have no glyph for, such as names in Japanese, Chinese and Korean; asked for only where there is such a thing. */
  readonly others: () => Promise<readonly Uint8Array[]>;
}

export interface WrittenPdf {
  readonly bytes: Uint8Array;
  readonly pageCount: number;
  /** Characters that no face has and that stand as `U+XXXX`. */
  readonly warnings: readonly Warning[];
  /** Where every text and picture lies. */
  readonly boxes: readonly DrawnBox[];
}

/** Substitutions that would change what is read or searched for are off (Inter turns `10x10` and `->` into other signs). */
const fontFeatures = { calt: false, liga: false, dlig: false };

/**
 * The report as a searchable A4 document. Equal input gives equal bytes: its dates are the model's. The document's title names the
 * program and the kind of report, never the subject.
 */
export async function writePdf(model: ReportModel, fonts: ReportFonts, pictures: readonly FramePicture[]): Promise<WrittenPdf> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  const regular = await document.embedFont(fonts.regular, { subset: true, features: fontFeatures });
  const semibold = await document.embedFont(fonts.semibold, { subset: true, features: fontFeatures });
  const others: PDFFont[] = [];
  if (exceeds(regular, model)) for (const face of await fonts.others()) others.push(await document.embedFont(face, { subset: true, features: fontFeatures }));
  describe(document, model);
  const embedded = { figure: new Map<number, EmbeddedPicture>(), annotation: new Map<number, EmbeddedPicture>() };
  for (const { frameNumber, purpose, png, cropBox } of pictures) embedded[purpose].set(frameNumber, { image: await document.embedPng(png), cropBox });

  const uncovered = new Set<number>();
  const sheet = new ReportSheet(document, reportFont([regular, ...others], uncovered), reportFont([semibold, ...others], uncovered));
  drawOpening(sheet, model);
  drawPictures(sheet, model, embedded.figure);
  drawSegmentTables(sheet, model);
  drawChange(sheet, model);
  drawAreaCurve(sheet, model);
  drawStents(sheet, model);
  drawImplants(sheet, model);
  drawLesions(sheet, model);
  drawHolds(sheet, model);
  drawSizing(sheet, model, embedded.figure);
  drawSegmentBasis(sheet, model);
  drawAnnotated(sheet, model, embedded.annotation);
  drawParticulars(sheet, model);
  if (uncovered.size > 0) drawUncovered(sheet, uncovered);
  drawFooters(sheet, model);
  const bytes = await document.save({ useObjectStreams: true });
  return { bytes, pageCount: sheet.pageCount, warnings: uncovered.size === 0 ? [] : [uncoveredWarning(uncovered)], boxes: sheet.boxes };
}

/** Whether any text of the report has a character that a face lacks. */
function exceeds(face: PDFFont, model: ReportModel): boolean {
  const covered = new Set(face.getCharacterSet());
  const beyondAscii = JSON.stringify(model).normalize('NFC').match(/[^\p{ASCII}]/gu);
  return beyondAscii?.some((character) => !covered.has(character.codePointAt(0) ?? 0)) ?? false;
}

function drawUncovered(sheet: ReportSheet, uncovered: ReadonlySet<number>): void {
  sheet.y += 6;
  sheet.flow(uncoveredWarning(uncovered).message, { sizePt: 8.5 });
}

function uncoveredWarning(uncovered: ReadonlySet<number>): Warning {
  const words = [...uncovered].sort((a, b) => a - b).map(codePointWords);
  const named = words.length > 12 ? `${words.slice(0, 12).join(', ')} and ${words.length - 12} more` : words.join(', ');
  return {
    code: 'report/characterNotShown',
    message: `Characters that the report's typeface does not have are shown by their code: ${named}. The CSV and JSON reports hold them as they are.`,
  };
}

function describe(document: PDFDocument, model: ReportModel): void {
  const written = new Date(model.writtenAt);
  document.setTitle(`Venous intravascular ultrasound report, ${model.status.kind === 'final' ? `revision ${model.status.revision}` : 'draft'}`, { showInWindowTitleBar: true });
  document.setLanguage('en');
  document.setCreator(`venolume ${model.programVersion}`);
  document.setProducer('venolume');
  document.setSubject(model.use);
  // Left alone, the document would tell the day of its making.
  const dated = Number.isNaN(written.getTime()) ? new Date(0) : written;
  document.setCreationDate(dated);
  document.setModificationDate(dated);
}
