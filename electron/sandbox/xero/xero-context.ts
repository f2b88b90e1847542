import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type { UserRecord } from '../world/xero-shapes.ts';

/** On whose behalf a request to the Accounting API works. */
export interface XeroContext {
  readonly organisation: XeroOrganisation;
  /** The consenting user: Xero acts with their role. */
  readonly user: UserRecord;
  readonly clock: { nowMs(): number };
  /** Base of the Accounting API, for links in answers. */
  readonly apiBase: string;
}
