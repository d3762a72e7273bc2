import type { PDFFont } from '@cantoo/pdf-lib';
import { visibleText } from '../../shared/plainText.ts';

/** A stretch of text that one embedded face sets. */
export interface FontRun {
  readonly face: PDFFont;
  readonly text: string;
}

/** Embedded faces that together never drop a character silently. */
export interface ReportFont {
  /** Text as it can be shown: code points without a glyph become `U+XXXX`, tabs spaces, and what is not visible nothing. */
  shown(text: string): string;
  /** Shown text by the face that each part of it is set in. */
  runs(text: string): readonly FontRun[];
  /** Width in points. */
  width(text: string, sizePt: number): number;
}

/** Wraps faces, the first before the others wherever it has a glyph; `uncovered` collects the code points that none of them has one for. */
export function reportFont(faces: readonly [PDFFont, ...PDFFont[]], uncovered: Set<number>): ReportFont {
  const covering = faces.map((face) => ({ face, covered: new Set(face.getCharacterSet()) }));
  const widths = new Map<string, number>();
  const faceOf = (character: string) => covering.find(({ covered }) => covered.has(character.codePointAt(0) ?? 0))?.face ?? null;
  const runs = (text: string): readonly FontRun[] => {
    const found: { face: PDFFont; text: string }[] = [];
    for (const character of text) {
      const face = faceOf(character) ?? faces[0];
      const last = found.at(-1);
      if (last?.face === face) last.text += character;
      else found.push({ face, text: character });
    }
    return found;
  };
  return {
    runs,
    shown(text) {
      let out = '';
      let afterUncovered = false;
      for (const character of visibleText(text).normalize('NFC')) {
        const codePoint = character.codePointAt(0) ?? 0;
        const control = codePoint < 0x20;
        const missing = !control && faceOf(character) === null;
        if (missing) {
          uncovered.add(codePoint);
          out += `${afterUncovered ? ' ' : ''}${codePointWords(codePoint)}`;
        } else out += control ? ' ' : character;
        afterUncovered = missing;
      }
      return out;
    },
    width(text, sizePt) {
      let perPoint = widths.get(text);
      if (perPoint === undefined) {
        perPoint = runs(text).reduce((sum, run) => sum + run.face.widthOfTextAtSize(run.text, 1000) / 1000, 0);
        widths.set(text, perPoint);
      }
      return perPoint * sizePt;
    },
  };
}

/** `U+5C71` */
export function codePointWords(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Breaks text into lines no wider than `widthPt`: at line breaks, else at spaces, and a word that is wider than a line anywhere.
 * The text is already as `shown` gives it, but for line breaks.
 */
export function wrap(font: ReportFont, text: string, sizePt: number, widthPt: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.replaceAll(/\r\n?/g, '\n').split('\n')) {
    let line = '';
    for (const word of font.shown(paragraph).split(/ +/)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (!isTooWide(font, longer, sizePt, widthPt)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = word;
      while (isTooWide(font, line, sizePt, widthPt) && [...line].length > 1) {
        const characters = [...line];
        const count = fitting(font, line, sizePt, widthPt);
        lines.push(characters.slice(0, count).join(''));
        line = characters.slice(count).join('');
      }
    }
    lines.push(line);
  }
  return lines;
}

/** The text on one line, cut with an ellipsis where it is too wide. */
export function fitted(font: ReportFont, text: string, sizePt: number, widthPt: number): string {
  const whole = font.shown(text);
  if (!isTooWide(font, whole, sizePt, widthPt)) return whole;
  const count = fitting(font, whole, sizePt, widthPt - font.width('…', sizePt));
  return `${[...whole].slice(0, count).join('').trimEnd()}…`;
}

/** More characters than these are never tried on one line, so that a text without spaces costs no more than another. */
function mostCharacters(sizePt: number, widthPt: number): number {
  return Math.max(1, Math.ceil(widthPt / (sizePt * 0.2)));
}

function isTooWide(font: ReportFont, text: string, sizePt: number, widthPt: number): boolean {
  return text.length > 2 * mostCharacters(sizePt, widthPt) || font.width(text, sizePt) > widthPt;
}

/** How many leading characters are no wider than the width; at least one. */
function fitting(font: ReportFont, text: string, sizePt: number, widthPt: number): number {
  const characters = [...text];
  let low = 1;
  let high = Math.min(characters.length, mostCharacters(sizePt, widthPt));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (font.width(characters.slice(0, middle).join(''), sizePt) <= widthPt) low = middle;
    else high = middle - 1;
  }
  return low;
}
