import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { errorBodySchema } from '../../src/api/contract.ts';

/** The report as it is on its way to the screen. While a newer one is fetched the older stays, marked stale. */
export interface ReportPdf {
  readonly pdf: PDFDocumentProxy | null;
  readonly stale: boolean;
  readonly problem: string | null;
}

const debounceMs = 400;

/**
 * Fetches and opens the report at a path of the service, again whenever `version` changes; a run of changes costs one fetch.
 * `path` null: none.
 */
export function useReportPdf(path: string | null, version: string): ReportPdf & { readonly retry: () => void } {
  const [shown, setShown] = useState<{ readonly key: string; readonly pdf: PDFDocumentProxy | null; readonly problem: string | null } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const key = `${path} ${version} ${attempt}`;
  useEffect(() => {
    if (path === null) return undefined;
    const stopped = new AbortController();
    const fetchAfter = setTimeout(() => {
      fetchPdf(path, stopped.signal).then(
        (pdf) => {
          if (stopped.signal.aborted) void pdf.loadingTask.destroy();
          else setShown({ key, pdf, problem: null });
        },
        (error: unknown) => {
          if (!stopped.signal.aborted) setShown((before) => ({ key, pdf: before?.pdf ?? null, problem: error instanceof Error ? error.message : 'The report could not be shown.' }));
        },
      );
    }, debounceMs);
    return () => {
      clearTimeout(fetchAfter);
      stopped.abort();
    };
  }, [path, key]);
  const pdf = shown?.pdf ?? null;
  useEffect(() => () => void pdf?.loadingTask.destroy(), [pdf]);
  return { pdf, stale: shown?.key !== key, problem: shown?.key === key ? shown.problem : null, retry: () => setAttempt((count) => count + 1) };
}

async function fetchPdf(path: string, signal: AbortSignal): Promise<PDFDocumentProxy> {
  const response = await fetch(path, { signal, cache: 'no-store' }).catch(() => null);
  if (response === null) throw new Error('The report could not be fetched. Is the program still running?');
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null);
    const parsed = errorBodySchema.safeParse(body);
    throw new Error(parsed.success ? parsed.data.error.message : 'The report could not be made.');
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { openPdf } = await import('./pdfDocument.ts');
  return openPdf(bytes);
}
