import { useCallback, useMemo, useState } from 'react';
import type { CanvasPoint } from '../../src/geometry/canvasPoint.ts';
import { canvasPoint } from '../../src/geometry/canvasPoint.ts';
import type { SpacingMm } from '../../src/geometry/spacingMm.ts';
import { fitView, panView, type ViewTransform, zoomAbout } from '../../src/geometry/viewTransform.ts';
import type { StageSize } from './useStageSize.ts';

const margins = { left: 8, top: 8, right: 8, bottom: 8 };

/** The reader's own view: the fitted one made larger, and moved by so many canvas pixels off the middle. */
interface OwnView {
  readonly zoom: number;
  readonly dx: number;
  readonly dy: number;
}

export interface StageView {
  readonly view: ViewTransform;
  /** null while the whole image is fitted into the stage. */
  readonly zoomFraction: number | null;
  readonly fit: () => void;
  readonly zoom: (factor: number, about?: CanvasPoint) => void;
  readonly pan: (dx: number, dy: number) => void;
}

const leastZoom = 0.25;
const mostZoom = 40;
/** So much of the image stays in the stage, in canvas pixels. */
const keptInsidePx = 48;

/** Where the image stands in the stage. What the reader chose is kept relative to the fit, so that it survives a change of the window's size. */
export function useView(image: { readonly columns: number; readonly rows: number }, spacingMm: SpacingMm | null, size: StageSize): StageView {
  const [own, setOwn] = useState<OwnView | null>(null);
  const { columns, rows } = image;
  const aspectColumn = spacingMm?.column ?? null;
  const aspectRow = spacingMm?.row ?? null;
  const fitted = useMemo(
    () => fitView({ columns, rows }, aspectColumn === null || aspectRow === null ? null : { column: aspectColumn, row: aspectRow }, size, margins),
    [columns, rows, aspectColumn, aspectRow, size],
  );
  const view = useMemo(() => (own === null ? fitted : viewOf(own, fitted, size)), [own, fitted, size]);

  const change = useCallback(
    (step: (view: ViewTransform) => ViewTransform) => {
      setOwn((known) => ownOf(step(known === null ? fitted : viewOf(known, fitted, size)), fitted, size, { columns, rows }));
    },
    [fitted, size, columns, rows],
  );
  return {
    view,
    zoomFraction: own === null ? null : own.zoom,
    fit: useCallback(() => setOwn(null), []),
    zoom: useCallback((factor, about = canvasPoint(size.width / 2, size.height / 2)) => change((from) => zoomAbout(from, about, factor)), [change, size]),
    pan: useCallback((dx, dy) => change((from) => panView(from, dx, dy)), [change]),
  };
}

function viewOf(own: OwnView, fitted: ViewTransform, size: StageSize): ViewTransform {
  return panView(zoomAbout(fitted, canvasPoint(size.width / 2, size.height / 2), own.zoom), own.dx, own.dy);
}

function ownOf(view: ViewTransform, fitted: ViewTransform, size: StageSize, image: { columns: number; rows: number }): OwnView | null {
  const zoom = Math.min(mostZoom, Math.max(leastZoom, view.scaleX / fitted.scaleX));
  const centred = zoomAbout(fitted, canvasPoint(size.width / 2, size.height / 2), zoom);
  // Zooming back to the whole image is the same as fitting it.
  if (Math.abs(zoom - 1) < 0.02) {
    const moved = Math.hypot(view.offsetX - centred.offsetX, view.offsetY - centred.offsetY);
    if (moved < 12) return null;
  }
  const offsetX = within(view.offsetX, keptInsidePx - centred.scaleX * image.columns, size.width - keptInsidePx);
  const offsetY = within(view.offsetY, keptInsidePx - centred.scaleY * image.rows, size.height - keptInsidePx);
  return { zoom, dx: offsetX - centred.offsetX, dy: offsetY - centred.offsetY };
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
