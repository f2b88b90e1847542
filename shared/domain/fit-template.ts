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
    ...(template.accountingFields === undefined ? {} : { accountingFields: template.accountingFields }),
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

/** Their bank accounts are the company's own. */
function withoutTransfers(movements: Settings['movements']): Settings['movements'] {
  const kept = Object.entries(movements).filter(([, rule]: [string, MovementRule]) => rule.post !== 'transfer');
  return Object.fromEntries(kept);
}

/**
 * Taking one value out may make another one wrong: an account its tax rate. Each round puts one back to what the client had, or
 * takes it out. An account that only the default tax rate does not go with stays, with its own rate in this client's Xero.
 */
function withoutProblems(wanted: Settings, present: Settings, client: TemplateClient): FittedTemplate {
  const known = new Set(problemsOf(present, client).map((problem) => keyOf(present, problem)));
  let settings = wanted;
  const leftOut: InputProblem[] = [];
  for (;;) {
    const [problem] = problemsOf(settings, client).filter((one) => !known.has(keyOf(settings, one)));
    const rated = problem === undefined ? null : withOwnRate(settings, problem.at, client);
    if (problem !== undefined && rated !== null) {
      leftOut.push({ at: nameOf(settings, rated.at), message: `${ended(problem.message)} ${rated.message}` });
      settings = rated.settings;
      continue;
    }
    const next = problem === undefined ? null : without(settings, problem.at, present);
    if (problem === undefined || next === null) return { settings, leftOut };
    leftOut.push({ at: nameOf(settings, problem.at), message: ended(problem.message) });
    settings = next;
  }
}

/** Null where the account itself is wrong, or a rate was chosen beside it, or Xero has none that goes with it. */
function withOwnRate(
  settings: Settings,
  at: string,
  client: TemplateClient,
): { readonly settings: Settings; readonly at: string; readonly message: string } | null {
  const [, list, index, field] = place.exec(at) ?? [];
  if (field !== 'account' || (list !== 'applications' && list !== 'accounts')) return null;
  const row = Number(index);
  const fields = list === 'applications' ? settings.applications[row] : settings.accounts[row]?.defaults;
  if (fields?.account === undefined || fields.taxType !== undefined) return null;
  const known = indexReference(client.reference);
  const rate = known.taxRate(known.account(fields.account)?.taxType ?? '');
  if (rate === null) return null;
  const { taxType } = rate;
  const rated: Settings =
    list === 'applications'
      ? { ...settings, applications: settings.applications.map((one, n) => (n === row ? { ...one, taxType } : one)) }
      : {
          ...settings,
          accounts: settings.accounts.map((one, n) =>
            n === row ? { ...one, defaults: { ...one.defaults, taxType } } : one,
          ),
        };
  const rateAt = at.replace(/account$/, 'taxType');
  if (problemsOf(rated, client).some((problem) => problem.at === at || problem.at === rateAt)) return null;
  const message = `The account's own tax rate in Xero, ${taxLabel(rate)}, is set instead.`;
  return { settings: rated, at: rateAt, message };
}

function problemsOf(settings: Settings, { reference, applications, accountIds }: TemplateClient): InputProblem[] {
  return checkSettings(settings, reference, applications, accountIds);
}

function keyOf(settings: Settings, { at, message }: InputProblem): string {
  return JSON.stringify([nameOf(settings, at), message]);
}

const place =
  /^(applications|accounts|accountingFields)\[(\d+)\](?:\.defaults)?(?:\.(\w+))?|^(defaults|movements)\.(\w+)/;

/** `applications[3].account` by the name of what it is about: `Figma, account`. */
function nameOf(settings: Settings, at: string): string {
  const [, list, index, field, part, name] = place.exec(at) ?? [];
  if (part !== undefined) return part === 'defaults' ? `defaults, ${name}` : `${name}`;
  const row = Number(index);
  const subject =
    list === 'applications'
      ? settings.applications[row]?.name
      : list === 'accounts'
        ? settings.accounts[row]?.id
        : settings.accountingFields?.[row]?.field;
  return field === undefined ? `${subject ?? at}` : `${subject ?? at}, ${field}`;
}

/** The settings without the value at this place, as the client had it; null where it is nothing of the template. */
function without(settings: Settings, at: string, present: Settings): Settings | null {
  const [, list, index, field, part, name] = place.exec(at) ?? [];
  const row = Number(index);
  if (part === 'movements') {
    const { [name as keyof Settings['movements']]: _gone, ...movements } = settings.movements;
    const before = present.movements[name as keyof Settings['movements']];
    return { ...settings, movements: before === undefined ? movements : { ...movements, [`${name}`]: before } };
  }
  if (part === 'defaults') return { ...settings, defaults: restored(settings.defaults, present.defaults, name) };
  if (list === 'accountingFields') {
    const accountingFields = settings.accountingFields?.filter((_, other) => other !== row) ?? [];
    return { ...settings, accountingFields };
  }
  if (field === undefined) return null;
  if (list === 'applications') {
    const before = present.applications[row]; // those that were added stand behind the client's
    const applications = settings.applications.map((own, other) => {
      return other === row ? restored(own, before ?? {}, field) : own;
    });
    return { ...settings, applications };
  }
  const accounts = settings.accounts.map((own, other) =>
    other === row
      ? { ...own, defaults: restored(own.defaults ?? {}, present.accounts[row]?.defaults ?? {}, field) }
      : own,
  );
  return { ...settings, accounts };
}

/** The field as the client had it; without it where the client had none, or where just that is wrong beside the template. */
function restored<T extends CodingFields>(fields: T, before: CodingFields, name: string | undefined): T {
  const field = name as keyof CodingFields;
  const others = Object.entries(fields).filter(([other]) => other !== field);
  const own = before[field];
  const isOwn = own === undefined || equalData(own, fields[field]);
  // Every field of a coding may be absent.
  return Object.fromEntries(isOwn ? others : [...others, [field, own]]) as T;
}

function ended(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
