import { checkSettings } from '../../shared/domain/check-settings.ts';
import type { InputProblem } from '../../shared/domain/failure.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { applicationsInBooks } from './applications-to-check.ts';

/**
 * What is wrong with other settings by the lists as last read, and was not wrong before: an account that Xero has
 * archived meanwhile must not stand in the way of mending the applications that use it, one after the other.
 */
export function newProblems(
  view: LedgerView,
  reference: ReferenceData,
  before: Settings | null,
  after: Settings,
): readonly InputProblem[] {
  const applications = applicationsInBooks(view, after);
  const accountIds = view.accountIds();
  const found = checkSettings(after, reference, applications, accountIds);
  const problems = [...tenantProblems(view, before, after), ...found];
  if (before === null || found.length === 0) return problems;
  const known = new Set(
    checkSettings(before, reference, applications, accountIds).map((problem) => keyOf(before, problem)),
  );
  return problems.filter((problem) => !known.has(keyOf(after, problem)));
}

/** The same problem of the same account or application has the same key, wherever its row stands. */
function keyOf(settings: Settings, { at, message }: InputProblem): string {
  const [place = '', list, index] = /^(accounts|applications)\[(\d+)\]/.exec(at) ?? [];
  if (list === undefined) return JSON.stringify([at, message]);
  const application = settings.applications[Number(index)];
  const row = list === 'accounts' ? settings.accounts[Number(index)]?.id : (application?.name ?? application?.id);
  return JSON.stringify([list, row, at.slice(place.length), message]);
}

/** Another organisation cannot be looked for without asking Xero; the one in force may be named by its name or its id. */
function tenantProblems(view: LedgerView, before: Settings | null, after: Settings): readonly InputProblem[] {
  const named = after.xero.tenant;
  if (named === undefined || named === before?.xero.tenant) return [];
  const { tenantId = null, tenantName = null } = view.connections().xero ?? {};
  if (named === tenantId || named.toLowerCase() === tenantName?.toLowerCase()) return [];
  const message =
    tenantName === null
      ? `Xero is not connected to an organisation "${named}". Connect Xero and choose it there.`
      : `This company belongs to ${tenantName}, not to "${named}". Use a company of its own for another organisation.`;
  return [{ at: 'xero.tenant', message }];
}
