import { describe, expect, it } from 'vitest';
import { plainTime, shiftedDate, shiftedDateTime, shiftedIso } from '../../../src/dicom/deidentify/dateRule.ts';

describe('a shifted date', () => {
  it('counts days over months and leap years', () => {
    expect(shiftedDate('20240301', -1)).toBe('20240229');
    expect(shiftedDate('20231231', 1)).toBe('20240101');
    // The Gregorian calendar had no 29 February in 1900.
    expect(shiftedDate('19000228', 1)).toBe('19000301');
    expect(shiftedDate('1999.12.31', 366)).toBe('20001231');
  });

  it('keeps the distance between two dates, whatever it is shifted by', () => {
    const days = (date: string) => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6))) / 86_400_000;
    for (const shift of [-3652, -400, 17]) expect(days(shiftedDate('20240305', shift)!) - days(shiftedDate('20230607', shift)!)).toBe(days('20240305') - days('20230607'));
  });

  it('is none where there is none, so that nothing passes for a date', () => {
    for (const text of ['', '20230230', '2023', 'Doe', '20231301', '99991231 Doe']) expect(shiftedDate(text, -1)).toBeNull();
    expect(shiftedDate('99991231', 1)).toBeNull();
  });

  it('carries its time of the day along', () => {
    expect(shiftedDateTime('20230607101112.123456+0200', -7)).toBe('20230531101112.123456+0200');
    expect(shiftedDateTime('202306', -7)).toBeNull();
    expect(shiftedIso('2023-06-07T10:11:12.000Z', -7)).toBe('2023-05-31T10:11:12.000Z');
    expect(shiftedIso('yesterday', -7)).toBeNull();
    expect(plainTime('10:11:12.5')).toBe('101112.5');
    expect(plainTime('about ten, Jane')).toBeNull();
  });
});
