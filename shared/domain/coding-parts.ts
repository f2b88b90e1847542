import type { TrackingRef } from './document.ts';
import { keyOfNamed } from './kept-contact.ts';
import type { Reason, ReasonCode } from './proposal.ts';
import type { TaxRate, TrackingCategory, XeroAccount, XeroContact } from './reference-data.ts';
import type { ReferenceIndex } from './reference-index.ts';
import { taxTypeLegal } from './tax.ts';

/**
 * One part of a document, looked up in Xero's lists, and why Xero would refuse it. A part can be there and be refused:
 * an archived account is still the one that was meant. Messages name the thing and say what is wrong, without a full
 * stop; what to do about it depends on who asks.
 */
export interface Part<T> {
  readonly value: T | null;
  readonly problem: Reason | null;
}

/** An account that lines are coded to: active, no bank account, none that Xero keeps for itself. */
export function accountPart(index: ReferenceIndex, codeOrId: string): Part<XeroAccount> {
  const account = index.account(codeOrId);
  if (account === null) return missing('account-missing', `Xero has no account with the code ${codeOrId}`);
  const label = accountLabel(account);
  if (account.status !== 'ACTIVE') return refused(account, 'account-archived', `Account ${label} is archived in Xero`);
  if (account.type === 'BANK') {
    return refused(account, 'account-not-usable', `Account ${label} is a bank account; nothing can be coded to it`);
  }
  if (account.systemAccount !== null) {
    return refused(account, 'account-not-usable', `Account ${label} is one that Xero keeps for itself`);
  }
  return { value: account, problem: null };
}

/** A bank account of that currency: active. With `currency` null any will do. */
export function bankAccountPart(index: ReferenceIndex, codeOrId: string, currency: string | null): Part<XeroAccount> {
  const account = index.account(codeOrId);
  if (account === null) {
    return missing('bank-account-missing', `Xero has no bank account with the code ${codeOrId}`);
  }
  const label = accountLabel(account);
  if (account.type !== 'BANK') {
    return missing('bank-account-missing', `Account ${label} is not a bank account in Xero`);
  }
  if (account.status !== 'ACTIVE') {
    return refused(account, 'bank-account-archived', `Bank account ${label} is archived in Xero`);
  }
  const found = index.bankCurrency(account);
  if (currency !== null && found !== currency) {
    return refused(account, 'bank-account-currency', `Bank account ${label} is in ${found}, not in ${currency}`);
  }
  return { value: account, problem: null };
}

/** A tax rate that is active and legal for the account; with `account` null only that it is active. */
export function taxPart(index: ReferenceIndex, taxType: string, account: XeroAccount | null): Part<TaxRate> {
  const rate = index.taxRate(taxType);
  if (rate === null) return missing('tax-type-missing', `Xero has no tax rate ${taxType}`);
  if (rate.status !== 'ACTIVE') {
    return refused(rate, 'tax-type-missing', `The tax rate ${taxLabel(rate)} is no longer in use in Xero`);
  }
  if (account !== null && !taxTypeLegal(rate, account)) {
    const message = `Xero does not allow the tax rate ${taxLabel(rate)} on account ${accountLabel(account)}`;
    return refused(rate, 'tax-type-not-legal', message);
  }
  return { value: rate, problem: null };
}

/** Xero: a line carries at most two tracking categories (developer.xero.com, Accounting API, Tracking categories). */
const mostCategories = 2;

/** One part per category; with more than two categories the last carries the problem. */
export function trackingParts(
  index: ReferenceIndex,
  tracking: Readonly<Record<string, string>>,
): { readonly category: string; readonly part: Part<TrackingRef> }[] {
  return Object.entries(tracking).map(([category, option], place) => {
    const part = trackingPart(index.trackingCategory(category), category, option);
    if (place < mostCategories || part.problem !== null) return { category, part };
    const message = `Xero takes at most two tracking categories on a line; ${category} is one too many`;
    return { category, part: { value: part.value, problem: { code: 'tracking-missing', message } } };
  });
}

function trackingPart(category: TrackingCategory | null, categoryName: string, optionName: string): Part<TrackingRef> {
  if (category === null) {
    return missing('tracking-missing', `Xero has no tracking category ${categoryName}`);
  }
  if (category.status !== 'ACTIVE') {
    return missing('tracking-missing', `The tracking category ${category.name} is archived in Xero`);
  }
  const key = optionName.trim().toLowerCase();
  const sameName = category.options.filter(({ name }) => name.trim().toLowerCase() === key);
  const option = sameName.find(({ status }) => status === 'ACTIVE') ?? sameName[0];
  if (option === undefined) {
    const message = `The tracking category ${category.name} has no option ${optionName} in Xero`;
    return missing('tracking-missing', message);
  }
  const value = {
    categoryId: category.categoryId,
    category: category.name,
    optionId: option.optionId,
    option: option.name,
  };
  if (option.status === 'ACTIVE') return { value, problem: null };
  const message = `The option ${option.name} of the tracking category ${category.name} is archived in Xero`;
  return refused(value, 'tracking-missing', message);
}

/** A contact that Xero has and that is active: of this name, else the one that had it when it was named. */
export function contactPart(index: ReferenceIndex, name: string): Part<XeroContact> {
  const byName = index.contact(name);
  const contact = byName?.status === 'ACTIVE' ? byName : (index.keptContact(keyOfNamed(name)) ?? byName);
  return contact === null
    ? missing('contact-missing', `Xero has no contact called ${name}`)
    : activeContactPart(contact);
}

export function activeContactPart(contact: XeroContact): Part<XeroContact> {
  if (contact.status === 'ACTIVE') return { value: contact, problem: null };
  return refused(contact, 'contact-archived', `The contact ${contact.name} is archived in Xero`);
}

export function accountLabel(account: { readonly code: string | null; readonly name: string }): string {
  return account.code === null ? account.name : `${account.code} (${account.name})`;
}

export function taxLabel(rate: TaxRate): string {
  return `${rate.taxType} (${rate.name})`;
}

/** It is there, and Xero would refuse it. */
function refused<T>(value: T, code: ReasonCode, message: string): Part<T> {
  return { value, problem: { code, message } };
}

/** It is not there at all. */
export function missing(code: ReasonCode, message: string): Part<never> {
  return { value: null, problem: { code, message } };
}
