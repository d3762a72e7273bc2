const mebibyte = 1024 * 1024;
const leastBytes = 64 * mebibyte;
const mostBytes = 256 * mebibyte;
const perGibibyteOfMemory = 32 * mebibyte;

/** Bytes of decoded frames to keep on a device with so much memory, GiB; null where the browser does not tell. It never depends on the file. */
export function cacheBudgetBytes(deviceMemoryGib: number | null): number {
  if (deviceMemoryGib === null) return mostBytes;
  return Math.min(mostBytes, Math.max(leastBytes, deviceMemoryGib * perGibibyteOfMemory));
}

/** What the browser tells of the device's memory, GiB, rounded down by it and never more than 8; null where it tells nothing. */
export function deviceMemoryGib(): number | null {
  return 'deviceMemory' in navigator && typeof navigator.deviceMemory === 'number' ? navigator.deviceMemory : null;
}
