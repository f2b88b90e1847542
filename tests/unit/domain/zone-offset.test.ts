import { describe, expect, it } from 'vitest';
import { clockAt, offsetOnDay } from '../../../shared/domain/zone-offset.ts';

const hour = 3_600_000;
const dayOf = (text: string) => Date.parse(`${text}T00:00:00.000Z`) / (24 * hour);

describe('what clocks are ahead of UTC through a day', () => {
  it.each([
    ['Europe/London', '2026-01-15', 0],
    ['Europe/London', '2026-07-15', hour],
    ['Europe/London', '2026-03-29', null], // changed at one in the morning
    ['Europe/London', '2026-03-30', hour],
    ['Europe/London', '2026-10-25', null],
    ['America/St_Johns', '2026-01-15', -3.5 * hour],
    ['Asia/Kathmandu', '2026-01-15', 5.75 * hour],
    ['Pacific/Kiritimati', '2026-01-15', 14 * hour],
    ['Pacific/Apia', '2011-12-30', null], // a day that was left out there
    ['Africa/Monrovia', '1971-06-01', -(44 * 60 + 30) * 1000], // half a minute
    ['UTC', '1970-01-01', 0],
    ['UTC', '1969-12-31', null],
    ['UTC', '9998-12-31', 0],
    ['UTC', '9999-01-01', null],
  ])('%s on %s', (timeZone, day, expected) => {
    expect(offsetOnDay(dayOf(day), timeZone)).toBe(expected);
    expect(offsetOnDay(dayOf(day), timeZone)).toBe(expected); // remembered
  });

  it('is not told of a day that is none, nor of a zone that is none', () => {
    expect(offsetOnDay(Number.NaN, 'UTC')).toBeNull();
    expect(() => offsetOnDay(0, 'Atlantis')).toThrow(RangeError);
    expect(() => clockAt(Number.NaN, 'UTC')).toThrow(RangeError);
  });
});

it('shows calendar and clock, midnight as zero hours and years before 1000 with four digits', () => {
  expect(clockAt(Date.parse('2026-07-14T23:30:15.000Z'), 'Europe/London')).toEqual({
    day: '2026-07-15',
    time: '00:30:15',
  });
  expect(clockAt(Date.parse('0987-06-05T04:03:02.000Z'), 'UTC')).toEqual({ day: '0987-06-05', time: '04:03:02' });
});
