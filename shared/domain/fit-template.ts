import type { AccountingField } from './accounting-field.ts';
import { checkSettings } from './check-settings.ts';
import { taxLabel } from './coding-parts.ts';
import { applicationRow } from './coding-rule.ts';
import { nameKey } from './contact-name.ts';
import type { InputProblem } from './failure.ts';
import { equalData } from './hash.ts';
import type { AccountId } from './movement.ts';
import type { ReferenceData } from './reference-data.ts';
import { indexReference } from './reference-index.ts';
import type { ApplicationSettings, CodingFields, MovementRule, Settings } from './settings.ts';

/** What the client has that settings name. */
export interface TemplateClient {
  readonly reference: ReferenceData;
  readonly applications: readonly { readonly id: string; readonly name: string }[];
  readonly accountIds: readonly AccountId[];
}

export interface FittedTemplate {
  readonly settings: Settings;
  /** What of the template does not fit, by the name of what it is about, such as `Figma, account`. */
  readonly leftOut: readonly InputProblem[];
}

/**
 * A practice's settings for one of its clients. What belongs to a company stays as the client has it: the organisation, the
 * starting days, its accounts and its transfers. Applications are found by their names, since ids are another workspace's.
 * What the client's Cledara or Xero lacks is left out and named; what is left goes over the client's own, field by field.
 */
export function fitTemplate(template: Settings, present: Settings, client: TemplateClient): FittedTemplate {
  const { rows, leftOut } = findApplications(template.applications, present, client);
  const withoutPlaces = new Map(template.accounts.map(({ id, defaults }) => [id, defaults]));
  const wanted: Settings = {
    ...present,
    accounts: present.accounts.map((account) => {
      const defaults = withoutPlaces.get(account.id);
      return defaults === undefined ? account : { ...account, defaults: { ...account.defaults, ...defaults } };
    }),
    defaults: { ...present.defaults, ...template.defaults },
    applications: rows,
    ...(template.accountingFields === undefined
      ? {}
      : { accountingFields: overOwn(template.accountingFields, present.accountingFields ?? []) }),
    movements: { ...present.movements, ...withoutTransfers(template.movements) },
  };
  const fitted = withoutProblems(wanted, present, client);
  return { settings: fitted.settings, leftOut: [...leftOut, ...fitted.leftOut] };
}

function findApplications(
  rows: readonly ApplicationSettings[],
  present: Settings,
  { applications }: TemplateClient,
): { readonly rows: readonly ApplicationSettings[]; readonly leftOut: readonly InputProblem[] } {
  const byName = Map.groupBy(applications, ({ name }) => nameKey(name));
  const own = [...present.applications];
  const leftOut: InputProblem[] = [];
  for (const { id, name, ...fields } of rows) {
    const at = name ?? id ?? '';
    const [found, another] = name === undefined ? [] : (byName.get(nameKey(name)) ?? []);
    if (found === undefined) leftOut.push({ at, message: `This client has no application called ${at} in Cledara.` });
    else if (another !== undefined)
      leftOut.push({
        at,
        message: `This client has several applications called ${at} in Cledara; set them one by one.`,
      });
    else {
      const before = applicationRow(own, found);
      const row = { ...(before ?? { name: found.name, id: found.id }), ...fields };
      if (before === null) own.push(row);
      else own[own.indexOf(before)] = row;
    }
  }
  return { rows: own, leftOut };
}

/** What the client's Cledara calls by the same name goes, and its other fields stay. */
function overOwn(fields: readonly AccountingField[], own: readonly AccountingField[]): readonly AccountingField[] {
  return [...own.filter((one) => !fields.some((other) => isSameField(one, other))), ...fields];
}

function isSameField(a: AccountingField, b: AccountingField | undefined): boolean {
  return b !== undefined && nameKey(a.field) === nameKey(b.field);
}

/** Their bank accounts are the company's own. */
function withoutTransfers(movements: Settings['movements']): Settings['movements'] {
  const kept = Object.entries(movements).filter(([, rule]: [string, MovementRule]) => rule.post !== 'transfer');
  return Object.fromEntries(kept);
}

/**
 * Taking one value out may make another one wrong: an account its tax rate. Each round puts one back to what the client had, or
 * takes it out. An account that only the default tax rate does not go with stays, with a rate of its own.
 */
function withoutProblems(wanted: Settings, present: Settings, client: TemplateClient): FittedTemplate {
  const known = new Set(problemsOf(present, client).map((problem) => keyOf(present, problem)));
  let settings = wanted;
  const leftOut: InputProblem[] = [];
  for (;;) {
    const [problem] = problemsOf(settings, client).filter((one) => !known.has(keyOf(settings, one)));
    if (problem === undefined) return { settings, leftOut };
    const mended = withOwnRate(settings, problem, present, client) ?? without(settings, problem, present);
    if (mended === null) return { settings, leftOut };
    leftOut.push({ at: nameOf(settings, mended.at), message: mended.message });
    settings = mended.settings;
  }
}

/** The settings without a problem, and what to say of it where. */
interface Mended extends InputProblem {
  readonly settings: Settings;
}

/** Null where the rate is not what is wrong, or was chosen beside the account, or none is known that goes with it. */
function withOwnRate(
  settings: Settings,
  { at, message }: InputProblem,
  present: Settings,
  client: TemplateClient,
): Mended | null {
  const { list, row } = placeOf(at);
  const fields = codingOf(settings, list, row);
  if (fields?.account === undefined || fields.taxType !== undefined) return null;
  const known = indexReference(client.reference);
  const isClientsOwn = codingOf(present, list, row)?.account === fields.account;
  const before = isClientsOwn ? present.defaults.taxType : undefined;
  const rates = [
    { taxType: before, says: (label: string) => `The tax rate that it had before, ${label}, is set for it instead.` },
    {
      taxType: known.account(fields.account)?.taxType,
      says: (label: string) => `The account's own tax rate in Xero, ${label}, is set instead.`,
    },
  ];
  for (const { taxType, says } of rates) {
    const rate = known.taxRate(taxType ?? '');
    if (rate === null) continue;
    const rated = withCoding(settings, list, row, (own) => ({ ...own, taxType: rate.taxType }));
    const rateAt = at.replace(/account$/, 'taxType');
    if (problemsOf(rated, client).some((problem) => problem.at === at || problem.at === rateAt)) continue;
    return { settings: rated, at: rateAt, message: `${ended(message)} ${says(taxLabel(rate))}` };
  }
  return null;
}

function problemsOf(settings: Settings, { reference, applications, accountIds }: TemplateClient): InputProblem[] {
  return checkSettings(settings, reference, applications, accountIds);
}

function keyOf(settings: Settings, { at, message }: InputProblem): string {
  return JSON.stringify([nameOf(settings, at), message]);
}

/** `applications[3].account` in its parts; of `defaults.account` and `movements.topUps` the `part` and its `name`. */
function placeOf(at: string) {
  const pattern =
    /^(applications|accounts|accountingFields)\[(\d+)\](?:\.defaults)?(?:\.(\w+))?|^(defaults|movements)\.(\w+)/;
  const [, list, row, field, part, name] = pattern.exec(at) ?? [];
  return { list, row: Number(row), field, part, name };
}

/** By the name of what it is about: `Figma, account`. */
function nameOf(settings: Settings, at: string): string {
  const { list, row, field, part, name } = placeOf(at);
  if (part !== undefined) return part === 'defaults' ? `defaults, ${name}` : `${name}`;
  const subject =
    list === 'applications'
      ? settings.applications[row]?.name
      : list === 'accounts'
        ? settings.accounts[row]?.id
        : settings.accountingFields?.[row]?.field;
  return field === undefined ? `${subject ?? at}` : `${subject ?? at}, ${field}`;
}

/** The settings without the value at this place, as the client had it; null where it is nothing of the template. */
function without(settings: Settings, { at, message }: InputProblem, present: Settings): Mended | null {
  const { list, row, field, part, name } = placeOf(at);
  const mended = (next: Settings): Mended => ({ settings: next, at, message: ended(message) });
  if (part === 'movements')
    return mended({ ...settings, movements: restored(settings.movements, present.movements, name) });
  if (part === 'defaults')
    return mended({ ...settings, defaults: restored(settings.defaults, present.defaults, name) });
  if (list === 'accountingFields') {
    const fields = settings.accountingFields ?? [];
    const before = present.accountingFields?.find((one) => isSameField(one, fields[row]));
    const own = before === undefined || equalData(before, fields[row]) ? [] : [before];
    return mended({ ...settings, accountingFields: fields.toSpliced(row, 1, ...own) });
  }
  if (field === undefined) return null;
  const before = codingOf(present, list, row) ?? {}; // applications that were added stand behind the client's
  const own = codingOf(settings, list, row) ?? {};
  // The client's own account or rate, with which only a default of the template's does not go: the default goes.
  const other = field === 'account' ? 'taxType' : 'account';
  const isClientsOwn = own.account === before.account && own.taxType === before.taxType;
  const isOfBoth = field === 'account' || field === 'taxType';
  if (isOfBoth && isClientsOwn && settings.defaults[other] !== present.defaults[other]) {
    const defaults = restored(settings.defaults, present.defaults, other);
    return { ...mended({ ...settings, defaults }), at: `defaults.${other}` };
  }
  return mended(withCoding(settings, list, row, (coding) => restored(coding, before, field)));
}

/** Of an application, or of an account's defaults. */
function codingOf(settings: Settings, list: string | undefined, row: number): CodingFields | undefined {
  return list === 'applications' ? settings.applications[row] : settings.accounts[row]?.defaults;
}

function withCoding(
  settings: Settings,
  list: string | undefined,
  row: number,
  change: <T extends CodingFields>(own: T) => T,
): Settings {
  if (list === 'applications') {
    return { ...settings, applications: settings.applications.map((own, n) => (n === row ? change(own) : own)) };
  }
  const accounts = settings.accounts.map((own, n) => {
    return n === row ? { ...own, defaults: change(own.defaults ?? {}) } : own;
  });
  return { ...settings, accounts };
}

/** With the field as the client had it; without it where the client had none, or where just that is wrong beside the template. */
function restored<T extends object>(fields: T, before: object, field: string | undefined): T {
  const valueIn = (record: object): unknown => Object.entries(record).find(([one]) => one === field)?.[1];
  const own = valueIn(before);
  const others = Object.entries(fields).filter(([one]) => one !== field);
  const isOut = own === undefined || equalData(own, valueIn(fields));
  // Every field of a coding and every rule may be absent.
  return Object.fromEntries(isOut ? others : [...others, [field, own]]) as T;
}

function ended(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
