/** The program's mark: a vein's lumen with the catheter in it. */
export function Mark() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" role="img" aria-label="venolume">
      <circle cx="10" cy="10" r="8.5" fill="none" stroke="var(--vl-focus)" strokeWidth="1.4" />
      <ellipse cx="10" cy="10.2" rx="5.4" ry="3.1" transform="rotate(-12 10 10.2)" fill="none" stroke="var(--vl-lumen)" strokeWidth="1.5" />
      <circle cx="8.4" cy="10.6" r="1.2" fill="var(--vl-text-1)" />
    </svg>
  );
}
