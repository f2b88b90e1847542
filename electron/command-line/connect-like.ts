import type { MethodOutputs, SharedOrganisationDto } from '../../shared/contract/methods.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

type Shared = MethodOutputs['connection.xero.shared'];

/**
 * The organisation that is meant by `--like COMPANY [--tenant NAME]`: one of the same sign-in as that company's. Without a
 * name it is the only one that no company has yet.
 */
export function organisationLike(
  shared: Shared,
  like: string,
  tenant: string | null,
): Result<SharedOrganisationDto, ErrorDto> {
  const model = shared.organisations.find(({ usedBy }) => isSame(usedBy, like));
  if (model === undefined) {
    const why = shared.unread[0] ?? 'Connect it first, or sign in with --client-id.';
    return bad('--like', `No company "${like}" is connected to Xero by a sign-in that can be shared. ${why}`);
  }
  const free = shared.organisations.filter(({ consentId, usedBy }) => consentId === model.consentId && usedBy === null);
  const named =
    tenant === null ? free : free.filter(({ tenantId, name }) => tenantId === tenant || isSame(name, tenant));
  const [only, another] = named;
  if (only !== undefined && another === undefined) return ok(only);
  const list = free.map(({ name, tenantId }) => `${name} (${tenantId})`).join(', ') || 'none';
  return bad('--tenant', `Name one organisation, by its name or its id. Those that no company has yet: ${list}.`);
}

function isSame(a: string | null, b: string): boolean {
  return a?.trim().toLowerCase() === b.trim().toLowerCase();
}

function bad(at: string, message: string): Result<never, ErrorDto> {
  return err({ code: 'invalid-input', message, details: [{ at, message }] });
}
