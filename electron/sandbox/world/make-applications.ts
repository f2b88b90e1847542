import { applicationCatalogue } from './application-catalogue.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import type { CledaraApplicationRow, CledaraCard } from './cledara-shapes.ts';
import type { SeededRandom } from './seeded-random.ts';

/** An application of the workspace with what its movements are made from. */
export interface KnownApplication {
  readonly row: CledaraApplicationRow;
  readonly entry: CatalogueEntry;
  readonly card: CledaraCard;
}

const people = ['Amara Okafor', 'Ben Whitcombe', 'Chloé Dubois', 'Dev Patel', 'Ewa Nowak', "Fionn O'Malley"] as const;
const dayMs = 86_400_000;

export function makeApplications(random: SeededRandom, nowMs: number): KnownApplication[] {
  const owners = people.map((name) => ({ id: random.uuid(), name }));
  const teamIds = new Map<string, string>();
  for (const { team } of applicationCatalogue) if (!teamIds.has(team)) teamIds.set(team, random.uuid());
  return applicationCatalogue.map((entry) => {
    const owner = random.pick(owners);
    const teams = [{ id: teamIds.get(entry.team) ?? random.uuid(), name: entry.team }];
    const row = applicationRow(random, { entry, owner, teams, nowMs });
    return { row, entry, card: saasCard(random, owner, entry) };
  });
}

interface RowParts {
  readonly entry: CatalogueEntry;
  readonly owner: { id: string; name: string };
  readonly teams: { id: string; name: string }[];
  readonly nowMs: number;
}

function applicationRow(random: SeededRandom, { entry, owner, teams, nowMs }: RowParts): CledaraApplicationRow {
  const renewal = new Date(nowMs + random.whole(3, 340) * dayMs).toISOString().slice(0, 10);
  const yearly = entry.rhythm === 'yearly';
  return {
    id: random.uuid(),
    name: entry.name,
    status: 'active',
    budget: {
      type: entry.budget,
      limit: entry.budget === 'noBudget' ? null : Math.ceil(entry.price * 1.2),
      currency: entry.currency,
      periodicity: entry.budget === 'noBudget' ? null : yearly ? 'year' : 'month',
    },
    createdAt: new Date(nowMs - random.whole(550, 1400) * dayMs).toISOString(),
    owner,
    nextRenewalDate: yearly ? renewal : null,
    balance: entry.budget === 'fixed' ? random.whole(0, 4000) / 100 : null,
    nextPayment: entry.rhythm === 'usage' ? null : { date: renewal, amount: entry.price },
    teams,
  };
}

function saasCard(random: SeededRandom, owner: { id: string; name: string }, entry: CatalogueEntry): CledaraCard {
  return {
    id: random.uuid(),
    name: null,
    type: random.chance(0.1) ? 'saasSupplementary' : 'saasMain',
    number: String(random.whole(0, 9999)).padStart(4, '0'),
    owner,
    status: 'active',
    tags: entry.team === 'Engineering' ? ['AI Expenses', 'Variable Expenses'] : [],
  };
}

/** A card of Spend Management: it belongs to a person, not to an application. */
export function spendCard(random: SeededRandom, name: string): CledaraCard {
  return {
    id: random.uuid(),
    name,
    type: 'spend',
    number: String(random.whole(0, 9999)).padStart(4, '0'),
    owner: { id: random.uuid(), name: random.pick(people) },
    status: 'active',
    tags: ['Team'],
  };
}
