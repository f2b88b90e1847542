import type { MethodOutputs } from '../../shared/contract/methods.ts';
import type { ReferenceDto } from '../../shared/contract/reference.ts';
import { accountPart } from '../../shared/domain/coding-parts.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { indexReference } from '../../shared/domain/reference-index.ts';
import { taxTypeLegal } from '../../shared/domain/tax.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { refreshLists } from '../engine/refresh-lists.ts';
import type { CompanyHost } from './company-host.ts';

export function readReferenceLists(host: CompanyHost): Result<MethodOutputs['reference.read'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const reference = view.value.referenceData();
  return ok({ reference: reference === null ? null : toReferenceDto(reference) });
}

export async function refreshReference(
  host: CompanyHost,
): Promise<Result<MethodOutputs['reference.refresh'], Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const refreshed = await refreshLists(engine.value);
  return refreshed.ok ? ok({ reference: toReferenceDto(refreshed.value) }) : refreshed;
}

const names = new Intl.Collator('en', { numeric: true });

/** What there is to choose from: only what Xero would take. */
function toReferenceDto(reference: ReferenceData): ReferenceDto {
  const { organisation, user } = reference;
  const index = indexReference(reference);
  const { name, baseCurrency, timeZone, periodLockDate, endOfYearLockDate } = organisation;
  const rates = reference.taxRates.filter(isActive);
  return {
    readAt: reference.readAt,
    organisation: { name, baseCurrency, timeZone, periodLockDate, endOfYearLockDate },
    user: user === null ? null : { name: user.name, role: user.role },
    accounts: reference.accounts
      .filter(({ accountId }) => accountPart(index, accountId).problem === null)
      .map((account) => ({
        accountId: account.accountId,
        code: account.code,
        name: account.name,
        type: account.type,
        taxTypes: rates.filter((rate) => taxTypeLegal(rate, account)).map(({ taxType }) => taxType),
      })),
    bankAccounts: reference.accounts
      .filter((account) => isActive(account) && account.type === 'BANK')
      .map((account) => ({
        accountId: account.accountId,
        code: account.code,
        name: account.name,
        currency: index.bankCurrency(account),
      })),
    taxRates: rates.map(({ taxType, name: rateName, effectiveRate }) => ({
      taxType,
      name: rateName,
      rate: effectiveRate,
    })),
    contacts: [...new Set(reference.contacts.filter(isActive).map((contact) => contact.name))].sort(names.compare),
    tracking: reference.trackingCategories.filter(isActive).map((category) => ({
      category: category.name,
      options: category.options.filter(isActive).map((option) => option.name),
    })),
  };
}

function isActive({ status }: { readonly status: string }): boolean {
  return status === 'ACTIVE';
}
