import { describe, expect, test } from 'vitest';
import { contoursInHand, editTool, emptyEdit, askedOfDetector } from '../../../renderer/overlay/tools/editTool.ts';
import { throughHeld } from '../../../renderer/overlay/tools/heldBorder.ts';
import type { Contour } from '../../../src/contour/contour.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';
import { contourOf, square, story } from './story.ts';

const detected = contourOf(square, { curve: 'periodicCubic', author: 'venolume 1', borderConfidence: [0.9, 0.9, 0.2, 0.9] });
const start = (contour: Contour = detected) => story(editTool, emptyEdit, { contours: [contour], redetects: true });
/** What a detector might find through a place: five points, the held one among them. */
const foundThrough = (x: number, y: number) => throughHeld({ points: [[98, 98], [205, 100], [x + 1, y], [190, 210], [95, 200]].map(([px, py]) => imagePoint(px!, py!)), borderConfidence: [0.8, 0.8, 0.8, 0.8, 0.8] }, [imagePoint(x, y)]);

describe('dragging a point of a detected border', () => {
  test('asks for the border through the place under the hand, once a place', () => {
    const hand = start().moveTo(200, 200).down(200, 200);
    expect(askedOfDetector(hand.state)).toBeNull();
    hand.moveTo(220, 210);
    expect(askedOfDetector(hand.state)).toMatchObject({ contourId: 'c1', place: { x: 220, y: 210 }, others: [] });
    hand.finds(askedOfDetector(hand.state), foundThrough(220, 210));
    expect(askedOfDetector(hand.state)).toBeNull();
  });

  test('shows what was found, with the point under the hand that has moved on meanwhile', () => {
    const hand = start().moveTo(200, 200).down(200, 200).moveTo(220, 210);
    const asked = askedOfDetector(hand.state);
    hand.moveTo(230, 220).finds(asked, foundThrough(220, 210));
    const [shown] = contoursInHand(hand.state, [detected]);
    expect(shown?.points).toHaveLength(5);
    expect(shown?.points[2]).toEqual({ x: 230, y: 220 });
    expect(shown?.borderConfidence).toEqual([0.8, 0.8, 1, 0.8, 0.8]);
  });

  test('is one edit, made when the answer for the last place is there: provisional, the reader’s, with the place remembered as held', () => {
    const hand = start().drag([200, 200], [220, 210], [230, 220]);
    expect(hand.edits).toEqual([]);
    hand.finds(askedOfDetector(hand.state), foundThrough(230, 220));
    expect(hand.edits).toHaveLength(1);
    expect(hand.contour).toMatchObject({ id: 'c1', origin: 'detected', author: 'R2', acceptance: { status: 'provisional' }, borderConfidence: [0.8, 0.8, 1, 0.8, 0.8] });
    expect(hand.contour.points[2]).toEqual({ x: 230, y: 220 });
    const again = start(hand.contour).moveTo(98, 98).down(98, 98).moveTo(90, 90);
    expect(askedOfDetector(again.state)).toMatchObject({ others: [{ x: 230, y: 220 }] });
  });

  test('is the hand’s alone where nothing is found', () => {
    const hand = start().drag([200, 200], [230, 220]);
    hand.finds(askedOfDetector(hand.state), null);
    expect(hand.contour.points).toEqual(detected.points.with(2, imagePoint(230, 220)));
  });

  test('ends without an edit when it is dropped', () => {
    const hand = start().drag([200, 200], [230, 220]);
    const asked = askedOfDetector(hand.state);
    hand.press('escape').finds(asked, foundThrough(230, 220));
    expect(hand.edits).toEqual([]);
    expect(hand.state.held).toBeNull();
  });

  test('asks nothing of one that is accepted, that no detector made, or that is moved as a whole', () => {
    const { borderConfidence: _gone, ...drawn } = detected;
    for (const other of [drawn, { ...detected, acceptance: { status: 'accepted' as const, acceptedBy: 'R1', acceptedAt: null, viewed: true } }]) {
      const hand = start(other).moveTo(200, 200).down(200, 200).moveTo(220, 210);
      expect(askedOfDetector(hand.state)).toBeNull();
    }
    expect(askedOfDetector(start().moveTo(150, 150).down(150, 150).moveTo(160, 150).state)).toBeNull();
  });
});

test('What a detector said of a border is gone once a hand has moved it', () => {
  const hand = start().drag([150, 150], [170, 150]);
  expect(hand.contour.borderConfidence).toBeUndefined();
  expect(hand.contour.author).toBe('R2');
});
