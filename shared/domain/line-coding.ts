import { plainLabel } from './coding-label.ts';
import { type Chosen, fillDescription, type ResolvedCoding } from './coding-rule.ts';
import type { Choice } from './draft.ts';
import type { LineCoding } from './draft-bank-transaction.ts';
import type { Movement } from './movement.ts';
import type { Override } from './override.ts';
import type { Explanation } from './proposal.ts';
import type { ContactChoice } from './resolve-contact.ts';
import type { ApprovalMode, MovementRule } from './settings.ts';

/** The line of a card payment or refund: a refund is coded as what it gives back. */
export function cardLine(movement: Movement, coding: ResolvedCoding, teams: readonly string[] = []): LineCoding {
  const subject = subjectOf(movement);
  const choose = <T>(field: Chosen<T> | null): Choice<T> | null =>
    field === null ? null : { value: field.value, why: sourceWhy(field, subject) };
  return {
    kind: movement.kind === 'refund' ? 'receive-money' : 'spend-money',
    contact: cardContact(movement, coding, subject),
    description: described(sourceWhy(coding.description, subject), coding.description.value, movement, teams),
    account: choose(coding.account),
    taxType: choose(coding.taxType),
    tracking: choose(coding.tracking),
  };
}

/** How the kind of the document and its approval were chosen: no part of it, and a choice all the same. */
export function explainChoices(movement: Movement, { document, mode }: ResolvedCoding): readonly Explanation[] {
  const subject = subjectOf(movement);
  return [
    { field: 'document', value: plainLabel('document', document.value), why: sourceWhy(document, subject) },
    { field: 'mode', value: plainLabel('mode', mode.value), why: sourceWhy(mode, subject) },
  ];
}

/** The same for a top-up, withdrawal or reward: its own rule says what it becomes; `byDefault` is the company's mode. */
export function explainRule(
  movement: Movement,
  { post, mode }: Exclude<MovementRule, { readonly post: 'none' }>,
  byDefault: ApprovalMode | undefined,
): readonly Explanation[] {
  const byRule = ruleWhy(movement);
  const chosen: Chosen<ApprovalMode> =
    byDefault === undefined ? { value: 'review', from: 'built-in' } : { value: byDefault, from: 'default' };
  return [
    { field: 'document', value: post === 'transfer' ? 'Transfer' : 'Receive Money', why: byRule },
    {
      field: 'mode',
      value: plainLabel('mode', mode ?? chosen.value),
      why: mode === undefined ? sourceWhy(chosen, subjectOf(movement)) : byRule,
    },
  ];
}

/** Whom settings are about that hold for this movement. */
interface Subject {
  readonly application: string;
  readonly account: string;
}

function subjectOf({ application, accountId }: Movement): Subject {
  return { application: application?.name ?? 'movements without an application', account: accountId ?? '' };
}

function cardContact(movement: Movement, coding: ResolvedCoding, subject: Subject): ContactChoice {
  const { contact } = coding;
  if (contact !== null) return { kind: 'named', name: contact.value, why: sourceWhy(contact, subject) };
  const { application } = movement;
  if (application === null) return { kind: 'none' };
  return {
    kind: 'own-name',
    name: application.name,
    contactNumber: `cledara:${application.id}`,
    why: 'No contact is named, so it is the application by its own name.',
  };
}

/** The line of a top-up or reward that is posted as Receive Money: what a person chose for it, else what the rule says. */
export function ruleLine(
  movement: Movement,
  rule: Extract<MovementRule, { readonly post: 'receive-money' }>,
  override: Override | null = null,
): LineCoding {
  const { fields = {}, author = '' } = override ?? {};
  const choose = <T>(own: T | undefined, byRule: T): Choice<T> =>
    own === undefined ? { value: byRule, why: ruleWhy(movement) } : { value: own, why: byHandWhy(author) };
  const contact = choose(fields.contact, rule.contact);
  return {
    kind: 'receive-money',
    contact:
      contact.value === undefined
        ? {
            kind: 'own-name',
            name: 'Cledara',
            contactNumber: 'cledara:cledara',
            why: 'No contact is named, so it is Cledara itself.',
          }
        : { kind: 'named', name: contact.value, why: contact.why },
    description:
      fields.description === undefined
        ? { value: described('', '{merchant}', movement).value, why: "Cledara's own description." }
        : described(byHandWhy(author), fields.description, movement),
    account: choose(fields.account, rule.account),
    taxType: choose(fields.taxType, rule.taxType),
    tracking: fields.tracking === undefined ? null : { value: fields.tracking, why: byHandWhy(author) },
  };
}

export function ruleWhy(movement: Movement): string {
  const name = movement.kind === 'reward' ? 'rewards' : movement.kind === 'withdrawal' ? 'withdrawals' : 'top-ups';
  return `Set for ${name}.`;
}

/** The filled template, and how it came about. Xero wants some description on every line. */
function described(
  source: string,
  template: string,
  movement: Movement,
  teams: readonly string[] = [],
): Choice<string> {
  const { text, isCut } = fillDescription(template, movement, teams);
  return {
    value: text || movement.application?.name || 'Cledara',
    why: [source, ...(isCut ? [cutWhy] : []), `Template: ${template}`].join(' '),
  };
}

const cutWhy = 'Its end was cut, because Xero takes 4,000 characters at most.';

function sourceWhy({ from, by }: Pick<Chosen<unknown>, 'from' | 'by'>, { application, account }: Subject): string {
  switch (from) {
    case 'by-hand':
      return byHandWhy(by ?? 'someone');
    case 'application':
      return `Set for ${application}.`;
    case 'account':
      return `The default of the account ${account}.`;
    case 'default':
      return 'The default for all applications.';
    case 'built-in':
      return 'Nothing else was chosen.';
  }
}

function byHandWhy(author: string): string {
  return `Chosen by hand by ${author}, for this transaction alone.`;
}
