import type { ServerResponse } from 'node:http';
import { setTimeout as realDelay } from 'node:timers/promises';
import { assertNever } from '../../../shared/lib/assert-never.ts';
import type { Answer } from '../http/exchange.ts';
import type { Fault } from './fault.ts';

export interface FaultyWork {
  /** Does what the request asks, once. */
  readonly work: () => Answer;
  readonly later: (afterMs: number, effect: () => void) => void;
}

const enormousBytes = 33 * 1024 * 1024;

/** Answers as the fault says. Returns the status that went out, null where none did. */
export async function sendFaulty(
  outgoing: ServerResponse,
  fault: Fault,
  { work, later }: FaultyWork,
): Promise<number | null> {
  switch (fault.kind) {
    case 'status':
      outgoing.writeHead(fault.status, { 'content-type': 'text/plain; charset=utf-8', ...fault.headers });
      outgoing.end(fault.body ?? '');
      return fault.status;
    case 'html-200':
      outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      outgoing.end('<!doctype html><title>Sign in to the network</title><p>Please accept the terms.</p>');
      return 200;
    case 'truncated-json':
      return sendHalf(outgoing, work(), fault.framing === 'broken');
    case 'enormous':
      await sendEnormous(outgoing);
      return 200;
    case 'empty-body':
      work();
      outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': 0 });
      outgoing.end();
      return 200;
    case 'reset-before':
      breakConnection(outgoing);
      return null;
    case 'reset-after':
      work();
      breakConnection(outgoing);
      return null;
    case 'hang-before':
      return null;
    case 'hang-after':
      work();
      return null;
    case 'late-effect':
      later(fault.afterMs, work);
      breakConnection(outgoing);
      return null;
    case 'slow':
      await realDelay(fault.ms);
      return sendWhole(outgoing, work());
    default:
      return assertNever(fault);
  }
}

/** A real reset (RST), not an orderly end. */
function breakConnection(outgoing: ServerResponse): void {
  outgoing.socket?.resetAndDestroy();
}

function sendWhole(outgoing: ServerResponse, answer: Answer): number {
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) });
  outgoing.end(answer.body);
  return answer.status;
}

function sendHalf(outgoing: ServerResponse, answer: Answer, broken: boolean): number {
  const whole = Buffer.from(answer.body);
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': broken ? whole.length : half.length });
  if (!broken) outgoing.end(half);
  else outgoing.write(half, () => outgoing.socket?.destroy());
  return answer.status;
}

async function sendEnormous(outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(256 * 1024, ' ');
  for (let sent = 0; sent < enormousBytes && !outgoing.destroyed; sent += chunk.length) {
    if (!outgoing.write(chunk)) await drained(outgoing);
  }
  outgoing.end('{}');
}

/** Resolves when there is room again, or nobody is left to read. */
function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off('drain', done);
      outgoing.off('close', done);
      resolve();
    };
    outgoing.on('drain', done);
    outgoing.on('close', done);
  });
}
