import type { SeededRandom } from './seeded-random.ts';
import type { OrganisationRecord, UserRecord } from './xero-shapes.ts';

export function makeOrganisation(random: SeededRandom, nowMs: number): OrganisationRecord {
  return {
    organisationId: random.uuid(),
    name: 'Demo Company (UK)',
    shortCode: `!${random.hex(5)}`,
    baseCurrency: 'GBP',
    countryCode: 'GB',
    timezone: 'GMTSTANDARDTIME',
    isDemoCompany: true,
    periodLockDate: null,
    endOfYearLockDate: `${new Date(nowMs).getUTCFullYear() - 3}-12-31`,
  };
}

export function makeUsers(random: SeededRandom): UserRecord[] {
  const user = (firstName: string, lastName: string, role: string): UserRecord => ({
    userId: random.uuid(),
    email: `${firstName}.${lastName}@example.test`.toLowerCase(),
    firstName,
    lastName,
    isSubscriber: role === 'FINANCIALADVISER',
    role,
  });
  return [
    user('Priya', 'Sharma', 'STANDARD'),
    user('Owen', 'Bailey', 'FINANCIALADVISER'),
    user('Rosa', 'Lind', 'READONLY'),
  ];
}
