import type { MethodInput } from '../../../shared/contract/methods.ts';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';

export type RecodeFields = MethodInput<'review.recode'>['fields'];
export type FieldName = keyof RecodeFields;

/** What a person has chosen so far: an absent field stays as it is, null follows the rule again. */
export interface CodingDraft {
  readonly account?: string | null;
  readonly taxType?: string | null;
  readonly contact?: string | null;
  readonly tracking?: Readonly<Record<string, string>> | null;
  readonly description?: string | null;
}

/** What is in force of one movement, as far as it has a document. */
export interface CodingNow {
  readonly account: string | null;
  readonly taxType: string | null;
  readonly contact: string | null;
  readonly tracking: Readonly<Record<string, string>>;
  readonly description: string | null;
}

export const nothingNow: CodingNow = { account: null, taxType: null, contact: null, tracking: {}, description: null };

/** How settings name an account: by its code, where it has one. */
export function accountKey({ code, accountId }: Pick<ReferenceDto['accounts'][number], 'code' | 'accountId'>): string {
  return code ?? accountId;
}

/** As documents name it: `463 Computer software`. */
export function accountText({ code, name }: Pick<ReferenceDto['accounts'][number], 'code' | 'name'>): string {
  return code === null ? name : `${code} ${name}`;
}

/** The account that a document's words mean. */
export function accountNamed(reference: ReferenceDto, text: string | null): ReferenceDto['accounts'][number] | null {
  return reference.accounts.find((account) => accountText(account) === text) ?? null;
}

/** The account that will be in force. Null where several have several, or it is not known. */
export function accountMeant(reference: ReferenceDto, draft: CodingDraft, now: CodingNow) {
  if (typeof draft.account !== 'string') return draft.account === null ? null : accountNamed(reference, now.account);
  return reference.accounts.find((account) => accountKey(account) === draft.account) ?? null;
}

/** Whether Xero would refuse the tax rate on the account; where either is not known, the engine will tell. */
export function isTaxRefused(reference: ReferenceDto, draft: CodingDraft, now: CodingNow): boolean {
  const account = accountMeant(reference, draft, now);
  const taxType = draft.taxType === undefined ? now.taxType : draft.taxType;
  return account !== null && taxType !== null && !account.taxTypes.includes(taxType);
}

/** The fields to send: what was chosen, without what is so already. */
export function changedFields(reference: ReferenceDto, draft: CodingDraft, now: CodingNow): RecodeFields {
  const fields: RecodeFields = {};
  const account = accountNamed(reference, now.account);
  if (draft.account !== undefined && (account === null || draft.account !== accountKey(account)))
    fields.account = draft.account;
  if (draft.taxType !== undefined && draft.taxType !== now.taxType) fields.taxType = draft.taxType;
  if (draft.contact !== undefined && draft.contact !== now.contact) fields.contact = draft.contact;
  if (draft.tracking !== undefined && !sameTracking(draft.tracking, now.tracking)) {
    fields.tracking = draft.tracking === null ? null : { ...draft.tracking };
  }
  const description = draft.description?.trim();
  if (draft.description === null) fields.description = null;
  else if (description !== undefined && description !== '' && description !== now.description)
    fields.description = description;
  return fields;
}

function sameTracking(one: Readonly<Record<string, string>> | null, other: Readonly<Record<string, string>>): boolean {
  if (one === null) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

/** What puts the former own values back: null where there was none. */
function formerFields(fields: RecodeFields, former: CodingDraft): RecodeFields {
  const back: RecodeFields = {};
  if ('account' in fields) back.account = former.account ?? null;
  if ('taxType' in fields) back.taxType = former.taxType ?? null;
  if ('contact' in fields) back.contact = former.contact ?? null;
  if ('tracking' in fields) back.tracking = former.tracking == null ? null : { ...former.tracking };
  if ('description' in fields) back.description = former.description ?? null;
  return back;
}

/** The movements by what puts them back, so that many take few calls. */
export function undoGroups(
  ids: readonly string[],
  fields: RecodeFields,
  former: ReadonlyMap<string, CodingDraft>,
): readonly { readonly ids: readonly string[]; readonly fields: RecodeFields }[] {
  const groups = new Map<string, { ids: string[]; fields: RecodeFields }>();
  for (const id of ids) {
    const back = formerFields(fields, former.get(id) ?? {});
    const key = JSON.stringify(back);
    const group = groups.get(key) ?? { ids: [], fields: back };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}
