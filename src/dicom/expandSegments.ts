/**
 * The entries of a segmented palette table (PS3.3 C.7.9.2). `units` are its bytes or its 16-bit words, as `unitBytes` says.
 * Segments: 0 discrete, 1 linear, 2 indirect (a copy of so many earlier segments from a byte offset on, itself of kinds 0 and 1).
 * null where they break off, are of another kind, hold nothing, or do not make exactly `size` entries.
 */
export function expandSegments(units: readonly number[], unitBytes: 1 | 2, size: number): readonly number[] | null {
  const entries: number[] = [];
  const expanded = expand(units, unitBytes, 0, Number.POSITIVE_INFINITY, entries, size, true);
  return expanded && entries.length === size ? entries : null;
}

function expand(units: readonly number[], unitBytes: 1 | 2, start: number, segments: number, entries: number[], size: number, mayRefer: boolean): boolean {
  let at = start;
  for (let done = 0; done < segments && at + 1 < units.length && entries.length < size; done++) {
    const opcode = units[at]!;
    const length = units[at + 1]!;
    // What adds nothing could be gone through forever.
    if (length === 0) return false;
    at += 2;
    if (opcode === 0) {
      if (at + length > units.length) return false;
      for (let i = 0; i < length; i++) entries.push(units[at + i]!);
      at += length;
    } else if (opcode === 1) {
      const from = entries.at(-1);
      const to = units[at];
      if (from === undefined || to === undefined) return false;
      for (let i = 1; i <= length; i++) entries.push(Math.round(from + ((to - from) * i) / length));
      at += 1;
    } else if (opcode === 2 && mayRefer) {
      const offsetUnits = 4 / unitBytes;
      if (at + offsetUnits > units.length) return false;
      const byteOffset = units.slice(at, at + offsetUnits).reduce((sum, unit, i) => sum + unit * 2 ** (8 * unitBytes * i), 0);
      if (!expand(units, unitBytes, Math.floor(byteOffset / unitBytes), length, entries, size, false)) return false;
      at += offsetUnits;
    } else {
      return false;
    }
  }
  return true;
}
