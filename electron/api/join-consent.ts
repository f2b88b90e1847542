import type { MethodInput, MethodOutputs, SharedOrganisationDto } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { XeroTenant } from '../ports/xero.ts';
import type { SharedConsent } from './company-consents.ts';
import type { CompanyHost } from './company-host.ts';
import { told } from './tell-apart.ts';

/** What this company could be connected to without signing in: the organisations of the consents that other companies use. */
export async function sharedOrganisations(
  host: CompanyHost,
): Promise<Result<MethodOutputs['connection.xero.shared'], Failure>> {
  const found: { readonly consent: SharedConsent; readonly tenant: XeroTenant }[] = [];
  const unread: string[] = [];
  for (const consent of host.consents.known()) {
    const tenants = await consent.tenants();
    if (tenants.ok) found.push(...tenants.value.map((tenant) => ({ consent, tenant })));
    else unread.push(tenants.error.message);
  }
  const all = found.map(({ tenant }) => tenant);
  const organisations: SharedOrganisationDto[] = [];
  for (const { consent, tenant } of found) {
    const holder = host.consents.companyOf(tenant.tenantId);
    if (!holder.ok) return holder;
    const shown = await told(consent, tenant, all);
    organisations.push({ ...shown, consentId: consent.id, user: consent.userEmail, usedBy: holder.value });
  }
  return ok({ organisations, unread: [...new Set(unread)] });
}

/** Connects this company to an organisation of a consent that another company uses; nobody signs in. */
export async function joinConsent(
  host: CompanyHost,
  { consentId, tenantId }: MethodInput<'connection.xero.join'>,
): Promise<Result<MethodOutputs['connection.xero.join'], Failure>> {
  const consent = host.consents.known().find(({ id }) => id === consentId);
  if (consent === undefined) return refused('That sign-in to Xero is not there any more. Connect Xero instead.');
  const tenants = await consent.tenants();
  if (!tenants.ok) return tenants;
  const tenant = tenants.value.find((one) => one.tenantId === tenantId);
  if (tenant === undefined) {
    return refused('That sign-in no longer covers this organisation. Connect Xero, and choose the organisation there.');
  }
  const holder = host.consents.companyOf(tenantId);
  if (!holder.ok) return holder;
  if (holder.value !== null) {
    return refused(`${tenant.name} is the organisation of the company ${holder.value} already. Choose another one.`);
  }
  const engine = host.engine();
  if (!engine.ok) return engine;
  const before = engine.value.ledger.connections().xero;
  if (before !== null && before.tenantId !== null && before.tenantId !== tenantId) {
    return refused(
      `These books belong to ${before.tenantName ?? 'another organisation'}, and a company keeps its organisation. Add a company of its own for ${tenant.name}.`,
    );
  }
  const joined = await host.consents.join(engine.value.ledger, consent.id, tenant);
  return joined.ok ? ok({ connected: true, tenant: { tenantId, name: tenant.name } }) : joined;
}

function refused(message: string): Result<never, Failure> {
  return err({ kind: 'invalidInput', source: 'local', message, details: [{ at: 'tenantId', message }] });
}
