import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './reportPages.module.css';

export interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  /** 1-based. */
  readonly pageNumber: number;
  /** Room that the page may take, in CSS pixels. */
  readonly room: { readonly width: number; readonly height: number };
  /** 1: the page fits the room. */
  readonly zoom: number;
}

/** One page, drawn anew at the size that it is shown at. */
export function PdfPage({ pdf, pageNumber, room, zoom }: PdfPageProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { width, height } = room;
  useEffect(() => {
    let stopped = false;
    let cancel = () => {};
    const draw = async () => {
      const page = await pdf.getPage(pageNumber);
      const target = canvas.current;
      if (stopped || target === null || width <= 0 || height <= 0) return;
      const whole = page.getViewport({ scale: 1 });
      const scale = Math.min(width / whole.width, height / whole.height) * zoom;
      const dense = window.devicePixelRatio || 1;
      const viewport = page.getViewport({ scale: scale * dense });
      // Drawn aside and then put in place at once, so that a change never shows an empty page.
      const sheet = document.createElement('canvas');
      sheet.width = Math.round(viewport.width);
      sheet.height = Math.round(viewport.height);
      const task = page.render({ canvas: sheet, viewport });
      cancel = () => task.cancel();
      await task.promise;
      if (stopped) return;
      target.width = sheet.width;
      target.height = sheet.height;
      target.style.width = `${sheet.width / dense}px`;
      target.style.height = `${sheet.height / dense}px`;
      target.getContext('2d')?.drawImage(sheet, 0, 0);
      setProblem(null);
    };
    draw().catch(() => {
      if (!stopped) setProblem(`Page ${pageNumber} could not be drawn. Export the PDF and open it elsewhere.`);
    });
    return () => {
      stopped = true;
      cancel();
    };
  }, [pdf, pageNumber, width, height, zoom]);
  return (
    <>
      {problem === null ? null : <p className={styles.problem}>{problem}</p>}
      <canvas ref={canvas} className={styles.page} role="img" aria-label={`Report, page ${pageNumber} of ${pdf.numPages}`} />
    </>
  );
}
