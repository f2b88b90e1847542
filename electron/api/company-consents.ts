import type { Failure } from '../../shared/domain/failure.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { Connections, Ledger } from '../ports/ledger.ts';
import type { Xero, XeroTenant } from '../ports/xero.ts';

/** Consents at Xero belong to a person and an app, and several companies may live from one: what this company may do with them. */
export interface CompanyConsents {
  /** The connections as they stand by now: another company may have renewed the consent since, or met its end. */
  present(connections: Connections): Connections;
  /** Does another company live from the consent of the same person to the same app? Revoking it would end both. */
  isShared(): boolean;
  /** Takes this company's secrets away, and with `wholeConsent` the shared ones. */
  forget(
    xero: NonNullable<Connections['xero']>,
    options: { readonly wholeConsent: boolean },
  ): Promise<Result<null, Failure>>;
  /** Forgets consents that no company lives from any more. */
  tidy(): Promise<Result<null, Failure>>;
  /** Consents on this computer that Xero takes. */
  known(): readonly SharedConsent[];
  /** The name of another company that has this organisation; null where none has. */
  companyOf(tenantId: string): Result<string | null, Failure>;
  /** Lets the company live from a consent that is known, with an organisation of it. */
  join(ledger: Ledger, consentId: string, tenant: XeroTenant): Promise<Result<null, Failure>>;
}

export interface SharedConsent {
  readonly id: string;
  /** Who gave it; null where Xero did not say. */
  readonly userEmail: string | null;
  /** The organisations it covers, asked of Xero now. */
  tenants(): Promise<Result<readonly XeroTenant[], Failure>>;
  /** One of them, asked of Xero now: one call. */
  readonly organisation: Xero['organisation'];
}
