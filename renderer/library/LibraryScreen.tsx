/** Placeholder while the screen is being laid out. */
export function LibraryScreen() {
  return <main aria-label="Library" />;
}
