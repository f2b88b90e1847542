import type { TenantDto } from '../../shared/contract/methods.ts';
import type { Xero, XeroTenant } from '../ports/xero.ts';

/**
 * Organisations as they are shown. Of those that share a name Xero is asked what else tells them apart, one call each: the
 * currency, the country, the kind, and the short code that stands in the addresses of its pages. What cannot be asked is left out.
 */
export function tellApart(
  xero: Pick<Xero, 'organisation'>,
  tenants: readonly XeroTenant[],
): Promise<readonly TenantDto[]> {
  return Promise.all(tenants.map((tenant) => told(xero, tenant, tenants)));
}

/** One of `all` as it is shown; `all` may be of several sign-ins, and have the same one twice. */
export async function told(
  xero: Pick<Xero, 'organisation'>,
  { tenantId, name }: XeroTenant,
  all: readonly XeroTenant[],
): Promise<TenantDto> {
  const isAlone = all.every((other) => other.tenantId === tenantId || !isSameName(other.name, name));
  const read = isAlone ? null : await xero.organisation(tenantId);
  if (read === null || !read.ok) return { tenantId, name };
  const { baseCurrency, countryCode, plan, shortCode } = read.value;
  const parts = [baseCurrency, countryCode, plan, shortCode].filter((part) => part !== null && part !== undefined);
  return { tenantId, name, about: parts.join(' · ') };
}

function isSameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
