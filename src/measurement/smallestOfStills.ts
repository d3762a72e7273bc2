/** What the smallest area of a segment is called where it was taken from single images; see `SegmentResult.ofStills` for the count. */
export function smallestOfStills(count: number): string {
  return `smallest of ${count} still${count === 1 ? '' : 's'}, not a pullback`;
}
