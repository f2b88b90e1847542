/** Today where the organisation keeps its books; a day that the computer's own zone would move is not theirs. */
export function todayIn(timeZone: string | null, nowMs: number): string {
  const parts = new Intl.DateTimeFormat('en', {
    ...(timeZone === null ? {} : { timeZone }),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(nowMs);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
