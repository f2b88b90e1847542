import type { TokenRecords, XeroUserIdentity } from '../../../electron/adapters/xero/xero-session.ts';

type Whole = NonNullable<ReturnType<TokenRecords['read']>>;
type Row = Omit<Whole, 'secretName' | 'formerSecretName' | 'epoch'> & { formerSecretName?: string };

/** The ledger's side of a consent, with a diary of the calls in their order. */
export class InMemoryTokenRecords implements TokenRecords {
  row: Row | null;
  readonly diary: string[] = [];
  signIns = 0;

  constructor(row: Row | null = null) {
    this.row = row;
  }

  read(): Whole | null {
    if (this.row === null) return null;
    return { formerSecretName: null, ...this.row, secretName: 'xero', epoch: `${this.signIns}` };
  }

  secretNameFor(): string {
    return 'xero';
  }

  keepUp(): void {
    // nobody else lives from it
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
    this.signIns += 1;
    this.row = { clientId, generation: (this.row?.generation ?? 0) + 1, receivedAt, health: 'ok', user };
  }
}
