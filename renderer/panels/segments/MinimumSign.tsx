import type { ReactNode } from 'react';

/** ◆ of the minimum: filled where its contour is accepted, outlined while it is provisional. */
export function MinimumSign({ accepted, size = 10 }: { readonly accepted: boolean; readonly size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" role="img" aria-label={accepted ? 'accepted' : 'provisional'} style={{ flex: 'none' }}>
      <path d="M5 .8 9.2 5 5 9.2.8 5Z" fill={accepted ? 'var(--vl-minimum)' : 'none'} stroke="var(--vl-minimum)" strokeWidth="1.4" />
    </svg>
  );
}

/** ▲ cranial, ▼ caudal; a dot where the reference lies on neither side. */
export function ReferenceSign({ rule }: { readonly rule: string }): ReactNode {
  if (rule === 'cranial') return <Triangle d="M5 1 9.5 9H.5Z" colour="var(--vl-cranial-words)" />;
  if (rule === 'caudal') return <Triangle d="M.5 1h9L5 9Z" colour="var(--vl-caudal)" />;
  return <Triangle d="M1 5h8" colour="var(--vl-normal)" />;
}

function Triangle({ d, colour }: { readonly d: string; readonly colour: string }): ReactNode {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" style={{ flex: 'none' }}>
      <path d={d} fill={colour} stroke={colour} strokeWidth="1" />
    </svg>
  );
}
