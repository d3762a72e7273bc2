import { describe, expect, it } from 'vitest';
import { implantOf, newImplant } from '../../../renderer/panels/segments/implantDraft.ts';
import { lesionDraftOf, lesionRuleOf } from '../../../renderer/panels/segments/lesionDraft.ts';
import type { Implant } from '../../../src/analysis/implant.ts';
import type { Landmark } from '../../../src/analysis/landmark.ts';

function stent(order: number, changes: Partial<Implant> = {}): Implant {
  return { id: `i${order}`, order, label: '', nominalDiameterMm: 14, nominalLengthMm: 90, firstFrame: 10, lastFrame: 60, lumenEqualsStent: false, ...changes };
}

function edge(name: 'stentCranialEdge' | 'stentCaudalEdge', frameNumber: number): Landmark {
  return { id: `${name}${frameNumber}`, frameNumber, name, basis: 'seen', note: '' };
}

describe('filling in a stent', () => {
  it('comes next in the order of placing, at the frame on screen', () => {
    const draft = newImplant({ implants: [stent(1), stent(3)], landmarks: [] }, 77, 'new');
    expect(draft).toMatchObject({ order: 4, firstFrame: 77, lastFrame: null, nominalDiameterMm: null, lumenEqualsStent: false });
    expect(implantOf(draft, [])).toEqual({ lacking: 'Give the first and the last frame.' });
  });

  it('opens the first with the one pair of stent edges that the reader has marked, whichever way the pullback runs', () => {
    const landmarks = [edge('stentCaudalEdge', 20), edge('stentCranialEdge', 90)];
    expect(newImplant({ implants: [], landmarks }, 5, 'new')).toMatchObject({ firstFrame: 20, lastFrame: 90 });
    expect(newImplant({ implants: [stent(1)], landmarks }, 5, 'new')).toMatchObject({ firstFrame: 5, lastFrame: null });
    expect(newImplant({ implants: [], landmarks: [edge('stentCaudalEdge', 20), edge('stentCaudalEdge', 90)] }, 5, 'new')).toMatchObject({ firstFrame: 5, lastFrame: null });
    expect(newImplant({ implants: [], landmarks: [...landmarks, edge('stentCranialEdge', 120)] }, 5, 'new')).toMatchObject({ firstFrame: 5, lastFrame: null });
  });

  it('needs neither a label nor a size, keeps what it was opened with, and takes no number twice', () => {
    const whole = stent(1, { extra: { lot: 'A7' } });
    expect(implantOf(whole, [whole])).toEqual({ implant: whole });
    expect(implantOf(stent(2, { nominalDiameterMm: null, nominalLengthMm: null, label: '  Lot 9 ' }), [whole])).toMatchObject({ implant: { label: 'Lot 9', nominalDiameterMm: null } });
    expect(implantOf(stent(1, { id: 'other' }), [whole])).toEqual({ lacking: 'There is a stent 1 already.' });
    expect(implantOf(stent(2, { firstFrame: 61 }), [whole])).toEqual({ lacking: 'The first frame lies behind the last.' });
  });
});

describe('saying what a lesion is', () => {
  it('opens as it stands and gives it back unchanged', () => {
    for (const bound of [{ kind: 'areaStenosis', abovePercent: 54 }, { kind: 'areaBelow', areaMm2: 80.5 }] as const) {
      const lesionRule = { bound, coverageMarginMm: 10 };
      expect(lesionRuleOf(lesionDraftOf(lesionRule))).toEqual({ lesionRule });
    }
  });

  it('has no margin until the reader types one, and 0 is one', () => {
    const draft = lesionDraftOf(null);
    expect(lesionRuleOf(draft)).toEqual({ lacking: 'Type the margin, 0 for none.' });
    expect(lesionRuleOf({ ...draft, coverageMarginMm: 0 })).toEqual({ lesionRule: { bound: { kind: 'areaStenosis', abovePercent: 50 }, coverageMarginMm: 0 } });
    expect(lesionRuleOf({ ...draft, kind: 'areaBelow', coverageMarginMm: 0 })).toEqual({ lacking: 'Type the area.' });
  });
});
