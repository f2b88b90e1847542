/** Xero takes this many calls a minute for an organisation (developer.xero.com/faq/limits). */
const callsPerMinute = 60;
/** Each document may have an invoice, which is a call of its own; documents themselves go fifty to a call. */
const documentsPerCall = 50;
const minuteMs = 60_000;

export interface QueueTime {
  /** At most, at the pace of the limit per minute. */
  readonly ms: number;
  /** Days beyond today that today's allowance does not reach for. */
  readonly moreDays: number;
}

/** How long what is approved takes to send at the most. Null where nothing waits. */
export function queueTime(
  documents: number,
  { left, perDay }: { readonly left: number; readonly perDay: number },
): QueueTime | null {
  if (documents === 0) return null;
  const calls = Math.ceil(documents / documentsPerCall) + documents;
  const beyond = Math.max(0, calls - left);
  return {
    ms: Math.ceil(calls / callsPerMinute) * minuteMs,
    moreDays: perDay > 0 ? Math.ceil(beyond / perDay) : 0,
  };
}
