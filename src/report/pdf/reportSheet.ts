import type { Color, PDFDocument, PDFImage, PDFPage } from '@cantoo/pdf-lib';
import { reportColours } from './reportColours.ts';
import { type ReportFont, wrap } from './reportFont.ts';

/** A4 in points; all places on a page are in points from its top-left corner, y downwards. */
export const pageWidthPt = 595.28;
export const pageHeightPt = 841.89;
export const marginPt = 36;
export const contentWidthPt = pageWidthPt - 2 * marginPt;
/** Height kept free at the bottom for the footer, the margin included. */
export const footerHeightPt = 86;

/** What was drawn where, so that a test can see that nothing lies on something else. */
export interface DrawnBox {
  readonly pageNumber: number;
  readonly kind: 'text' | 'picture';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextStyle {
  readonly sizePt?: number;
  readonly bold?: boolean;
  readonly color?: Color;
  readonly align?: 'left' | 'right' | 'center';
}

export interface LineStyle {
  readonly color?: Color;
  readonly widthPt?: number;
  readonly dash?: number[];
}

/** Pages with a cursor that flows down them. */
export class ReportSheet {
  readonly boxes: DrawnBox[] = [];
  readonly regular: ReportFont;
  readonly semibold: ReportFont;
  /** Where the next thing goes. */
  y = marginPt;
  private readonly document: PDFDocument;
  private page: PDFPage;

  constructor(document: PDFDocument, regular: ReportFont, semibold: ReportFont) {
    this.document = document;
    this.regular = regular;
    this.semibold = semibold;
    this.page = document.addPage([pageWidthPt, pageHeightPt]);
  }

  get pageCount(): number {
    return this.document.getPageCount();
  }

  /** Lowest y that content may reach. */
  get bottom(): number {
    return pageHeightPt - footerHeightPt;
  }

  /** Begins a page where less than this is left on the present one; says whether it did. */
  ensure(heightPt: number): boolean {
    if (this.y + heightPt <= this.bottom || this.y === marginPt) return false;
    this.newPage();
    return true;
  }

  newPage(): void {
    this.page = this.document.addPage([pageWidthPt, pageHeightPt]);
    this.y = marginPt;
  }

  /** Turns to a page that is there already, for the footer; 1-based. */
  turnTo(pageNumber: number): void {
    this.page = this.document.getPage(pageNumber - 1);
  }

  font(style: TextStyle): ReportFont {
    return style.bold === true ? this.semibold : this.regular;
  }

  /** One line of text that `wrap` or `fitted` gave, its top at y. Answers its width in points. */
  text(text: string, x: number, y: number, style: TextStyle = {}): number {
    const sizePt = style.sizePt ?? 9;
    const font = this.font(style);
    const width = font.width(text, sizePt);
    const left = style.align === 'right' ? x - width : style.align === 'center' ? x - width / 2 : x;
    if (text.trim() === '') return width;
    let at = left;
    for (const run of font.runs(text)) {
      this.page.drawText(run.text, { x: at, y: pageHeightPt - y - sizePt * 0.94, size: sizePt, font: run.face, color: style.color ?? reportColours.text });
      at += run.face.widthOfTextAtSize(run.text, sizePt);
    }
    this.boxes.push({ pageNumber: this.document.getPages().indexOf(this.page) + 1, kind: 'text', text, x: left, y, width, height: sizePt * 1.15 });
    return width;
  }

  /** Text in the flow, over as many lines and pages as it takes. */
  flow(text: string, style: TextStyle & { readonly x?: number; readonly widthPt?: number; readonly leadingPt?: number } = {}): void {
    const sizePt = style.sizePt ?? 9;
    const leading = style.leadingPt ?? sizePt * 1.4;
    const x = style.x ?? marginPt;
    for (const line of wrap(this.font(style), text, sizePt, style.widthPt ?? marginPt + contentWidthPt - x)) {
      this.ensure(leading);
      this.text(line, x, this.y, style);
      this.y += leading;
    }
  }

  /** A section's heading, kept together with at least `withPt` of what follows. */
  heading(text: string, withPt = 40): void {
    this.y += 14;
    this.ensure(20 + withPt);
    this.text(text, marginPt, this.y, { sizePt: 10.5, bold: true });
    this.y += 18;
  }

  line(x1: number, y1: number, x2: number, y2: number, style: LineStyle = {}): void {
    this.page.drawLine({
      start: { x: x1, y: pageHeightPt - y1 },
      end: { x: x2, y: pageHeightPt - y2 },
      thickness: style.widthPt ?? 0.5,
      color: style.color ?? reportColours.line,
      ...(style.dash === undefined ? {} : { dashArray: style.dash }),
    });
  }

  /** A path in SVG's words, in points from the page's top-left corner. */
  path(path: string, style: { readonly fill?: Color; readonly stroke?: Color; readonly widthPt?: number; readonly dash?: number[]; readonly opacity?: number }): void {
    this.page.drawSvgPath(path, {
      x: 0,
      y: pageHeightPt,
      ...(style.fill === undefined ? {} : { color: style.fill }),
      ...(style.stroke === undefined ? {} : { borderColor: style.stroke, borderWidth: style.widthPt ?? 1 }),
      ...(style.dash === undefined ? {} : { borderDashArray: style.dash }),
      ...(style.opacity === undefined ? {} : { opacity: style.opacity, borderOpacity: style.opacity }),
    });
  }

  rectangle(x: number, y: number, width: number, height: number, style: { readonly fill?: Color; readonly stroke?: Color; readonly widthPt?: number; readonly opacity?: number }): void {
    this.path(`M ${n(x)} ${n(y)} H ${n(x + width)} V ${n(y + height)} H ${n(x)} Z`, style);
  }

  picture(image: PDFImage, x: number, y: number, width: number, height: number): void {
    this.page.drawImage(image, { x, y: pageHeightPt - y - height, width, height });
    this.boxes.push({ pageNumber: this.document.getPages().indexOf(this.page) + 1, kind: 'picture', text: '', x, y, width, height });
  }
}

/** A coordinate for a path, to a hundredth of a point. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
