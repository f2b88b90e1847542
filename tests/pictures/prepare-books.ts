import { author, type PictureWindow } from './picture-window.ts';

const dayMs = 86_400_000;

/** One of each: in Xero, approved, waiting, held, refused beforehand, left out, booked elsewhere. */
export async function prepareBooks(window: PictureWindow): Promise<void> {
  await window.setUp();
  await window.call('sync.run', { approveAll: false, push: true });
  spoilXero(window);
  await decide(window, 'approve', 4, 3);
  await decide(window, 'exclude', 2, 4);
  await decide(window, 'handled', 1, 5);
  await decide(window, 'hold', 2, 1);
  await window.call('reference.refresh', {});
  await window.call('sync.run', { approveAll: false, push: false });
  await window.call('sync.run', { approveAll: false, push: false });
}

/** What people do in Xero in the meantime: the books of last year are closed, an account archived. */
function spoilXero({ sandbox }: PictureWindow): void {
  const { xero } = sandbox.world;
  xero.organisation.periodLockDate = lastOfMonthBefore(Date.now() - 300 * dayMs);
  const account = xero.account('489');
  if (account !== undefined) account.status = 'ARCHIVED';
}

function lastOfMonthBefore(ms: number): string {
  const day = new Date(ms);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 0)).toISOString().slice(0, 10);
}

async function decide(window: PictureWindow, decision: string, limit: number, offset: number): Promise<void> {
  const filter = { states: ['proposed'] };
  const { ids } = await window.call('review.ids', {
    filter,
    sort: { by: 'date', descending: true },
    offset,
    limit,
  });
  if (ids.length < limit) throw new Error(`Too few transactions wait for a person to ${decision} ${limit} of them.`);
  await window.call('review.decide', { decision, ids, author });
}
