import { resolveCoding } from '../../shared/domain/coding-rule.ts';
import { type Check, evidence } from './check.ts';
import type { Engine } from './engine.ts';

/** This many are named; the others are counted. */
const mostNamed = 5;

/** How much of what is bought has an account and a tax rate, by a row of its own or by the defaults. */
export function checkMapping(engine: Engine): Check {
  const id = 'mapping';
  const title = 'Which applications have no account or tax rate?';
  const settings = engine.ledger.settings()?.settings ?? null;
  if (settings === null) {
    const detail = 'Nothing was set up yet.';
    return { id, status: 'unknown', title, detail, action: null, evidence: [], fix: null };
  }
  const accounts = settings.accounts.filter(({ enabled }) => enabled).map(({ id: accountId }) => accountId);
  let own = 0;
  let byDefault = 0;
  const lacking: string[] = [];
  for (const { id: applicationId, names } of engine.ledger.applicationCounts()) {
    const name = names[0] ?? '';
    const application = applicationId === null ? null : { id: applicationId, name };
    const { account, taxType } = resolveCoding(settings, { application });
    // It may be paid from any account that is on, and each may have defaults of its own.
    const paidFrom = accounts.length === 0 ? [null] : accounts;
    const codings = paidFrom.map((accountId) => resolveCoding(settings, { application, accountId }));
    if (codings.some((coding) => coding.account === null || coding.taxType === null))
      lacking.push(application === null ? 'movements without one' : name);
    else if (account?.from === 'application' || taxType?.from === 'application') own += 1;
    else byDefault += 1;
  }
  const all = own + byDefault + lacking.length;
  const rows = evidence({
    'Applications with movements': all,
    'With an account or tax rate of their own': own,
    'By the defaults alone': byDefault,
    'Without account or tax rate': lacking.length,
  });
  if (lacking.length === 0) {
    const detail =
      all === 0 ? 'No movements have been read yet.' : 'None: each has both, of its own or by the defaults.';
    return { id, status: 'ok', title, detail, action: null, evidence: rows, fix: null };
  }
  const more = lacking.length - mostNamed;
  const named = lacking.slice(0, mostNamed).join(', ');
  return {
    id,
    status: 'warning',
    title,
    detail: more > 0 ? `These, and ${more} more: ${named}.` : `These: ${named}.`,
    action: 'Choose an account and a tax rate for them, or set defaults.',
    evidence: rows,
    fix: { kind: 'settings', section: 'defaults' },
  };
}
