import { connect } from 'node:net';

/** Bytes as they are to a port of this computer, and what comes back until the line ends; '' where it was cut without a word. */
export function rawVisit(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let answer = '';
    socket.setEncoding('latin1').on('data', (part: string) => {
      answer += part;
    });
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(answer));
    socket.end(bytes);
  });
}

/** A request as text, with a member of it altered: method, path, a header or the body. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export function rawBytes({ method, path, headers, body }: RawRequest): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), '', body];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}
