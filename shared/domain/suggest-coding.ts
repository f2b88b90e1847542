import type { AccountingValueCount } from './accounting-field.ts';
import type { CodingUse } from './coding-history.ts';
import { codingLabel } from './coding-label.ts';
import { accountPart, contactPart, taxPart, trackingParts } from './coding-parts.ts';
import { applicationRow, type ResolvedCoding, resolveCoding } from './coding-rule.ts';
import { contactNameOf } from './contact-name.ts';
import { equalData } from './hash.ts';
import type { ReferenceData, XeroContact } from './reference-data.ts';
import { indexReference, type ReferenceIndex } from './reference-index.ts';
import type { CodingFields, Settings } from './settings.ts';
import { similarContact } from './similar-contact.ts';
import { type CodedApplication, findingFromApplications } from './suggest-from-applications.ts';
import { findingFromFields } from './suggest-from-fields.ts';
import { accountFromHistory, taxFromHistory, trackingFromHistory } from './suggest-from-history.ts';
import { type Finding, type SuggestedField, type Suggestion, suggestionOf } from './suggestion.ts';

export interface SuggestionInput {
  readonly settings: Settings;
  readonly reference: ReferenceData;
  /** ContactIDs by the keys of `KeptContact`. */
  readonly keptContacts: ReadonlyMap<string, string>;
  readonly applications: readonly Pick<CodedApplication, 'id' | 'name' | 'teams'>[];
  /** How documents in Xero are coded; empty where nobody has looked. */
  readonly history: readonly CodingUse[];
  readonly accountingValues: readonly AccountingValueCount[];
}

/** The look-ups that all applications share. */
interface Sources extends SuggestionInput {
  readonly index: ReferenceIndex;
  readonly coded: readonly CodedApplication[];
  /** What was merged counts for what it was merged into; what Xero has no more, for nobody. */
  readonly usesByContact: ReadonlyMap<string | undefined, readonly CodingUse[]>;
  readonly valuesByApplication: ReadonlyMap<string, readonly AccountingValueCount[]>;
}

/**
 * What applications could be set to, by rules that anybody can read. Only for what an application does not set itself, only
 * where the value would be another one than now, and only what Xero would take: an account comes with a tax rate that goes
 * with it. In the order of the applications. Pure; nothing is applied.
 */
export function suggestCoding(input: SuggestionInput): readonly Suggestion[] {
  const index = indexReference(input.reference, input.keptContacts);
  const sources: Sources = {
    ...input,
    index,
    coded: input.applications.map((one) => ({ ...one, own: applicationRow(input.settings.applications, one) ?? {} })),
    usesByContact: Map.groupBy(input.history, ({ contactId }) => index.contactById(contactId)?.contactId),
    valuesByApplication: Map.groupBy(input.accountingValues, ({ applicationId }) => applicationId),
  };
  return sources.coded.flatMap((application) => suggestFor(application, sources));
}

function suggestFor(application: CodedApplication, sources: Sources): readonly Suggestion[] {
  const now = resolveCoding(sources.settings, { application });
  const contact = findContact(application, sources);
  const uses = usesOf(application, contact, sources);
  const { account, taxType } = findAccount(application, now, uses, sources);
  const tracking = findTracking(application, uses, sources);
  const findings: readonly (readonly [SuggestedField, Finding | null])[] = [
    ['contact', contact],
    ['account', account],
    ['taxType', taxType],
    ['tracking', tracking],
  ];
  return findings.flatMap(([field, finding]) => {
    const isNews = finding !== null && !isInForce(finding.value, now[field]?.value, field, sources.index);
    return isNews ? [suggestionOf(application, field, finding)] : [];
  });
}

function isInForce(
  value: Finding['value'],
  present: Finding['value'] | undefined,
  field: SuggestedField,
  index: ReferenceIndex,
): boolean {
  const meant = (one: Finding['value'] | undefined) =>
    field === 'account' ? (index.account(String(one))?.accountId ?? one) : one;
  return equalData(meant(value), meant(present));
}

/** Where the application's own name leads to no contact in use. */
function findContact(application: CodedApplication, sources: Sources): Finding | null {
  const { index, reference } = sources;
  if (application.own.contact !== undefined) return null;
  const declared = fromFields('contact', application, sources);
  if (declared !== null && typeof declared.value === 'string' && contactPart(index, declared.value).problem === null)
    return declared;
  const ownName = contactNameOf(application.name);
  if (ownContact(application, index) !== null) return null;
  const nearest = similarContact(ownName, reference.contacts);
  if (nearest === null) return null;
  const evidence = `Xero has no contact in use called ${ownName}; the nearest in name is ${nearest.name}.`;
  return { value: nearest.name, source: 'similar-name', evidence };
}

function ownContact({ id, name }: CodedApplication, index: ReferenceIndex): XeroContact | null {
  const number = `cledara:${id}`;
  const found = [index.keptContact(number), index.contactByNumber(number), index.contact(contactNameOf(name))];
  return found.find((contact) => contact?.status === 'ACTIVE') ?? null;
}

/** How the documents of its contact are coded. A contact that is the default of all says nothing of one. */
function usesOf(application: CodedApplication, suggested: Finding | null, sources: Sources): readonly CodingUse[] {
  const { index, usesByContact } = sources;
  const named = application.own.contact ?? (typeof suggested?.value === 'string' ? suggested.value : null);
  const contact = named === null ? ownContact(application, index) : contactPart(index, named).value;
  return contact === null ? [] : (usesByContact.get(contact.contactId) ?? []);
}

/** An account is suggested only with a tax rate that goes with it: its own, a suggested one, or the one that holds now. */
function findAccount(
  application: CodedApplication,
  now: ResolvedCoding,
  uses: readonly CodingUse[],
  sources: Sources,
): { readonly account: Finding | null; readonly taxType: Finding | null } {
  const { index } = sources;
  const candidates = application.own.account === undefined ? accountsFor(application, uses, sources) : [];
  for (const account of candidates) {
    const code = String(account.value);
    const { value, problem } = accountPart(index, code);
    if (value === null || problem !== null) continue;
    const taxType = findTax(application, { account: code, mayBeDefault: true }, uses, sources);
    const rate = taxType?.value ?? now.taxType?.value;
    if (typeof rate === 'string' && taxPart(index, rate, value).problem === null) return { account, taxType };
  }
  const { account: present } = now;
  if (present === null) return { account: null, taxType: null };
  // The default of all was chosen by somebody; what Xero has for that account is no reason to depart from it.
  const mayBeDefault = present.from === 'application' || now.taxType === null;
  return { account: null, taxType: findTax(application, { account: present.value, mayBeDefault }, uses, sources) };
}

function accountsFor(application: CodedApplication, uses: readonly CodingUse[], sources: Sources): readonly Finding[] {
  const { index, coded } = sources;
  return [
    fromFields('account', application, sources),
    accountFromHistory(uses, index),
    findingFromApplications('account', application, coded, { index, account: null }),
  ].filter((finding) => finding !== null);
}

function findTax(
  application: CodedApplication,
  { account, mayBeDefault }: { readonly account: string; readonly mayBeDefault: boolean },
  uses: readonly CodingUse[],
  sources: Sources,
): Finding | null {
  const { index, coded } = sources;
  const { value, problem } = accountPart(index, account);
  if (application.own.taxType !== undefined || value === null || problem !== null) return null;
  const found = [
    fromFields('taxType', application, sources),
    taxFromHistory(uses, account, index),
    findingFromApplications('taxType', application, coded, { index, account }),
    value.taxType === null || !mayBeDefault ? null : defaultOf(value.taxType, codingLabel('account', account, index)),
  ];
  return (
    found.find((one) => typeof one?.value === 'string' && taxPart(index, one.value, value).problem === null) ?? null
  );
}

function defaultOf(taxType: string, account: string): Finding {
  return { value: taxType, source: 'account-default', evidence: `It is the tax rate that Xero has for ${account}.` };
}

function findTracking(application: CodedApplication, uses: readonly CodingUse[], sources: Sources): Finding | null {
  const { index, coded } = sources;
  if (application.own.tracking !== undefined) return null;
  const found = [
    fromFields('tracking', application, sources),
    trackingFromHistory(uses),
    findingFromApplications('tracking', application, coded, { index, account: null }),
  ];
  return found.find((finding) => finding !== null && isUsable(finding.value, index)) ?? null;
}

function isUsable(tracking: CodingFields['tracking'] | string, index: ReferenceIndex): boolean {
  if (tracking === undefined || typeof tracking === 'string') return false;
  return trackingParts(index, tracking).every(({ part }) => part.problem === null);
}

function fromFields(field: SuggestedField, { id }: CodedApplication, sources: Sources): Finding | null {
  const { settings, valuesByApplication, reference, index } = sources;
  const values = valuesByApplication.get(id) ?? [];
  return findingFromFields(field, settings.accountingFields ?? [], values, { reference, index });
}
