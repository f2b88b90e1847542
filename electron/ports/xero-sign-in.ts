import type { Failure } from '../../shared/domain/failure.ts';
import type { Result } from '../../shared/lib/result.ts';

/** Signing in to Xero in the system browser: PKCE with a callback on this machine. */
export interface XeroSignIn {
  /**
   * Opens the callback on the first free of the registered ports, on both loopback addresses, and returns the address to
   * open in the browser. Fails with `invalidInput` where every port is taken. `bankFeeds`: the partner scope is asked for, too;
   * Xero refuses the sign-in of an app that has not got it (`forbidden`).
   */
  begin(clientId: string, asked: { readonly bankFeeds: boolean }): Promise<Result<PendingSignIn, Failure>>;
}

export interface PendingSignIn {
  readonly authoriseUrl: string;
  /**
   * Waits (at most five minutes) for the answer, exchanges the code and stores the refresh token. Answers with a wrong
   * state are refused and do not end the waiting. `authExpired` where the person declined; `timeout` where nobody came.
   */
  finish(): Promise<Result<null, Failure>>;
  cancel(): void;
}
