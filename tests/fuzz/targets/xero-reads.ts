import type { XeroApi } from '../../../electron/adapters/xero/xero-api.ts';
import type { SeededRandom } from '../../../electron/sandbox/world/seeded-random.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { fateOf } from '../soundness.ts';
import { openXeroDesk, type XeroDesk, xeroSecrets } from '../xero-desk.ts';

const range = { from: '2026-10-01', to: '2026-11-22' };
const since = '2026-11-01T00:00:00.000Z';

type Ask = (xero: XeroApi, desk: XeroDesk) => Promise<Result<unknown, Failure>>;

const asks: readonly Ask[] = [
  (xero) => xero.tenants(),
  (xero, { tenantId }) => xero.organisation(tenantId),
  (xero, { tenantId }) => xero.referenceData(tenantId),
  (xero, { tenantId }) => xero.contacts(tenantId),
  (xero, { tenantId }) => xero.documentsBetween(tenantId, { ...range, transfers: true, bills: true }),
  (xero, { tenantId, spend }) => xero.documentsByReference(tenantId, 'bank-transaction', [spend.reference], range),
  (xero, { tenantId, transfer }) => xero.documentsByReference(tenantId, 'bank-transfer', [transfer.reference], range),
  (xero, { tenantId }) => xero.documentsChangedSince(tenantId, since, range),
  (xero, { tenantId }) => xero.billsChangedSince(tenantId, since),
  (xero, { tenantId }) => xero.codedDocuments(tenantId, '2026-01-01'),
  (xero, { tenantId, bill }) => xero.billsByMarker(tenantId, [bill]),
  (xero, { tenantId, creditNote }) => xero.billsByMarker(tenantId, [creditNote]),
  (xero, { tenantId }) => xero.paymentsBetween(tenantId, range),
  (xero, { tenantId, spend, services }) => {
    const wanted = services.world.xero.bankTransactions.map(({ bankTransactionId: id }) => ({
      id,
      reference: spend.reference,
    }));
    return xero.documentsById(tenantId, 'bank-transaction', wanted);
  },
  (xero, { tenantId, transfer, services }) => {
    const wanted = services.world.xero.bankTransfers.map(({ bankTransferId: id }) => ({
      id,
      reference: transfer.reference,
    }));
    return xero.documentsById(tenantId, 'bank-transfer', wanted);
  },
  (xero, { tenantId, bill, services }) => {
    const wanted = services.world.xero.bills.billShelf.items.map(({ billId: id }) => ({
      id,
      reference: bill.reference,
    }));
    return xero.documentsById(tenantId, 'invoice', wanted.slice(0, 1));
  },
  (xero, { tenantId, services }) =>
    xero.attachedFiles(tenantId, 'bank-transaction', services.world.xero.bankTransactions[0]?.bankTransactionId ?? ''),
];

/** Everything that is read of Xero: lists, pages, documents by date, reference, id and change, payments, files. */
export const xeroReads: FuzzTarget = {
  name: 'Xero’s answers to reads',
  async open() {
    const desk = await openXeroDesk();
    return {
      async attempt(random: SeededRandom) {
        desk.door.begin(random);
        const outcome = await random.pick(asks)(desk.client(random), desk);
        if (desk.door.strayed.length > 0) throw new Error(`It asked ${desk.door.strayed[0]?.url}.`);
        return fateOf(outcome, xeroSecrets);
      },
      close: async () => {},
    };
  },
};
