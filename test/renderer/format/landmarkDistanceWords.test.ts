import { describe, expect, it } from 'vitest';
import { landmarkDistanceWords } from '../../../renderer/format/landmarkDistanceWords.ts';
import { emptyAnalysis } from '../../../src/analysis/analysis.ts';

const base = emptyAnalysis({ sopInstanceUid: '1', rows: 10, columns: 10, numberOfFrames: 100, recordedCalibration: null, recordedPositionsMm: null }, { reader: 'R1', purpose: 'clinical', sequence: 1 });
const marked = { ...base, landmarks: [{ id: 'l', frameNumber: 50, name: 'iliacConfluence', basis: 'seen', note: '' }] } as const;
const halfMillimetres = Array.from({ length: 100 }, (_, i) => i * 0.5);
const byMotor = { positionsMm: halfMillimetres, positionSource: 'pullbackRate' } as const;
const byAnchors = { positionsMm: halfMillimetres, positionSource: 'anchors' } as const;
const nowhere = { positionsMm: null, positionSource: null } as const;

describe('where a frame lies to its nearest landmark', () => {
  it('is said in millimetres and by direction where both are known', () => {
    const down = { ...marked, direction: 'cranialToCaudal' } as const;
    expect(landmarkDistanceWords(down, byMotor, 75)).toBe('12.5 mm caudal to iliac confluence');
    expect(landmarkDistanceWords(down, byMotor, 40)).toBe('5.0 mm cranial to iliac confluence');
    expect(landmarkDistanceWords({ ...marked, direction: 'caudalToCranial' }, byMotor, 75)).toBe('12.5 mm cranial to iliac confluence');
  });

  it('is whole millimetres by anchors, frames without places, and never a direction that nobody confirmed', () => {
    expect(landmarkDistanceWords(marked, byAnchors, 60)).toBe('5 mm after iliac confluence');
    expect(landmarkDistanceWords(marked, nowhere, 49)).toBe('1 frame before iliac confluence');
  });

  it('is nothing without a landmark', () => {
    expect(landmarkDistanceWords(base, byMotor, 60)).toBeNull();
  });
});
