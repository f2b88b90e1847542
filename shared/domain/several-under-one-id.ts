import { canonicalJson } from './hash.ts';
import { formatMinor } from './money.ts';
import type { Movement } from './movement.ts';

/**
 * What stands in the books where Cledara lists different movements under one id. By its id a movement is posted once, so which
 * of them it is to be is for a person to say: it is `unknown`, with what is listed in words, in whatever order that came. Pure.
 */
export function severalUnderOneId(listed: readonly [Movement, ...Movement[]]): Movement {
  const inOrder = [...listed].sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
  const [first = listed[0]] = inOrder;
  const amounts = inOrder.map(({ amountMinor, currency }) => {
    return amountMinor === null || currency === null ? '?' : `${formatMinor(amountMinor, currency)} ${currency}`;
  });
  const isOneAccount = listed.every(({ accountId }) => accountId === first.accountId);
  const message = `Cledara lists ${listed.length} different movements under one id: ${amounts.join(', ')}`;
  return {
    ...first,
    kind: 'unknown',
    // Of no account it waits for a person whichever accounts are on.
    accountId: isOneAccount ? first.accountId : null,
    amountMinor: null,
    notUnderstood: [message],
  };
}
