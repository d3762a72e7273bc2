import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fromMm, squarePixels, tallPixels } from '../geometry/shapes.ts';
import { crossSection } from '../../src/measurement/crossSection.ts';
import { sharedData } from '../sharedData.ts';

interface Case {
  readonly frame: string;
  readonly polygonMm: readonly [number, number][];
  readonly areaMm2: number;
  readonly circumferenceMm: number;
  readonly longestMm: number;
}

function cases(folder: string): Case[] {
  const read = (name: string) => readFileSync(join(sharedData ?? '', 'contours_mm', folder, name), 'utf8').trim().split(/\r?\n/);
  const polygons = new Map<string, [number, number][]>();
  for (const name of ['diastolic_contours.csv', 'systolic_contours.csv']) {
    for (const line of read(name)) {
      const [frame, x, y] = line.split('\t');
      const polygon = polygons.get(frame!) ?? [];
      polygon.push([Number(x), Number(y)]);
      polygons.set(frame!, polygon);
    }
  }
  return read('combined_sorted_manual.csv')
    .slice(1)
    .flatMap((line) => {
      const [frame, , , area, circumference, longest] = line.split(',');
      const polygonMm = polygons.get(frame!);
      return polygonMm === undefined ? [] : [{ frame: frame!, polygonMm, areaMm2: Number(area), circumferenceMm: Number(circumference), longestMm: Number(longest) }];
    });
}

describe.skipIf(sharedData === null)('real lumen contours (../shared/data/contours_mm) measure as their makers measured them', () => {
  test.each(['ivus_poststent', 'ivus_prestent', 'ivus_rest', 'ivus_stress'])('%s', (folder) => {
    const all = cases(folder);
    expect(all.length).toBeGreaterThan(30);
    for (const { polygonMm, areaMm2, circumferenceMm, longestMm } of all) {
      for (const spacing of [squarePixels, tallPixels]) {
        const section = crossSection({ points: fromMm(polygonMm, spacing), curve: 'polygon' }, spacing);
        // The makers wrote two decimals.
        expect(Math.abs(section.areaMm2! - areaMm2)).toBeLessThan(0.0055);
        expect(Math.abs(section.perimeterMm! - circumferenceMm)).toBeLessThan(0.0055);
        expect(Math.abs(section.maxFeretMm! - longestMm)).toBeLessThan(0.0055);
      }
    }
  });
});
