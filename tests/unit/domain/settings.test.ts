import { expect, it } from 'vitest';
import { type SettingsVersion, versionInForce } from '../../../shared/domain/settings.ts';
import { settings } from './example-company.ts';

function version(number: number, at: string): SettingsVersion {
  return { number, at, author: 'Sam', settings };
}

const versions = [
  version(1, '2026-10-01T09:00:00.000Z'),
  version(2, '2026-11-01T09:00:00.000Z'),
  version(3, '2026-11-01T09:00:00.000Z'),
];

it.each([
  ['2026-10-01T08:59:59.999Z', null],
  ['2026-10-01T09:00:00.000Z', 1],
  ['2026-10-31T00:00:00.000Z', 1],
  ['2026-11-01T09:00:00Z', 3],
  ['2030-01-01T00:00:00.000Z', 3],
])('at %s version %s is in force', (at, number) => {
  expect(versionInForce(versions, at)?.number ?? null).toBe(number);
  expect(versionInForce([...versions].reverse(), at)?.number ?? null).toBe(number);
});
