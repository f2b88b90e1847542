import type { ApplicationRowDto, ChosenDto, CodingField } from '../../shared/contract/settings.ts';
import { codingLabel } from '../../shared/domain/coding-label.ts';
import { accountPart, contactPart, type Part, taxPart, trackingParts } from '../../shared/domain/coding-parts.ts';
import type { Chosen, ResolvedCoding } from '../../shared/domain/coding-rule.ts';
import type { ReferenceIndex } from '../../shared/domain/reference-index.ts';
import type { CodingFields } from '../../shared/domain/settings.ts';

/** A coding as the settings have it, each value with its name and where it comes from. */
export function toCodingDto(coding: ResolvedCoding, index: ReferenceIndex | null): ApplicationRowDto['coding'] {
  const told = <F extends CodingField>(
    field: F,
    chosen: Chosen<NonNullable<CodingFields[F]>> | null,
  ): ChosenDto | null => {
    // An application's settings know nothing of single transactions, nor of the account that one was paid from.
    if (chosen === null || chosen.from === 'by-hand' || chosen.from === 'account') return null;
    return { value: chosen.value, label: codingLabel(field, chosen.value, index), from: chosen.from };
  };
  return {
    pushTransactions: told('pushTransactions', coding.pushTransactions),
    pushStatementLines: told('pushStatementLines', coding.pushStatementLines),
    document: told('document', coding.document),
    contact: told('contact', coding.contact),
    account: told('account', coding.account),
    taxType: told('taxType', coding.taxType),
    tracking: told('tracking', coding.tracking),
    description: told('description', coding.description),
    mode: told('mode', coding.mode),
    needsInvoice: told('needsInvoice', coding.needsInvoice),
    needsConfirmedVat: told('needsConfirmedVat', coding.needsConfirmedVat),
    needsAccountingFields: told('needsAccountingFields', coding.needsAccountingFields),
  };
}

/** What of it Xero would refuse. */
export function codingProblems(coding: ResolvedCoding, index: ReferenceIndex): ApplicationRowDto['problems'] {
  const account = coding.account === null ? null : accountPart(index, coding.account.value);
  const usable = account === null || account.problem !== null ? null : account.value;
  const tax = coding.taxType === null ? null : taxPart(index, coding.taxType.value, usable);
  const contact = coding.contact === null ? null : contactPart(index, coding.contact.value);
  return [
    ...problemOf('account', account),
    ...problemOf('taxType', tax),
    ...problemOf('contact', contact),
    ...trackingParts(index, coding.tracking?.value ?? {}).flatMap(({ part }) => problemOf('tracking', part)),
  ];
}

function problemOf(field: CodingField, part: Part<unknown> | null): ApplicationRowDto['problems'] {
  if (part === null || part.problem === null) return [];
  const { code, message } = part.problem;
  return [{ field, code, message }];
}
