import type { TokenRecords, XeroUserIdentity } from '../../../electron/adapters/xero/xero-session.ts';

type Row = NonNullable<ReturnType<TokenRecords['read']>>;

/** The ledger's side of a consent, with a diary of the calls in their order. */
export class InMemoryTokenRecords implements TokenRecords {
  row: Row | null;
  readonly diary: string[] = [];

  constructor(row: Row | null = null) {
    this.row = row;
  }

  read(): Row | null {
    return this.row;
  }

  refreshStarted(generation: number): void {
    this.diary.push(`refresh-started ${generation}`);
  }

  refreshed(generation: number, receivedAt: string): void {
    this.diary.push(`refreshed ${generation}`);
    if (this.row !== null) this.row = { ...this.row, generation, receivedAt, health: 'ok' };
  }

  refused(): void {
    this.diary.push('refused');
    if (this.row !== null) this.row = { ...this.row, health: 'refused' };
  }

  signedIn(clientId: string, receivedAt: string, user: XeroUserIdentity): void {
    this.diary.push('signed-in');
    this.row = { clientId, generation: (this.row?.generation ?? 0) + 1, receivedAt, health: 'ok', user };
  }
}
