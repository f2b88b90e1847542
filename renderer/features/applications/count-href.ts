import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';
import { reviewHref } from '../../bridge/fix-href.ts';
import type { CountColumn } from './grid-columns.ts';

/** What is blocked for want of coding is blocked for one of these. */
const codingCauses = [
  'not-coded',
  'account-missing',
  'account-archived',
  'account-not-usable',
  'tax-type-missing',
  'tax-type-not-legal',
  'tracking-missing',
  'contact-missing',
  'contact-archived',
];

/** The transactions that a count is about; null for an application that only the settings know, which has none. */
export function countHref({ id, name }: ApplicationRowDto, column: CountColumn): string | null {
  if (id === null && name !== null) return null;
  const applications = [id ?? '']; // the defaults count what has no application
  if (column === 'waiting') return reviewHref({ applications, states: ['proposed', 'held'] });
  if (column === 'blocked') return reviewHref({ applications, states: ['blocked'] });
  return reviewHref({ applications, states: ['blocked'], causes: codingCauses });
}
