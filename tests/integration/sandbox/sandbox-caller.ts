import { createHash } from 'node:crypto';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../electron/sandbox/sandbox.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';

export const redirectUri = 'http://localhost:47610/callback';
export const verifier = 'v'.repeat(64);
export const allScopes =
  'openid profile email offline_access accounting.banktransactions accounting.invoices accounting.payments accounting.contacts accounting.attachments accounting.settings.read';

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CallAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; throws where it is none. */
  json<T = Record<string, unknown>>(): T;
}

/** A sandbox on a clock that moves when told, and someone who has signed in to its Xero. */
export class SandboxCaller {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  accessToken = '';
  refreshToken = '';

  constructor(sandbox: Sandbox, clock: ManualClock) {
    this.sandbox = sandbox;
    this.clock = clock;
  }

  static async open(options: Omit<SandboxOptions, 'clock'> = {}): Promise<SandboxCaller> {
    const clock = new ManualClock('2026-11-22T09:00:00.000Z');
    const caller = new SandboxCaller(await startSandbox({ transactions: 60, ...options, clock }), clock);
    await caller.signIn();
    return caller;
  }

  /** Consents and takes the tokens. */
  async signIn(scope: string = allScopes): Promise<Record<string, unknown>> {
    const code = (await this.authorise({ scope })).searchParams.get('code') ?? '';
    const tokens = await this.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    });
    const set = tokens.json<{ access_token: string; refresh_token?: string }>();
    this.accessToken = set.access_token;
    this.refreshToken = set.refresh_token ?? '';
    return { ...set };
  }

  /** Where the consent page sends the browser. */
  async authorise(parameters: Readonly<Record<string, string>> = {}): Promise<URL> {
    const answer = await this.authoriseRaw(parameters);
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The consent page answered ${answer.status}.`);
    return new URL(location);
  }

  authoriseRaw(parameters: Readonly<Record<string, string>> = {}): Promise<CallAnswer> {
    const query = new URLSearchParams({
      client_id: this.sandbox.clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: allScopes,
      state: 'state-1',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...parameters,
    });
    return exchange(`${this.sandbox.xeroLoginUrl}/identity/connect/authorize?${query}`, { redirect: 'manual' });
  }

  token(form: Readonly<Record<string, string>>): Promise<CallAnswer> {
    const body = new URLSearchParams({ client_id: this.sandbox.clientId, ...form });
    return exchange(`${this.sandbox.xeroIdentityUrl}/connect/token`, { method: 'POST', body });
  }

  refresh(refreshToken: string = this.refreshToken): Promise<CallAnswer> {
    return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  /** A path of Xero's API; below the Accounting API where it names a resource only. */
  xero(method: string, path: string, { body, headers }: CallOptions = {}): Promise<CallAnswer> {
    const base = path.startsWith('/connections') ? '' : '/api.xro/2.0';
    const json = body !== undefined && !(body instanceof Uint8Array);
    return exchange(`${this.sandbox.xeroApiUrl}${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.accessToken}`,
        'xero-tenant-id': this.sandbox.tenantId,
        accept: 'application/json',
        ...(json ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : textOf(body) }),
    });
  }

  /** Creates documents with summarizeErrors=false and gives the elements of the answer. */
  async post(elements: readonly object[], headers: Readonly<Record<string, string>> = {}): Promise<PostedElement[]> {
    const answer = await this.xero('PUT', '/BankTransactions?summarizeErrors=false', {
      body: { BankTransactions: elements },
      headers,
    });
    return answer.json<{ BankTransactions: PostedElement[] }>().BankTransactions;
  }

  cledara(path: string, key: string = this.sandbox.apiKey): Promise<CallAnswer> {
    return exchange(`${this.sandbox.cledaraUrl}${path}`, { headers: { authorization: `Bearer ${key}` } });
  }

  /** A Spend Money of 12.00 that Xero accepts, with what `change` says instead. */
  spend(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    return {
      Type: 'SPEND',
      Reference: 'TB-1',
      Date: '2026-11-20',
      Contact: { ContactID: this.sandbox.world.xero.contacts[0]?.contactId },
      BankAccount: { Code: '090' },
      LineAmountTypes: 'Inclusive',
      LineItems: [this.line()],
      ...change,
    };
  }

  line(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    return {
      Description: 'Figma, October',
      Quantity: 1,
      UnitAmount: 12,
      AccountCode: '463',
      TaxType: 'INPUT2',
      ...change,
    };
  }
}

export interface PostedElement {
  readonly BankTransactionID: string;
  readonly Reference?: string;
  readonly StatusAttributeString: string;
  readonly Total: number;
  readonly TotalTax: number;
  readonly ValidationErrors?: readonly { readonly Message: string }[];
  readonly Warnings?: readonly { readonly Message: string }[];
}

export function messagesOf(element: PostedElement | undefined): string[] {
  return (element?.ValidationErrors ?? []).map(({ Message }) => Message);
}

export async function exchange(url: string, options: RequestInit = {}): Promise<CallAnswer> {
  const response = await fetch(url, options);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
