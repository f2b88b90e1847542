import type { XeroApi } from '../../../electron/adapters/xero/xero-api.ts';
import type { RequestKind } from '../../../shared/domain/document.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { fateOf } from '../soundness.ts';
import { openXeroDesk, type XeroDesk, xeroSecrets } from '../xero-desk.ts';

const fixed = { idempotencyKey: 'fuzz', notAfterMs: null } as const;

type Write = (xero: XeroApi, desk: XeroDesk) => Promise<Result<unknown, Failure>>;

function sending(kind: RequestKind, body: (xero: XeroApi, desk: XeroDesk) => string): Write {
  return async (xero, desk) => {
    const sent = await xero.sendDocuments({ tenantId: desk.tenantId, kind, body: body(xero, desk), ...fixed });
    if (sent.ok && sent.value.length !== bodyLength(body(xero, desk))) throw new Error('Not every element has a fate.');
    return sent;
  };
}

/** How many documents a request body holds. */
function bodyLength(body: string): number {
  const [list] = Object.values(JSON.parse(body) as Readonly<Record<string, unknown>>);
  return Array.isArray(list) ? list.length : 0;
}

const documentWrites: readonly Write[] = [
  sending('bank-transaction', (xero, { spend }) =>
    xero.encodeDocuments([spend, { ...spend, reference: 'CLD-W95TD-V5RT-0AYM', amountMinor: 77 }]),
  ),
  sending('bank-transfer', (xero, { transfer }) => xero.encodeDocuments([transfer])),
  sending('invoice', (xero, { bill }) => xero.encodeDocuments([bill])),
  sending('credit-note', (xero, { creditNote }) => xero.encodeDocuments([creditNote])),
  sending('bank-transaction', (xero, { spend }) => xero.encodeDocuments([{ ...spend, taxType: 'NOT-THERE' }])),
];

const otherWrites: readonly Write[] = [
  (xero, { tenantId, services }) => {
    const id = services.world.xero.bankTransactions[0]?.bankTransactionId ?? '';
    const body = xero.encodeRemoval('bank-transaction', [{ id, isDraft: false }]);
    return xero.changeDocuments({ tenantId, kind: 'bank-transaction', what: 'remove', ids: [id], body, ...fixed });
  },
  (xero, { tenantId }) =>
    xero.createContacts(
      tenantId,
      [
        { name: 'Zebra & Söhne', contactNumber: 'cledara:1' },
        { name: 'KAGI', contactNumber: 'cledara:2' },
      ],
      'fuzz',
      null,
    ),
  (xero, { tenantId }) => xero.createBankAccount(tenantId, { name: 'Cledara', currency: 'GBP', number: '1' }, 'fuzz'),
  (xero, { tenantId, services }) =>
    xero.attach({
      tenantId,
      kind: 'bank-transaction',
      documentId: services.world.xero.bankTransactions[0]?.bankTransactionId ?? '',
      fileName: 'invoice.pdf',
      mediaType: 'application/pdf',
      bytes: Buffer.from('%PDF-1.4'),
      idempotencyKey: 'fuzz',
    }),
];

/** What Xero says to writes: the fate of each element, refusals, and answers that leave everything open. */
export const xeroWrites: FuzzTarget = {
  name: 'Xero’s answers to writes',
  async open() {
    const desk = await openXeroDesk();
    return {
      async attempt(random) {
        desk.door.begin(random);
        const isDocument = random.chance(0.6);
        const write = random.pick(isDocument ? documentWrites : otherWrites);
        const outcome = await write(desk.client(random), desk);
        if (desk.door.strayed.length > 0) throw new Error(`It asked ${desk.door.strayed[0]?.url}.`);
        const last = desk.door.alterations.at(-1);
        // Half an answer says nothing of what was done: never that it was refused, and never that it may go again.
        if (isDocument && last === 'cut' && (outcome.ok || outcome.error.kind !== 'uncertain')) {
          throw new Error(`An answer that was cut became ${JSON.stringify(outcome)}.`);
        }
        return fateOf(outcome, xeroSecrets);
      },
      close: async () => {},
    };
  },
};
