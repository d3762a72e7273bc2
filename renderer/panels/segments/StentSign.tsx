import type { ReactNode } from 'react';

/** □ of the stent on its double line: filled where its contour is accepted, hollow while it is provisional. */
export function StentSign({ accepted }: { readonly accepted: boolean }): ReactNode {
  return (
    <svg width="16" height="10" viewBox="0 0 16 10" role="img" aria-label={accepted ? 'accepted' : 'provisional'} style={{ flex: 'none' }}>
      <path d="M0 3.5h16M0 6.5h16" stroke="var(--vl-stent)" strokeWidth="1.2" />
      <rect x="5" y="2" width="6" height="6" fill={accepted ? 'var(--vl-stent)' : 'var(--vl-card)'} stroke="var(--vl-stent)" strokeWidth="1.4" />
    </svg>
  );
}
