import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { measureAnalysis } from '../../../src/measurement/measureAnalysis.ts';
import { measureChange } from '../../../src/measurement/measureChange.ts';
import { changeText } from '../../../src/node/commands/changeText.ts';
import { basis, caudal, landmark, marked, read, rectangle, segment } from '../../measurement/rectangleRead.ts';

function measured(parts: Partial<Analysis>) {
  const analysis = read({ segments: [segment(1, 100, { reference: caudal(90, 95) })], landmarks: [landmark(10, 'iliacConfluence')], ...parts });
  return { analysis, measurement: measureAnalysis(analysis, basis) };
}

const pairing = { beforeSopInstanceUid: '1.2.2', link: { kind: 'landmark', name: 'iliacConfluence' }, includedInReport: true } as const;

describe('a change in lines for a person', () => {
  // 80 of 200 mm² before, 150 of 200 mm² after: 60 % and 25 %.
  const before = measured({ contours: [rectangle(30, 10, 8), rectangle(90, 20, 10)] });
  const after = { contours: [rectangle(40, 15, 10), rectangle(90, 20, 10)] };

  it('says points of stenosis with the relative change, and where the two are linked', () => {
    const lines = changeText(measureChange(measured(after), before, pairing)).split('\n');
    expect(lines).toContainEqual(expect.stringMatching(/^Minimum lumen area, mm² +80\.0 +150\.0 +\+70\.0 +\+87\.5 %$/));
    expect(lines).toContainEqual(expect.stringMatching(/^Area stenosis, % +60\.0 +25\.0 +−35\.0 points +−58\.3 %$/));
    expect(lines).toContainEqual(expect.stringContaining('Linked at the iliac confluence: frame 10 before, frame 10 after.'));
    expect(lines).toContainEqual(expect.stringMatching(/VIDIO: not met$/));
  });

  it('says what is not known, and what is provisional', () => {
    const text = changeText(measureChange(measured({ contours: [rectangle(40, 15, 10, { acceptance: { status: 'provisional' } })], segments: [segment(1, 100)] }), before, pairing));
    expect(text).toMatch(/Area stenosis, % +60\.0 +not known +not known$/m);
    expect(text).toContain('1 provisional contour lies beneath');
    expect(text).toMatch(/VIDIO: no figure$/m);
  });

  it('says where a change rests on an upper bound', () => {
    const collapsed = measured({ contours: [rectangle(90, 20, 10)], frameMarks: [marked(30, 30, { mark: 'collapsedOnCatheter', catheterAreaMm2: 5 })] });
    const text = changeText(measureChange(measured(after), collapsed, pairing));
    expect(text).toMatch(/Minimum lumen area, mm² +≤ 5\.0 /m);
    expect(text).toContain('the change rests on an upper bound');
  });
});
