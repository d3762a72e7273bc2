/** The contour whose diameters are drawn: the selected one, else the only one of its kind, a lumen before a stent. */
export function foremostContour<C extends { readonly id: string; readonly kind: 'lumen' | 'stent' }>(contours: readonly C[], selectedId: string | null): C | null {
  const selected = contours.find(({ id }) => id === selectedId);
  if (selected !== undefined) return selected;
  const lumina = contours.filter(({ kind }) => kind === 'lumen');
  const candidates = lumina.length > 0 ? lumina : contours;
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}
