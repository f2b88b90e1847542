import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ianaTimeZone } from '../../../electron/adapters/xero/time-zone.ts';
import { dateInFilter, plainDateFromWire } from '../../../electron/adapters/xero/xero-date.ts';

const specification = new URL('../../../../shared/contracts/xero_accounting.yaml', import.meta.url);
const hasSpecification = existsSync(specification);

function timeZonesOfXero(): readonly string[] {
  return hasSpecification ? parse(readFileSync(specification, 'utf8')).components.schemas.TimeZone.enum : [];
}

describe('time zones', () => {
  test.each([
    ['GMTSTANDARDTIME', 'Europe/London'],
    ['NEWZEALANDSTANDARDTIME', 'Pacific/Auckland'],
    ['AUSEASTERNSTANDARDTIME', 'Australia/Sydney'],
    ['EASTERNSTANDARDTIME', 'America/New_York'],
    ['CENTRALSTANDARDTIME(MEXICO)', 'America/Mexico_City'],
    ['UTC', 'Etc/UTC'],
    ['UTC11', 'Etc/GMT+11'],
    ['UTC+12', 'Etc/GMT-12'],
    ['KAMCHATKASTANDARDTIME', 'Asia/Kamchatka'],
  ])('%s is %s', (xeroName, iana) => expect(ianaTimeZone(xeroName)).toBe(iana));

  test.each(['', 'MARS', 'Europe/London', 'constructor'])('"%s" is none', (name) =>
    expect(ianaTimeZone(name)).toBeNull(),
  );

  test.skipIf(!hasSpecification)(
    "every one of Xero's specification (where shared/contracts is there) is known to this runtime",
    () => {
      const names = timeZonesOfXero();
      expect(names.length).toBeGreaterThan(130);
      for (const name of names) {
        const zone = ianaTimeZone(name);
        expect(zone, name).not.toBeNull();
        expect(() => new Intl.DateTimeFormat('en', { timeZone: zone ?? '' }), name).not.toThrow();
      }
    },
  );
});

describe('dates', () => {
  test.each([
    ['/Date(1551139200000+0000)/', '2019-02-26'],
    ['/Date(1551139200000+1300)/', '2019-02-26'],
    ['/Date(1551139200000)/', '2019-02-26'],
    ['/Date(1476907800000+0000)/', '2016-10-19'],
    ['/Date(-86400000+0000)/', '1969-12-31'],
    ['2019-02-26T00:00:00', '2019-02-26'],
    ['2019-02-26', '2019-02-26'],
  ])('%s is %s', (text, day) => expect(plainDateFromWire(text)).toBe(day));

  test.each(['', 'yesterday', '/Date()/', '/Date(999999999999999)/', '2019-02-30', '26/02/2019', '2019-02-26x'])(
    '"%s" is none',
    (text) => expect(plainDateFromWire(text)).toBeNull(),
  );

  test('stand in filters as Xero writes them', () => expect(dateInFilter('2026-03-01')).toBe('DateTime(2026,03,01)'));
});
