import { WINDOWS_TO_IANA_MAP } from 'windows-iana';

/** Zones that Xero still lists and Windows has dropped; UTC-2 and Kamchatka have kept no daylight saving time since. */
const dropped: readonly (readonly [string, string])[] = [
  ['KAMCHATKASTANDARDTIME', 'Asia/Kamchatka'],
  ['MIDATLANTICSTANDARDTIME', 'Etc/GMT+2'],
];

/** CLDR's territory for "the zone as such". */
const anywhere = '001';

const ianaByXeroName: ReadonlyMap<string, string> = new Map([
  ...dropped,
  ...WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === anywhere).flatMap(({ windowsName, iana }) => {
    const [zone] = iana;
    return zone === undefined ? [] : [[normalised(windowsName), zone] as const];
  }),
]);

/**
 * The IANA name for a time zone of Xero's, which writes Windows names without spaces: `GMTSTANDARDTIME` is Europe/London.
 * Null for an unknown one: dates would be wrong by a day without anyone noticing, so nothing is guessed.
 */
export function ianaTimeZone(xeroName: string): string | null {
  return ianaByXeroName.get(normalised(xeroName)) ?? null;
}

/** `UTC-11` is `UTC11` for Xero, `UTC+12` keeps its sign. */
function normalised(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9+]/g, '');
}
