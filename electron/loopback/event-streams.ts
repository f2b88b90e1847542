import type { ServerResponse } from 'node:http';
import type { HostEvent } from '../../shared/contract/events.ts';
import { responseHeaders } from '../page/response-headers.ts';

/** Keeps the line alive and shows each side that the other is there. */
const heartbeatMs = 15_000;
/** A page that reads nothing any more is let go at this many bytes; it connects again and reads everything anew. */
const mostUnread = 4 * 1024 * 1024;
/** Windows of one session; the browser holds six connections to a host, so more are a mistake. */
const mostStreams = 64;

/** The streams of events to every window that is open (Server-Sent Events, html.spec.whatwg.org). */
export class EventStreams {
  readonly #open = new Set<ServerResponse>();
  readonly #heartbeat = setInterval(() => this.#write(': still here\n\n'), heartbeatMs);

  /** False where there are too many. */
  add(response: ServerResponse, first: HostEvent): boolean {
    if (this.#open.size >= mostStreams) return false;
    response.writeHead(200, { ...responseHeaders, 'content-type': 'text/event-stream; charset=utf-8' });
    response.once('close', () => this.#open.delete(response));
    this.#open.add(response);
    response.write(`retry: 1000\n\n${lineOf(first)}`);
    return true;
  }

  tell(event: HostEvent): void {
    this.#write(lineOf(event));
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const response of this.#open) response.end();
    this.#open.clear();
  }

  #write(text: string): void {
    for (const response of this.#open) {
      if (response.writableLength > mostUnread) response.destroy();
      else response.write(text);
    }
  }
}

function lineOf(event: HostEvent): string {
  return `event: message\ndata: ${JSON.stringify(event)}\n\n`;
}
