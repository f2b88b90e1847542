export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `https:`, or `http:` on a loopback host; anything else, and anything with a user name in it, is refused. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For the whole exchange, from looking up the name to the last byte; default 30,000. */
  readonly timeoutMs?: number;
  /** Of the answer's body, as sent and as unpacked; default 16 MiB. */
  readonly maxBytes?: number;
  /** Refuses hosts that are, or whose name resolves to, anything but public addresses. For addresses others gave us. */
  readonly onlyPublicAddresses?: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked. */
  readonly body: Uint8Array;
  /** The body as UTF-8. */
  text(): string;
}

/** Nothing usable came back. */
export interface WireFault {
  /** `certificate`: whoever answered could not prove to be the host that was asked, and was told nothing. */
  readonly kind: 'refused' | 'reset' | 'timeout' | 'too-large' | 'bad-address' | 'certificate';
  /** Whether the request may have arrived at the service: `no` only where not one byte of it had left. */
  readonly reached: 'no' | 'maybe';
  /** For logs; holds no header, no body, no query. */
  readonly message: string;
}
