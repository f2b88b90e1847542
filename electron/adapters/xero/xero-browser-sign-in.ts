import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { PendingSignIn, XeroSignIn } from '../../ports/xero-sign-in.ts';
import type { HttpDoor } from '../http/http-door.ts';
import {
  type CallbackAnswer,
  type CallbackListener,
  openCallbackListener,
  registeredPorts,
} from './callback-listener.ts';
import { type CodeGrant, TokenEndpoint } from './token-endpoint.ts';
import { clientRefused, feedScopeRefused, incompatible, remoteFault } from './xero-failure.ts';
import { failureOf, type XeroSession } from './xero-session.ts';

export interface XeroBrowserSignInOptions {
  readonly loginUrl: string;
  readonly identityUrl: string;
  readonly http: HttpDoor;
  /** Takes over the consent. */
  readonly session: XeroSession;
  /** Default: the five that are registered at Xero. */
  readonly ports?: readonly number[];
  /** How long a sign-in may take, default and at most five minutes. */
  readonly waitMs?: number;
}

/** Xero's codes live five minutes, so a longer wait would end with one that is spent. */
const longestWaitMs = 5 * 60_000;

type Ending = CallbackAnswer | 'cancelled' | 'timeout';

/** The PKCE flow in the system browser (RFC 7636, RFC 8252): one listener, one state and one code per sign-in. */
export class XeroBrowserSignIn implements XeroSignIn {
  readonly #options: XeroBrowserSignInOptions;
  readonly #endpoint: TokenEndpoint;

  constructor(options: XeroBrowserSignInOptions) {
    this.#options = options;
    this.#endpoint = new TokenEndpoint(options);
  }

  async begin(
    clientId: string,
    { bankFeeds }: { readonly bankFeeds: boolean },
  ): Promise<Result<PendingSignIn, Failure>> {
    const id = clientId.trim();
    if (id === '') return err(clientIdMissing());
    const state = randomState(); // 256 bits
    const ports = this.#options.ports ?? registeredPorts;
    const listener = await openCallbackListener(state, ports);
    if (listener === null) return err(portsTaken(ports));
    const grant = {
      clientId: id,
      redirectUri: listener.redirectUri,
      state,
      verifier: randomPKCECodeVerifier(),
      nonce: randomNonce(),
      bankFeeds,
    };
    const waiting = this.#wait(listener);
    let finished: Promise<Result<null, Failure>> | null = null;
    return ok({
      authoriseUrl: await this.#endpoint.authoriseUrl(grant),
      cancel: waiting.cancel,
      finish: () => {
        finished ??= waiting.ending.then((ending) => this.#conclude(ending, grant));
        return finished;
      },
    });
  }

  /** The listener is closed with whatever comes first: an answer, the end of the wait, or a cancellation. */
  #wait(listener: CallbackListener): { readonly ending: Promise<Ending>; readonly cancel: () => void } {
    const { promise, resolve } = Promise.withResolvers<Ending>();
    const timer = setTimeout(() => resolve('timeout'), Math.min(this.#options.waitMs ?? longestWaitMs, longestWaitMs));
    void listener.answer.then(resolve);
    const ending = promise.finally(() => {
      clearTimeout(timer);
      listener.close();
    });
    return { ending, cancel: () => resolve('cancelled') };
  }

  async #conclude(ending: Ending, grant: Omit<CodeGrant, 'code'>): Promise<Result<null, Failure>> {
    if (ending === 'cancelled') return err(cancelled());
    if (ending === 'timeout') return err(nobodyCame());
    if ('error' in ending) return err(refusal(ending.error, grant.bankFeeds));
    const tokens = await this.#endpoint.exchangeCode({ ...grant, code: ending.code });
    if (!tokens.ok) return err(tokens.error.kind === 'invalid-grant' ? codeSpent() : failureOf(tokens.error));
    const { refreshToken } = tokens.value;
    if (refreshToken === null) return err(incompatible('signing in'));
    return this.#options.session.adopt(grant.clientId, { ...tokens.value, refreshToken });
  }
}

/** Error codes of RFC 6749, 4.1.2.1. The code itself is never shown: it came through the browser. */
function refusal(error: string, bankFeeds: boolean): Failure {
  if (error === 'invalid_scope' && bankFeeds) return feedScopeRefused();
  if (error === 'access_denied') return declined();
  if (error === 'server_error' || error === 'temporarily_unavailable') return remoteFault(503);
  return clientRefused();
}

function declined(): Failure {
  return {
    kind: 'authExpired',
    source: 'xero',
    message: 'Xero was not connected, because access was not allowed there. Connect again when you want to allow it.',
  };
}

function codeSpent(): Failure {
  return {
    kind: 'authExpired',
    source: 'xero',
    message:
      'Xero was not connected: it no longer accepted this sign-in. Connect again, and sign in within five minutes.',
  };
}

function nobodyCame(): Failure {
  return {
    kind: 'timeout',
    source: 'xero',
    message: 'Xero was not connected, because nobody finished signing in within five minutes. Connect again.',
  };
}

function cancelled(): Failure {
  return { kind: 'cancelled', source: 'local', message: 'Connecting Xero was cancelled. Nothing was changed.' };
}

function clientIdMissing(): Failure {
  const message = 'A client ID is needed. It is shown on the page of your app at developer.xero.com.';
  return { kind: 'invalidInput', source: 'local', message, details: [{ at: '--client-id', message }] };
}

function portsTaken(ports: readonly number[]): Failure {
  const message = `Other programs use all the ports that Xero may answer to (${ports.join(', ')}). Close one of them and connect again.`;
  return { kind: 'invalidInput', source: 'local', message, details: [{ at: 'port', message }] };
}
