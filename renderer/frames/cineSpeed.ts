import { create } from 'zustand';

/** How many times as fast as it was taken a pullback is played. */
const speeds = [0.25, 0.5, 1, 2, 4] as const;

/** The speed that the reader has chosen; it stays for every pullback until the program is closed. */
export const useCineSpeed = create<{ readonly speed: (typeof speeds)[number] }>(() => ({ speed: 1 }));

/** The next faster speed, and after the fastest the slowest. */
export function changeCineSpeed(): void {
  useCineSpeed.setState(({ speed }) => ({ speed: speeds[(speeds.indexOf(speed) + 1) % speeds.length]! }));
}

/** `¼×`, `2×` */
export function speedWords(speed: number): string {
  return `${speed === 0.25 ? '¼' : speed === 0.5 ? '½' : speed}×`;
}
