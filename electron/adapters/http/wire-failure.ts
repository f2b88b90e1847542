import type { Failure, FailureSource, LimitName } from '../../../shared/domain/failure.ts';
import type { WireFault } from './http-message.ts';

/** What a read's fault on the wire means for the person. A write must not use it: for a write, `maybe` is `uncertain`. */
export function readFailure(source: FailureSource, fault: WireFault): Failure {
  const name = serviceName(source);
  if (fault.kind === 'too-large') {
    const message = `${name} sent an answer that is far larger than it should be, so it was not read. Nothing was lost; if it happens again, report it.`;
    return { kind: 'incompatible', source, message };
  }
  if (fault.kind === 'bad-address') {
    const message = `The address of ${name} is not one this program may talk to. Check the addresses in its settings.`;
    return { kind: 'incompatible', source, message };
  }
  if (fault.kind === 'certificate') {
    const message = `What answered in place of ${name} could not prove that it is ${name}, so nothing was sent. Look whether the clock of this computer is right; on a network of an office or a hotel, ask whoever runs it. Nothing was lost, and the next run tries again.`;
    return { kind: 'offline', source, message };
  }
  if (fault.reached === 'no') {
    const message = `${name} could not be reached. Check the internet connection; nothing was lost, and the next run goes on from here.`;
    return { kind: 'offline', source, message };
  }
  const what = fault.kind === 'timeout' ? 'did not answer in time' : 'broke off before its answer was complete';
  const message = `${name} ${what}. Nothing was lost, and the next run tries again.`;
  return { kind: 'timeout', source, message };
}

/** `untilMs` is when the next request may leave, ms since the epoch. */
export function rateLimitFailure(source: FailureSource, untilMs: number, limit: LimitName): Failure {
  const name = serviceName(source);
  const time = new Date(untilMs).toISOString().slice(0, 16).replace('T', ' ');
  const what = limit === 'day' ? "today's allowance of requests is used up" : 'too many requests came in a short time';
  const message = `${name} takes no more requests for now: ${what}. Nothing was lost; it can go on after ${time} UTC.`;
  return { kind: 'rateLimited', source, message, untilMs, limit };
}

export function serviceName(source: FailureSource): string {
  return { cledara: 'Cledara', xero: 'Xero', local: 'This computer' }[source];
}
