import type { TenantDto } from '../../shared/contract/methods.ts';
import type { Xero, XeroTenant } from '../ports/xero.ts';

/**
 * Organisations as they are shown. Of those that share a name Xero is asked what else tells them apart, one call each: the
 * currency, the country, the kind, and the short code that stands in the addresses of its pages. What cannot be asked is left out.
 */
export async function tellApart(
  xero: Pick<Xero, 'organisation'>,
  tenants: readonly XeroTenant[],
): Promise<readonly TenantDto[]> {
  return await Promise.all(
    tenants.map(async ({ tenantId, name }) => {
      const isAlone = tenants.filter((other) => isSameName(other.name, name)).length === 1;
      const read = isAlone ? null : await xero.organisation(tenantId);
      if (read === null || !read.ok) return { tenantId, name };
      const { baseCurrency, countryCode, plan, shortCode } = read.value;
      const parts = [baseCurrency, countryCode, plan, shortCode].filter((part) => part !== null && part !== undefined);
      return { tenantId, name, about: parts.join(' · ') };
    }),
  );
}

function isSameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
