import { checkCoding } from './check-coding.ts';
import { bankAccountPart } from './coding-parts.ts';
import type { InputProblem } from './failure.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { BankAccountByCurrency, MovementRule, Settings } from './settings.ts';

type RuleName = keyof Settings['movements'];

const ruleNames: readonly RuleName[] = ['topUps', 'withdrawals', 'rewards'];

/** What of the rules for top-ups, withdrawals and rewards Xero does not have or would refuse. */
export function checkMovementRules(movements: Settings['movements'], index: ReferenceIndex): InputProblem[] {
  return ruleNames.flatMap((name) => {
    const rule = movements[name];
    return rule === undefined ? [] : checkRule(name, rule, index);
  });
}

function checkRule(name: RuleName, rule: MovementRule, index: ReferenceIndex): InputProblem[] {
  const at = `movements.${name}`;
  switch (rule.post) {
    case 'none':
      return [];
    case 'transfer':
      return checkTransfer(name, rule, index);
    case 'receive-money': {
      if (name === 'withdrawals') {
        return [{ at: `${at}.post`, message: 'Withdrawals are money out and cannot be posted as receive-money' }];
      }
      const { account, taxType, contact } = rule;
      return checkCoding(at, contact === undefined ? { account, taxType } : { account, taxType, contact }, {}, index);
    }
  }
}

/** Money in comes from a bank account, money out goes to one; naming the other end alone says nothing. */
function checkTransfer(
  name: RuleName,
  rule: Extract<MovementRule, { readonly post: 'transfer' }>,
  index: ReferenceIndex,
): InputProblem[] {
  const [used, unused] =
    name === 'withdrawals'
      ? (['toBankAccount', 'fromBankAccount'] as const)
      : (['fromBankAccount', 'toBankAccount'] as const);
  const at = `movements.${name}`;
  const problems: InputProblem[] = [];
  if (rule[unused] !== undefined) {
    problems.push({ at: `${at}.${unused}`, message: `${name} take ${used}, not ${unused}` });
  }
  const named = rule[used];
  if (named !== undefined) return [...problems, ...checkBankAccounts(`${at}.${used}`, named, index)];
  return [...problems, { at: `${at}.${used}`, message: `A transfer of ${name} needs ${used}` }];
}

function checkBankAccounts(at: string, named: BankAccountByCurrency, index: ReferenceIndex): InputProblem[] {
  const entries =
    typeof named === 'string'
      ? [{ at, currency: null, codeOrId: named }]
      : Object.entries(named).map(([currency, codeOrId]) => ({ at: `${at}.${currency}`, currency, codeOrId }));
  if (entries.length === 0) return [{ at, message: 'No bank account is named for any currency' }];
  return entries.flatMap((entry) => {
    const { problem } = bankAccountPart(index, entry.codeOrId, entry.currency);
    return problem ? [{ at: entry.at, message: problem.message }] : [];
  });
}
