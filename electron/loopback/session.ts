import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, in letters that need no escaping in an address or a cookie. */
const secretBytes = 32;

/**
 * The one session of a host: a secret in the one-time address opens it, and another one in a cookie carries it. Neither is
 * kept anywhere but here.
 */
export class Session {
  readonly cookieName: string;
  readonly #cookie = randomBytes(secretBytes).toString('base64url');
  #ticket: string | null = randomBytes(secretBytes).toString('base64url');

  /** Cookies do not know ports, so the name does: two hosts on one machine keep apart. */
  constructor(port: number) {
    this.cookieName = `tallybridge-${port}`;
  }

  /** Path of the one-time address. Throws when it was used. */
  get path(): string {
    if (this.#ticket === null) throw new Error('The one-time address was used.');
    return `${ticketPath}${this.#ticket}`;
  }

  /** Takes the ticket of the one-time address; true the first time only. */
  open(ticket: string): boolean {
    if (this.#ticket === null || !sameText(ticket, this.#ticket)) return false;
    this.#ticket = null;
    return true;
  }

  /** For the header `Set-Cookie`: no script sees it, and no other site's request carries it. */
  get setCookie(): string {
    return `${this.cookieName}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Whether a request's `Cookie` header carries the session. */
  carries(header: string | undefined): boolean {
    const given = (header ?? '')
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(`${this.cookieName}=`))
      .map((pair) => pair.slice(this.cookieName.length + 1));
    const [value, another] = given;
    return value !== undefined && another === undefined && sameText(value, this.#cookie);
  }
}

/** Where the one-time address lies. */
export const ticketPath = '/open/';

/** Takes the same time whatever the texts have in common. */
function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
