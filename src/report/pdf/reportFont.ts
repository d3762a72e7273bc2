import type { PDFFont } from '@cantoo/pdf-lib';

/** An embedded face that never drops a character silently. */
export interface ReportFont {
  readonly face: PDFFont;
  /** Text as it can be shown: code points without a glyph become `U+XXXX`, control characters spaces. */
  shown(text: string): string;
  /** Width in points. */
  width(text: string, sizePt: number): number;
}

/** Wraps a face; `uncovered` collects the code points that it has no glyph for. */
export function reportFont(face: PDFFont, uncovered: Set<number>): ReportFont {
  const covered = new Set(face.getCharacterSet());
  const widths = new Map<string, number>();
  return {
    face,
    shown(text) {
      let out = '';
      let afterUncovered = false;
      for (const character of text.normalize('NFC')) {
        const codePoint = character.codePointAt(0) ?? 0;
        const control = codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);
        const missing = !control && !covered.has(codePoint);
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
        perPoint = face.widthOfTextAtSize(text, 1000) / 1000;
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
