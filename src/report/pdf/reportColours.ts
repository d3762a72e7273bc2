import { type Color, rgb } from '@cantoo/pdf-lib';

function hex(value: string): Color {
  const part = (at: number) => Number.parseInt(value.slice(at, at + 2), 16) / 255;
  return rgb(part(1), part(3), part(5));
}

/** Colours on white paper, all of contrast 5:1 or better where they carry text. */
export const reportColours = {
  text: hex('#111418'),
  secondary: hex('#4A5461'),
  line: hex('#C9CED6'),
  strong: hex('#111418'),
  lumen: hex('#0A6FA8'),
  cranial: hex('#0B7F5F'),
  caudal: hex('#8A6A00'),
  stent: hex('#A84F00'),
  minimum: hex('#B3287E'),
  draft: hex('#9A3B00'),
  lumenOnPicture: hex('#74D2FF'),
  stentOnPicture: hex('#F58A2E'),
  white: hex('#FFFFFF'),
  black: hex('#000000'),
} as const;
