import type { AccountingField } from './accounting-field.ts';
import { plainLabel } from './coding-label.ts';
import { nameKey } from './contact-name.ts';
import type { AccountSettings, ApplicationSettings, CodingFields, MovementRule, Settings } from './settings.ts';

/** One difference between two versions. `name` is the application, the account or the kind of movement it is about. */
export interface SettingsChange {
  readonly area: 'organisation' | 'start' | 'account' | 'default' | 'application' | 'accounting-field' | 'movement';
  readonly name: string | null;
  /** The setting's name in a setup file; null where the whole entry came or went. */
  readonly field: string | null;
  /** As a person reads it; null where it was or is not set. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The texts of an entry's settings by their names, in the order in which they are told. */
type Texts = ReadonlyMap<string, string>;

/** What is different in `after`, in the order of a setup file. Nothing where both say the same. */
export function compareSettings(before: Settings | null, after: Settings): readonly SettingsChange[] {
  return [
    ...one('organisation', null, 'tenant', before?.xero.tenant, after.xero.tenant),
    ...one('start', null, 'syncFrom', before?.syncFrom, after.syncFrom),
    ...entries('account', pairAccounts(before?.accounts ?? [], after.accounts)),
    ...fields('default', null, codingTexts(before?.defaults ?? {}), codingTexts(after.defaults)),
    ...entries('application', pairApplications(before?.applications ?? [], after.applications)),
    ...entries('accounting-field', pairFields(before?.accountingFields ?? [], after.accountingFields ?? [])),
    ...entries('movement', pairRules(before?.movements ?? {}, after.movements)),
  ];
}

/** An entry of before and of after; null where it was or is not there. */
interface Pair {
  readonly name: string;
  readonly before: Texts | null;
  readonly after: Texts | null;
}

function entries(area: SettingsChange['area'], pairs: readonly Pair[]): SettingsChange[] {
  return pairs.flatMap(({ name, before, after }) => {
    if (before !== null && after !== null) return fields(area, name, before, after);
    return [{ area, name, field: null, from: summary(before), to: summary(after) }];
  });
}

/** A whole entry in one line: `account 463, tax INPUT2`. */
function summary(texts: Texts | null): string | null {
  if (texts === null) return null;
  return [...texts].map(([field, text]) => `${field} ${text}`).join(', ') || 'as the defaults';
}

function fields(area: SettingsChange['area'], name: string | null, before: Texts, after: Texts): SettingsChange[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((field) => one(area, name, field, before.get(field), after.get(field)));
}

function one(
  area: SettingsChange['area'],
  name: string | null,
  field: string,
  from: string | undefined,
  to: string | undefined,
): SettingsChange[] {
  return from === to ? [] : [{ area, name, field, from: from ?? null, to: to ?? null }];
}

function pairAccounts(before: readonly AccountSettings[], after: readonly AccountSettings[]): Pair[] {
  const ids = new Set([...before, ...after].map(({ id }) => id));
  return [...ids].map((id) => ({
    name: id,
    before: accountTexts(before.find((row) => row.id === id)),
    after: accountTexts(after.find((row) => row.id === id)),
  }));
}

function accountTexts(account: AccountSettings | undefined): Texts | null {
  if (account === undefined) return null;
  const { enabled, bankAccount, syncFrom, bankFeed, defaults = {} } = account;
  const feed = bankFeed === undefined ? undefined : bankFeed ? 'on' : 'off';
  const own = textsOf({ enabled: enabled ? 'on' : 'off', bankAccount, syncFrom, bankFeed: feed });
  return new Map([...own, ...codingTexts(defaults)]);
}

/** Rows of one application by its id; where one of them has none, by its name. */
function pairApplications(before: readonly ApplicationSettings[], after: readonly ApplicationSettings[]): Pair[] {
  const left = [...before];
  const pairs = after.map((row): Pair => {
    const place = left.findIndex((other) => isSameApplication(other, row));
    const [other] = place === -1 ? [] : left.splice(place, 1);
    return { name: applicationName(row), before: other ? applicationTexts(other) : null, after: applicationTexts(row) };
  });
  const gone = left.map((row): Pair => ({ name: applicationName(row), before: applicationTexts(row), after: null }));
  return [...pairs, ...gone];
}

function isSameApplication(a: ApplicationSettings, b: ApplicationSettings): boolean {
  if (a.id !== undefined && b.id !== undefined) return a.id === b.id;
  return a.name !== undefined && b.name !== undefined && nameKey(a.name) === nameKey(b.name);
}

function applicationName({ name, id }: ApplicationSettings): string {
  return name ?? id ?? '';
}

function applicationTexts({ name, id, ...coding }: ApplicationSettings): Texts {
  return new Map([...textsOf({ name, id }), ...codingTexts(coding)]);
}

const codingNames = [
  'pushTransactions',
  'pushStatementLines',
  'document',
  'contact',
  'account',
  'taxType',
  'tracking',
  'description',
  'mode',
  'needsInvoice',
  'needsConfirmedVat',
  'needsAccountingFields',
] as const satisfies readonly (keyof CodingFields)[];

function codingTexts(coding: CodingFields): Texts {
  return textsOf(
    Object.fromEntries(
      codingNames.map((field) => [field, coding[field] === undefined ? undefined : plainLabel(field, coding[field])]),
    ),
  );
}

function pairFields(before: readonly AccountingField[], after: readonly AccountingField[]): Pair[] {
  const names = new Set([...before, ...after].map(({ field }) => field));
  return [...names].map((name) => ({
    name,
    before: fieldTexts(before.find(({ field }) => field === name)),
    after: fieldTexts(after.find(({ field }) => field === name)),
  }));
}

function fieldTexts(field: AccountingField | undefined): Texts | null {
  if (field === undefined) return null;
  return textsOf({ carries: field.carries, category: field.carries === 'tracking' ? field.category : undefined });
}

const ruleNames = ['topUps', 'withdrawals', 'rewards'] as const;

function pairRules(before: Settings['movements'], after: Settings['movements']): Pair[] {
  return ruleNames
    .map((name) => ({ name, before: ruleTexts(before[name]), after: ruleTexts(after[name]) }))
    .filter((pair) => pair.before !== null || pair.after !== null);
}

function ruleTexts(rule: MovementRule | undefined): Texts | null {
  if (rule === undefined) return null;
  const { post, mode, ...rest } = rule;
  const texts = Object.entries(rest).map(([field, value]) => [
    field,
    typeof value === 'string' ? value : listed(value),
  ]);
  return textsOf({ post, ...Object.fromEntries(texts), mode: mode === 'auto' ? 'automatic' : mode });
}

/** A value per currency: `EUR: 092, GBP: 090`. */
function listed(byCurrency: Readonly<Record<string, string>> | undefined): string | undefined {
  if (byCurrency === undefined) return undefined;
  const sorted = Object.entries(byCurrency).sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([currency, code]) => `${currency}: ${code}`).join(', ');
}

function textsOf(values: Readonly<Record<string, string | undefined>>): Texts {
  return new Map(Object.entries(values).flatMap(([field, text]) => (text === undefined ? [] : [[field, text]])));
}
