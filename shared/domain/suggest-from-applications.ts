import { codingLabel } from './coding-label.ts';
import { nameWords } from './contact-name.ts';
import { canonicalJson } from './hash.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { CodingFields } from './settings.ts';
import type { Finding } from './suggestion.ts';

/** An application of Cledara's with what is set for itself. */
export interface CodedApplication {
  readonly id: string;
  readonly name: string;
  readonly teams: readonly string[];
  readonly own: CodingFields;
}

/** So many applications of a team have to be coded before the team says anything, */
const fewestInTeam = 3;
/** and so large a part of them has to agree. */
const shareOfTeam = 2 / 3;

/**
 * How applications are coded whose names begin with the same word, all of them alike; else how most of the same team are.
 * With `account` only those on that account count: on another one the tax rate may be another.
 */
export function findingFromApplications(
  field: 'account' | 'taxType' | 'tracking',
  application: Pick<CodedApplication, 'id' | 'name' | 'teams'>,
  all: readonly CodedApplication[],
  { index, account }: { readonly index: ReferenceIndex; readonly account: string | null },
): Finding | null {
  const coded = all.filter(
    ({ id, own }) => id !== application.id && own[field] !== undefined && (account === null || own.account === account),
  );
  return fromNames(field, application, coded, index) ?? fromTeams(field, application, coded, index);
}

function fromNames(
  field: 'account' | 'taxType' | 'tracking',
  { name }: Pick<CodedApplication, 'name'>,
  coded: readonly CodedApplication[],
  index: ReferenceIndex,
): Finding | null {
  const [word] = nameWords(name);
  const similar = coded.filter((other) => word !== undefined && nameWords(other.name)[0] === word);
  const value = similar[0]?.own[field];
  if (value === undefined || similar.some(({ own }) => keyOf(own[field]) !== keyOf(value))) return null;
  const names = similar.map((other) => other.name).join(', ');
  const evidence = `Applications with a similar name use ${codingLabel(field, value, index)}: ${names}.`;
  return { value, source: 'similar-application', evidence };
}

function fromTeams(
  field: 'account' | 'taxType' | 'tracking',
  { teams }: Pick<CodedApplication, 'teams'>,
  coded: readonly CodedApplication[],
  index: ReferenceIndex,
): Finding | null {
  for (const team of teams) {
    const members = coded.filter((other) => other.teams.includes(team));
    const groups = [...Map.groupBy(members, ({ own }) => keyOf(own[field])).values()];
    const most = groups.toSorted((a, b) => b.length - a.length)[0] ?? [];
    const value = most[0]?.own[field];
    if (value === undefined || most.length < fewestInTeam || most.length < shareOfTeam * members.length) continue;
    const evidence = `${most.length} of ${members.length} coded applications of the team ${team} use ${codingLabel(field, value, index)}.`;
    return { value, source: 'similar-application', evidence };
  }
  return null;
}

function keyOf(value: unknown): string {
  return canonicalJson(value);
}
