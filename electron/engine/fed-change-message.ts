import { fedWordOf } from '../../shared/domain/fed-line.ts';
import { markerOf } from '../../shared/domain/marker.ts';
import { formatMinor } from '../../shared/domain/money.ts';
import { type AccountId, movementDay, type StoredMovement } from '../../shared/domain/movement.ts';
import { formatDay } from '../../shared/domain/plain-date.ts';
import { payeeOf } from '../../shared/domain/statement.ts';
import type { FedChange } from '../ports/bank-feed-store.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { timeZoneOf } from './recognise-pulled.ts';

/** For a person: the line as Xero's bank statement shows it, what Cledara says now, and what is to be done about it. */
export function fedChangeMessage(ledger: LedgerView, change: FedChange): string {
  const { movementId, accountId, sentMinor, nowMinor } = change;
  const movement = ledger.movement(movementId);
  const line = ledger.fedLine(movementId);
  if (movement === null || line === null) throw new Error(`No line of ${movementId} is in a bank feed.`);
  const timeZone = timeZoneOf(ledger);
  const ownDay = movementDay(movement, timeZone);
  const day = line.postedDay ?? change.sentDay ?? ownDay;
  const currency = accountId.slice(0, 3);
  const written = (minor: number | null) => (minor === null ? '?' : `${formatMinor(minor, currency)} ${currency}`);
  const name = `${line.payee ?? payeeOf(movement)} (${markerOf(movementId)})`;
  const head = `The bank feed has a line of ${formatDay(day)}, ${name}, with ${written(sentMinor)}`;
  if (isLineElsewhere(movement, accountId, timeZone))
    return `${head}, and Cledara counts it under ${movement.accountId} now. Delete the line in Xero, enter it in the other bank account there, and say so under Export.`;
  if (nowMinor === null)
    return `${head}, and what Cledara says of it now is not understood. Look at it in Cledara, correct the line in Xero if need be, and say so under Export.`;
  if (nowMinor === 0)
    return `${head}, and Cledara does not have it as settled any more. Delete the line in Xero, and say so under Export.`;
  const isOtherMonth = ![day, change.sentDay].some((before) => before?.slice(0, 7) === ownDay.slice(0, 7));
  if (isOtherMonth)
    return `${head}, and Cledara says ${written(nowMinor)} on ${formatDay(ownDay)} now, which is another month. Correct the line in Xero, and say so under Export.`;
  return `${head}, and Cledara says ${written(nowMinor)} now. Correct the line in Xero, and say so under Export.`;
}

function isLineElsewhere(movement: StoredMovement, accountId: AccountId, timeZone: string): boolean {
  if (movement.accountId === null || movement.accountId === accountId) return false;
  return fedWordOf(movement, movement.accountId, timeZone).amountMinor !== 0;
}

/** Another one as soon as something else is to be corrected: so that nobody says of a line that they corrected what they have not seen. */
export function fedChangeStamp({ sentMinor, nowMinor, sentDay, nowDay }: FedChange): string {
  return [sentMinor, nowMinor, sentDay, nowDay].map(String).join(' ');
}
