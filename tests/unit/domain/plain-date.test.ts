import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  formatDay,
  instantOnDay,
  isPlainDate,
  plainDateOf,
} from '../../../shared/domain/plain-date.ts';
import { clockAt } from '../../../shared/domain/zone-offset.ts';

describe('the day of an instant', () => {
  it.each([
    // London: summer time ends at 01:00 UTC on 25 Oct 2026 and begins at 01:00 UTC on 29 Mar 2026.
    ['2026-10-24T22:59:59.999Z', 'Europe/London', '2026-10-24'],
    ['2026-10-24T23:00:00.000Z', 'Europe/London', '2026-10-25'],
    ['2026-10-25T23:30:00.000Z', 'Europe/London', '2026-10-25'],
    ['2026-03-28T23:30:00.000Z', 'Europe/London', '2026-03-28'],
    ['2026-03-29T23:30:00.000Z', 'Europe/London', '2026-03-30'],
    // Auckland: +13 in summer, +12 in winter; changes on 5 Apr and 27 Sep 2026.
    ['2026-04-04T10:59:59.999Z', 'Pacific/Auckland', '2026-04-04'],
    ['2026-04-04T11:00:00.000Z', 'Pacific/Auckland', '2026-04-05'],
    ['2026-04-05T11:30:00.000Z', 'Pacific/Auckland', '2026-04-05'],
    ['2026-04-05T12:00:00.000Z', 'Pacific/Auckland', '2026-04-06'],
    ['2026-12-31T11:00:00.000Z', 'Pacific/Auckland', '2027-01-01'],
    // Los Angeles: -7 in summer, -8 in winter; changes on 8 Mar and 1 Nov 2026.
    ['2026-03-08T07:59:59.999Z', 'America/Los_Angeles', '2026-03-07'],
    ['2026-03-09T06:59:59.999Z', 'America/Los_Angeles', '2026-03-08'],
    ['2026-03-09T07:00:00.000Z', 'America/Los_Angeles', '2026-03-09'],
    ['2026-11-02T07:59:59.999Z', 'America/Los_Angeles', '2026-11-01'],
    ['2024-02-29T12:00:00Z', 'UTC', '2024-02-29'],
  ])('%s in %s is %s', (instant, timeZone, day) => {
    expect(plainDateOf(instant, timeZone)).toBe(day);
  });

  it('writes a year of fewer than four digits with all four', () => {
    expect(plainDateOf('0099-06-05T12:00:00.000Z', 'UTC')).toBe('0099-06-05');
    expect(plainDateOf('9999-12-31T23:30:00.000Z', 'Pacific/Auckland')).toBe('10000-01-01');
    expect(plainDateOf('9999-12-31T00:00:00.000Z', 'UTC')).toBe('9999-12-31');
  });

  it('refuses what is no instant, and a zone that does not exist', () => {
    expect(() => plainDateOf('yesterday', 'UTC')).toThrow(RangeError);
    expect(() => plainDateOf('2026-01-01T00:00:00.000Z', 'Mars/Olympus')).toThrow(RangeError);
  });

  it('never lies more than a day from the day in UTC', () => {
    const zones = fc.constantFrom('Pacific/Auckland', 'Europe/London', 'America/Los_Angeles', 'Asia/Kathmandu');
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const day = plainDateOf(instant.toISOString(), zone);
        expect(isPlainDate(day)).toBe(true);
        expect(Math.abs(daysBetween(instant.toISOString().slice(0, 10), day))).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the day of an instant is the day that the calendar of the zone shows', () => {
  const zones = [
    ...['UTC', 'Europe/London', 'America/New_York', 'Pacific/Apia', 'Pacific/Kiritimati', 'Asia/Kathmandu'],
    ...['Australia/Lord_Howe', 'America/St_Johns', 'Africa/Monrovia', 'Pacific/Chatham', 'America/Sao_Paulo'],
  ];
  const shownAt = (instant: string, zone: string) => clockAt(Date.parse(instant), zone).day;
  const instant = fc
    .date({ min: new Date('1969-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());

  it('at any time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.array(instant, { minLength: 1, maxLength: 20 }), (zone, instants) => {
        expect(instants.map((at) => plainDateOf(at, zone))).toEqual(instants.map((at) => shownAt(at, zone)));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['Pacific/Kiritimati', '1978-07-09T10:40:00.000Z'],
    ['America/St_Johns', '2010-11-07T02:30:30.000Z'],
  ])('where %s began its days otherwise', (zone, at) => {
    expect(plainDateOf(at, zone)).toBe(shownAt(at, zone));
  });

  it.each([
    ['Europe/London', '2024-03-30'],
    ['Europe/London', '2024-10-26'],
    ['America/New_York', '2024-03-09'],
    ['Pacific/Apia', '2011-12-29'],
    ['Australia/Lord_Howe', '2024-10-05'],
    ['America/St_Johns', '2024-11-02'],
    ['Pacific/Chatham', '2024-04-06'],
    ['America/Sao_Paulo', '2018-11-03'],
    ['Asia/Kathmandu', '2024-12-31'],
  ])('at every quarter of an hour where %s changes its clock or its year, from %s on', (zone, start) => {
    for (let quarter = 0; quarter < 3 * 24 * 4; quarter += 1) {
      for (const offsetMs of [-1, 0]) {
        const at = new Date(Date.parse(`${start}T00:00:00.000Z`) + quarter * 900_000 + offsetMs).toISOString();
        expect(`${at} ${plainDateOf(at, zone)}`).toBe(`${at} ${shownAt(at, zone)}`);
      }
    }
  });
});

describe('the calendar', () => {
  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-1-1', false],
    ['26-01-01', false],
    ['2026-01-01T00:00:00Z', false],
    ['2026-01-01 ', false],
    ['2026', false],
    ['2026-11', false],
    ['+012026-01-01', false],
    ['12026-01-01', false],
    ['', false],
  ])('%s is a day: %s', (text, is) => {
    expect(isPlainDate(text)).toBe(is);
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-10-24', 2, '2026-10-26'],
  ])('%s and %d days is %s', (date, count, expected) => {
    expect(addDays(date, count)).toBe(expected);
  });

  it('counts days as it adds them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -1000, max: 1000 }), (start, count) => {
        const from = addDays('1990-01-01', start);
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });

  it('writes a day for a sentence', () => {
    expect(formatDay('2026-08-31')).toBe('31 Aug 2026');
    expect(formatDay('2026-01-02')).toBe('2 Jan 2026');
  });

  it('knows every month by its name in English', () => {
    const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}-15`);
    expect(months.map((day) => formatDay(day).slice(3, 6)).join(' ')).toBe(
      'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    );
    expect(formatDay('2026-13-02')).toBe('2 13 2026');
  });

  it('has an instant for a day that is that day from Honolulu to Auckland in summer', () => {
    expect(instantOnDay('2026-01-31')).toBe('2026-01-31T10:00:00.000Z');
    for (const zone of ['Pacific/Honolulu', 'UTC', 'Pacific/Auckland'])
      expect(plainDateOf(instantOnDay('2026-01-31'), zone)).toBe('2026-01-31');
  });
});
