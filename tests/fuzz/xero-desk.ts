import { RateGovernor } from '../../electron/adapters/http/rate-governor.ts';
import { XeroApi } from '../../electron/adapters/xero/xero-api.ts';
import { ConsentMemory, XeroSession } from '../../electron/adapters/xero/xero-session.ts';
import { jsonAnswer } from '../../electron/sandbox/http/exchange.ts';
import type { Site } from '../../electron/sandbox/http/site.ts';
import { openDoor } from '../../electron/sandbox/http/site.ts';
import { makeServices, type Services } from '../../electron/sandbox/sandbox.ts';
import type { SeededRandom } from '../../electron/sandbox/world/seeded-random.ts';
import type { BankTransactionDocument, BillDocument, TransferDocument } from '../../shared/domain/document.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { InMemoryBudgetStore } from '../fixtures/in-memory-budget-store.ts';
import { inTurn } from '../fixtures/in-turn.ts';
import { ManualClock } from '../fixtures/manual-clock.ts';
import { InMemorySecrets } from '../integration/xero/in-memory-secrets.ts';
import { InMemoryTokenRecords } from '../integration/xero/in-memory-token-records.ts';
import { AlteredDoor } from './altered-door.ts';

const xeroUrl = 'http://127.0.0.1:47802';
const identityUrl = 'http://127.0.0.1:47803';
const accessToken = 'canary-access-token';
const refreshToken = 'canary-refresh-token';
export const xeroSecrets = [accessToken, refreshToken];

/** What a target of Xero's answers works on: an organisation with something in it, and the program's client of it. */
export interface XeroDesk {
  readonly services: Services;
  readonly tenantId: string;
  readonly door: AlteredDoor;
  readonly reference: ReferenceData;
  readonly spend: BankTransactionDocument;
  readonly transfer: TransferDocument;
  readonly bill: BillDocument;
  readonly creditNote: BillDocument;
  /** A client that knows nothing of the inputs before. */
  client(random: SeededRandom | null): XeroApi;
}

export async function openXeroDesk(): Promise<XeroDesk> {
  const clock = new ManualClock('2026-11-22T09:00:00.000Z', 'auto');
  const services = makeServices({ transactions: 1, clock });
  const { tenantId } = services.world.xero;
  const door = new AlteredDoor(
    new Map([
      [xeroUrl, services.xero(xeroUrl)],
      [identityUrl, tokenSite],
    ]),
    identityUrl,
  );
  const client = (random: SeededRandom | null): XeroApi => clientOf(door, clock, random);
  const read = await client(null).referenceData(tenantId);
  if (!read.ok) throw new Error(read.error.message);
  const desk = { services, tenantId, door, reference: read.value, ...documentsOf(read.value), client };
  await fill(desk);
  return desk;
}

function clientOf(door: AlteredDoor, clock: ManualClock, random: SeededRandom | null): XeroApi {
  const secrets = new InMemorySecrets();
  secrets.values.set('xero', refreshToken);
  const records = new InMemoryTokenRecords({
    clientId: 'CLIENT-1',
    generation: 1,
    receivedAt: '2026-11-22T08:00:00.000Z',
    health: 'ok',
  });
  const session = new XeroSession({
    identityUrl,
    http: door,
    secrets,
    memory: new ConsentMemory(),
    alone: inTurn(),
    records,
    clock,
  });
  const limits = { perMinute: 1000, perDay: 100_000, concurrent: 5 };
  const dice = random === null ? {} : { random: () => random.next() };
  return new XeroApi({
    apiUrl: xeroUrl,
    session,
    http: door,
    clock,
    governor: (tenant) =>
      new RateGovernor({
        limits,
        clock,
        store: new InMemoryBudgetStore(),
        storeKey: tenant ?? 'none',
        source: 'xero',
        ...dice,
      }),
  });
}

const tokenSite: Site = {
  nameFor: () => 'identity',
  admit: () => openDoor,
  handle: () =>
    jsonAnswer(200, {
      access_token: accessToken,
      refresh_token: refreshToken,
      token_type: 'Bearer',
      expires_in: 1800,
      scope: 'openid offline_access',
    }),
};

type Documents = Pick<XeroDesk, 'spend' | 'transfer' | 'bill' | 'creditNote'>;

function documentsOf(reference: ReferenceData): Documents {
  const account = (code: string) => {
    const found = reference.accounts.find((one) => one.code === code);
    if (found === undefined) throw new Error(`The sandbox has no account ${code}.`);
    return { accountId: found.accountId, code: found.code, name: found.name };
  };
  const contact = reference.contacts.find(({ status }) => status === 'ACTIVE');
  if (contact === undefined) throw new Error('The sandbox has no contact.');
  const spend: BankTransactionDocument = {
    kind: 'spend-money',
    reference: 'CLD-W95TD-V5RT-0AYN',
    date: '2026-11-02',
    bankAccount: account('090'),
    contact: { kind: 'known', contactId: contact.contactId, name: contact.name },
    amountMinor: 1234,
    currency: 'GBP',
    description: 'Figma',
    account: account('429'),
    taxType: 'NONE',
    tracking: [],
  };
  const bill: BillDocument = { ...spend, kind: 'bill', number: 'INV-1', dueDate: '2026-11-02', date: '2026-10-28' };
  const { date, amountMinor, currency, reference: marker } = spend;
  const transfer = { kind: 'transfer', date, amountMinor, currency, reference: marker } as const;
  return {
    spend,
    bill,
    creditNote: { ...bill, kind: 'credit-note', number: marker },
    transfer: { ...transfer, fromBankAccount: account('090'), toBankAccount: account('091') },
  };
}

/** One document of each kind, with its payment and a file, all by the sandbox's own API. */
async function fill({ services, tenantId, spend, transfer, bill, creditNote, client }: XeroDesk): Promise<void> {
  const xero = client(null);
  services.world.xero.postByHand({ totalMinor: 990 });
  const sent = [
    { kind: 'bank-transaction', body: xero.encodeDocuments([spend]) },
    { kind: 'bank-transfer', body: xero.encodeDocuments([transfer]) },
    { kind: 'invoice', body: xero.encodeDocuments([bill]) },
    { kind: 'credit-note', body: xero.encodeDocuments([creditNote]) },
  ] as const;
  for (const [index, { kind, body }] of sent.entries()) {
    const made = await xero.sendDocuments({ tenantId, kind, body, idempotencyKey: `fill-${index}`, notAfterMs: null });
    if (!made.ok || made.value[0]?.status !== 'created') throw new Error(`${kind}: ${JSON.stringify(made)}`);
    const { id } = made.value[0];
    if (kind === 'invoice' || kind === 'credit-note') {
      const payments = xero.encodePayments([{ id, document: kind === 'invoice' ? bill : creditNote }]);
      const paid = await xero.sendDocuments({
        tenantId,
        kind: 'payment',
        body: payments,
        idempotencyKey: `pay-${kind}`,
        notAfterMs: null,
      });
      if (!paid.ok || paid.value[0]?.status !== 'created') throw new Error(`payment: ${JSON.stringify(paid)}`);
    }
  }
}
