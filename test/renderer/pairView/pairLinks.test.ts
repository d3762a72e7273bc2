import { expect, it } from 'vitest';
import { linkWords, sharedLandmarks } from '../../../renderer/pairView/pairLinks.ts';
import { landmark, read } from '../../measurement/rectangleRead.ts';

it('Two pullbacks are linked at landmarks that both have, never at one of free text', () => {
  const one = read({ landmarks: [landmark(3, 'iliacConfluence'), landmark(9, 'inguinalLigament'), landmark(12, 'other')] });
  const other = read({ landmarks: [landmark(5, 'other'), landmark(40, 'iliacConfluence')] });
  expect(sharedLandmarks(one, other)).toEqual(['iliacConfluence']);
  expect(sharedLandmarks(one, read({}))).toEqual([]);
});

it('A link is told by its landmark or its frames', () => {
  expect(linkWords({ kind: 'landmark', name: 'iliacConfluence' })).toBe('the iliac confluence');
  expect(linkWords({ kind: 'frames', beforeFrame: 29, afterFrame: 25 })).toBe('frames 29 and 25');
});
