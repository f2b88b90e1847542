import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { MovementRule, MovementRules, RuleName } from './settings-shape.ts';

export type Post = MovementRule['post'];

/** What can be posted for each kind of movement, as a setup file has it. */
export const postsOf: Readonly<Record<RuleName, readonly Post[]>> = {
  topUps: ['none', 'transfer', 'receive-money'],
  withdrawals: ['none', 'transfer'],
  rewards: ['none', 'transfer', 'receive-money'],
};

export const ruleNames: readonly RuleName[] = ['topUps', 'withdrawals', 'rewards'];

type Transfer = Extract<MovementRule, { readonly post: 'transfer' }>;

/** Money in comes from a bank account, money out goes to one. */
export function endOf(name: RuleName): 'fromBankAccount' | 'toBankAccount' {
  return name === 'withdrawals' ? 'toBankAccount' : 'fromBankAccount';
}

/** An empty rule of another kind that keeps the mode. */
export function newRule(name: RuleName, post: Post, before: MovementRule | undefined): MovementRule {
  const mode = before?.mode === undefined ? {} : { mode: before.mode };
  if (post === 'none') return { post, ...mode };
  if (post === 'transfer') return { post, [endOf(name)]: {}, ...mode };
  return { post, account: '', taxType: '', ...mode };
}

/** The bank account of each currency. One code for all of them stands under its own currency. */
export function bankAccountsOf(
  rule: Transfer,
  name: RuleName,
  reference: ReferenceDto | null,
  currencies: readonly string[],
): Readonly<Record<string, string>> {
  const named = rule[endOf(name)];
  if (named === undefined) return {};
  if (typeof named !== 'string') return named;
  const found = reference?.bankAccounts.find(({ code, accountId }) => code === named || accountId === named);
  const currency = found?.currency ?? currencies[0];
  return currency === undefined ? {} : { [currency]: named };
}

export function withBankAccount(
  rule: Transfer,
  name: RuleName,
  accounts: Readonly<Record<string, string>>,
  currency: string,
  bankAccount: string | null,
): Transfer {
  const { [currency]: _before, ...others } = accounts;
  return { ...rule, [endOf(name)]: bankAccount === null ? others : { ...others, [currency]: bankAccount } };
}

/** The rules with one of them changed. */
export function withRule(rules: MovementRules, name: RuleName, rule: MovementRule): MovementRules {
  return { ...rules, [name]: rule };
}

/** What a rule still lacks before it can be saved. */
export function missingIn(name: RuleName, rule: MovementRule | undefined): readonly ('bank' | 'account' | 'taxType')[] {
  if (rule === undefined || rule.post === 'none') return [];
  if (rule.post === 'transfer') {
    const named = rule[endOf(name)];
    const isEmpty = named === undefined || (typeof named !== 'string' && Object.keys(named).length === 0);
    return isEmpty ? ['bank'] : [];
  }
  return [...(rule.account === '' ? ['account' as const] : []), ...(rule.taxType === '' ? ['taxType' as const] : [])];
}

/** Whether documents of this rule go to Xero without review. A rule without a mode has the one of the defaults. */
export function leavesUnseen(rule: MovementRule | undefined, defaultMode: 'auto' | 'review'): boolean {
  return rule !== undefined && rule.post !== 'none' && (rule.mode ?? defaultMode) === 'auto';
}
