/** Who did not do what was asked. `local` is this machine: the ledger, the keychain, the input. */
export type FailureSource = 'cledara' | 'xero' | 'local';

/** The limit that Xero or Cledara named when it answered 429, or that our governor foresaw. */
export type LimitName = 'minute' | 'day' | 'concurrent' | 'app' | 'unknown';

/**
 * The closed union of expected failures. The adapter that saw the wire sets `kind`; nothing later parses text.
 * `message` is a sentence for the person: what happened and, where there is something to do, what to do. It never
 * holds a secret.
 */
export type Failure =
  | FailureOf<'offline'> // the request certainly did not reach the service
  | FailureOf<'timeout'> // a read that got no answer in time
  | FailureOf<'rateLimited', { readonly untilMs: number; readonly limit: LimitName }>
  | FailureOf<'authExpired'> // key or consent refused or revoked: the person must connect again
  | FailureOf<'scopeLacking'> // the consent stands, and was given for less than this
  | FailureOf<'forbidden'> // the key or user may not do this, or the organisation is gone
  | FailureOf<'rejected', { readonly details: readonly string[] }> // the service read it and said no
  | FailureOf<'conflict'> // the idempotency key was used with another request
  | FailureOf<'notFound'>
  | FailureOf<'remoteFault', { readonly status: number }> // 5xx on a read
  | FailureOf<'incompatible'> // an answer that is not what the service is known to send
  | FailureOf<'uncertain'> // a write whose answer was lost: it may or may not have happened
  | FailureOf<'cancelled'>
  | FailureOf<'notConnected'> // no key or consent was ever given
  | FailureOf<'secretsUnavailable'> // the secrets store is absent, locked or does not open; nobody is signed out
  | FailureOf<'ledgerUnavailable', { readonly why: 'busy' | 'newer' | 'corrupt' | 'unwritable' }>
  | FailureOf<'invalidInput', { readonly details: readonly InputProblem[] }>;

export type FailureKind = Failure['kind'];

/** One thing that is wrong with what a person gave, and where. */
export interface InputProblem {
  /** Path in the input, such as `applications[3].account`, or the name of an environment variable or option. */
  readonly at: string;
  readonly message: string;
}

type FailureOf<K extends string, Extra = unknown> = {
  readonly kind: K;
  readonly source: FailureSource;
  readonly message: string;
} & Extra;
