import { checkCoding } from './check-coding.ts';
import { checkMovementRules } from './check-movement-rules.ts';
import { bankAccountPart } from './coding-parts.ts';
import { nameKey } from './contact-name.ts';
import type { InputProblem } from './failure.ts';
import { isFileApplicationId } from './file-application.ts';
import type { AccountId } from './movement.ts';
import { isPlainDate } from './plain-date.ts';
import type { ReferenceData } from './reference-data.ts';
import { indexReference, type ReferenceIndex } from './reference-index.ts';
import type { ApplicationSettings, Settings } from './settings.ts';

/** An application as far as settings are concerned with it. */
interface KnownApplication {
  readonly id: string;
  readonly name: string;
  /** Other names that it had before; absent where none are known. */
  readonly before?: readonly string[];
}

/**
 * Everything in the settings that Xero or Cledara does not have or would refuse, all at once, each with its path. Empty
 * where they can be applied. `knownAccountIds` are those that occur in the movements so far: an account may be set up
 * before its first movement, so they only serve to say what there is. Which organisation is meant is checked elsewhere.
 */
export function checkSettings(
  settings: Settings,
  reference: ReferenceData,
  applications: readonly KnownApplication[],
  knownAccountIds: readonly AccountId[],
): InputProblem[] {
  const index = indexReference(reference);
  return [
    ...checkForm(settings, knownAccountIds),
    ...checkBankAccounts(settings, index),
    ...settings.accounts.flatMap(({ defaults = {} }, place) =>
      checkCoding(`accounts[${place}].defaults`, defaults, settings.defaults, index),
    ),
    ...checkCoding('defaults', settings.defaults, {}, index),
    ...settings.applications.flatMap((row, place) =>
      checkCoding(`applications[${place}]`, row, settings.defaults, index),
    ),
    ...checkApplicationNames(settings.applications, applications),
    ...checkAccountingFields(settings, index),
    ...checkMovementRules(settings.movements, index),
  ];
}

/** What is wrong with the settings whatever Xero and Cledara have: days that there are not, and names of accounts. */
export function checkForm(settings: Settings, knownAccountIds: readonly AccountId[] = []): InputProblem[] {
  return [...checkSyncFrom(settings), ...checkAccountIds(settings, knownAccountIds)];
}

function checkSyncFrom({ syncFrom, accounts }: Settings): InputProblem[] {
  const days = [
    { at: 'syncFrom', day: syncFrom },
    ...accounts.map((account, place) => ({ at: `accounts[${place}].syncFrom`, day: account.syncFrom })),
  ];
  return days.flatMap(({ at, day }) => {
    return day === undefined || isPlainDate(day) ? [] : [{ at, message: `${day} is not a day of the calendar` }];
  });
}

/** The currency of `CURRENCY:saas` or `CURRENCY:spend`; undefined for anything else. */
function currencyOf(id: string): string | undefined {
  return /^([A-Z]{3}):(?:saas|spend)$/.exec(id)?.[1];
}

function checkAccountIds({ accounts }: Settings, knownAccountIds: readonly AccountId[]): InputProblem[] {
  const seen = new Set<string>();
  return accounts.flatMap(({ id }, place): InputProblem[] => {
    const at = `accounts[${place}].id`;
    const problems: InputProblem[] = [];
    if (currencyOf(id) === undefined) {
      const examples = knownAccountIds.length > 0 ? `Cledara has ${knownAccountIds.join(', ')}` : 'such as GBP:saas';
      const message = `${id} is no account: it is written as a currency and saas or spend (${examples})`;
      problems.push({ at, message });
    }
    if (seen.has(id)) problems.push({ at, message: `${id} is listed twice` });
    seen.add(id);
    return problems;
  });
}

function checkBankAccounts({ accounts }: Settings, index: ReferenceIndex): InputProblem[] {
  return accounts.flatMap(({ id, bankAccount }, place): InputProblem[] => {
    if (bankAccount === undefined) return [];
    const { problem } = bankAccountPart(index, bankAccount, currencyOf(id) ?? null);
    return problem ? [{ at: `accounts[${place}].bankAccount`, message: problem.message }] : [];
  });
}

function checkApplicationNames(
  rows: readonly ApplicationSettings[],
  applications: readonly KnownApplication[],
): InputProblem[] {
  const byId = new Map(applications.map((application) => [application.id, application]));
  const byName = Map.groupBy(applications, ({ name }) => nameKey(name));
  const rowByApplication = new Map<string, number>();
  return rows.flatMap((row, place): InputProblem[] => {
    const at = `applications[${place}]`;
    const named = row.name === undefined ? [] : (byName.get(nameKey(row.name)) ?? []);
    const goesByName = row.id === undefined || (isFileApplicationId(row.id) && !byId.has(row.id));
    const meant = goesByName ? named : [byId.get(row.id ?? '')].filter((one) => one !== undefined);
    const [application, another] = meant;
    if (application === undefined) return [unknownApplication(at, row, applications)];
    if (another !== undefined) {
      const ids = meant.map(({ id }) => id).join(', ');
      const message = `Cledara has ${meant.length} applications called ${row.name}; name the one by its id (${ids})`;
      return [{ at: `${at}.name`, message }];
    }
    if (row.name !== undefined && nameKey(row.name) !== nameKey(application.name)) {
      const message = `Cledara calls the application with the id ${application.id} ${application.name}, not ${row.name}`;
      return [{ at: `${at}.name`, message }];
    }
    const earlier = rowByApplication.get(application.id);
    if (earlier !== undefined) {
      return [{ at, message: `${application.name} is listed twice; the other one is applications[${earlier}]` }];
    }
    rowByApplication.set(application.id, place);
    return [];
  });
}

/** Whether Cledara has such a field shows only in its movements: empty ones are left out there. */
function checkAccountingFields({ accountingFields = [] }: Settings, index: ReferenceIndex): InputProblem[] {
  return accountingFields.flatMap((declared, place): InputProblem[] => {
    const at = `accountingFields[${place}]`;
    const earlier = accountingFields.findIndex(({ field }) => nameKey(field) === nameKey(declared.field));
    if (earlier < place) return [{ at, message: `The field ${declared.field} is listed twice` }];
    if (declared.carries !== 'tracking' || index.trackingCategory(declared.category)?.status === 'ACTIVE') return [];
    return [{ at: `${at}.category`, message: `Xero has no tracking category ${declared.category}` }];
  });
}

function unknownApplication(
  at: string,
  { id, name }: ApplicationSettings,
  applications: readonly KnownApplication[],
): InputProblem {
  if (id !== undefined) return { at: `${at}.id`, message: `Cledara has no application with the id ${id}` };
  if (name !== undefined) {
    const [only, another] = applications.filter(({ before = [] }) => before.map(nameKey).includes(nameKey(name)));
    const now = only === undefined || another !== undefined ? '' : `; it is called ${only.name} there now`;
    return { at: `${at}.name`, message: `Cledara has no application called ${name}${now}` };
  }
  return { at, message: 'An application is named by its name or its id' };
}
