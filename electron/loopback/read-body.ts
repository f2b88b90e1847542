import type { IncomingMessage } from 'node:http';
import { longestCall } from '../../shared/contract/read-envelope.ts';

/** The body as text; `too-large` as soon as that is known, and null where the sender went away before its end. */
export async function readBody(request: IncomingMessage): Promise<string | 'too-large' | null> {
  if (Number(request.headers['content-length'] ?? 0) > longestCall) return 'too-large';
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Not `for await` to the end: leaving it would cut the line before the refusal is written.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes: Buffer = chunk;
      size += bytes.length;
      if (size > longestCall) return 'too-large';
      chunks.push(bytes);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}
