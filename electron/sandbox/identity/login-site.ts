import { type Answer, type SandboxRequest, textAnswer } from '../http/exchange.ts';
import { type Admission, openDoor, type ServiceName, type Site } from '../http/site.ts';
import type { IdentityState } from './identity-state.ts';
import { refusedScope } from './scopes.ts';

/** The five addresses that are registered for the app, compared whole as Xero does (developer.xero.com/faq/oauth2). */
const redirectUris = [47610, 47611, 47612, 47613, 47614].map((port) => `http://localhost:${port}/callback`);

/** login.xero.com: the page where a person agrees. Here they agree at once, unless `denyConsent` is set. */
export class LoginSite implements Site {
  readonly #state: IdentityState;

  constructor(state: IdentityState) {
    this.#state = state;
  }

  nameFor(): ServiceName {
    return 'identity';
  }

  admit(): Admission {
    return openDoor;
  }

  handle(request: SandboxRequest): Answer {
    if (request.method !== 'GET' || request.path !== '/identity/connect/authorize') return textAnswer(404, 'Not found');
    const { query } = request;
    const redirectUri = query.get('redirect_uri') ?? '';
    if (query.get('client_id') !== this.#state.clientId) return errorPage('unauthorized_client', 'Unknown client');
    if (!redirectUris.includes(redirectUri)) return errorPage('invalid_request', 'Invalid redirect_uri');
    const problem = this.#problem(query);
    if (problem !== null) return redirect(redirectUri, { error: problem, state: query.get('state') });
    const scopes = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    const challenge = query.get('code_challenge') ?? '';
    const code = this.#state.agree({ scopes, challenge, redirectUri, nonce: query.get('nonce') });
    const sessionState = this.#state.newId();
    return redirect(redirectUri, {
      code,
      scope: scopes.join(' '),
      state: query.get('state'),
      session_state: sessionState,
    });
  }

  #problem(query: URLSearchParams): string | null {
    if (query.get('response_type') !== 'code') return 'unsupported_response_type';
    if (query.get('code_challenge_method') !== 'S256') return 'invalid_request';
    if (!/^[\w-]{43}$/.test(query.get('code_challenge') ?? '')) return 'invalid_request';
    const scopes = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    if (scopes.length === 0 || refusedScope(scopes, this.#state.isFeedPartner) !== null) return 'invalid_scope';
    return this.#state.denyConsent ? 'access_denied' : null;
  }
}

function redirect(uri: string, parameters: Readonly<Record<string, string | null>>): Answer {
  const target = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) if (value !== null) target.searchParams.set(name, value);
  return { status: 302, headers: { location: target.toString(), 'cache-control': 'no-store' }, body: '' };
}

function errorPage(code: string, detail: string): Answer {
  const html = `<!doctype html><title>Xero</title><h1>Sorry, something went wrong</h1><p>Error: ${code}</p><p>${detail}</p>`;
  return textAnswer(400, html, 'text/html; charset=utf-8');
}
