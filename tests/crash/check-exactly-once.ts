import { openView } from '../../electron/adapters/ledger/open-ledger.ts';
import type { LedgerView } from '../../electron/ports/ledger.ts';
import type { XeroOrganisation } from '../../electron/sandbox/world/xero-organisation.ts';
import { markerOf } from '../../shared/domain/marker.ts';
import { markerInUrl } from '../../shared/domain/source-url.ts';
import type { Expected } from './cledara-feed.ts';
import type { CrashScene } from './crash-scene.ts';

/** Whatever a person would call wrong, one sentence each; empty when all is well. */
type Problems = string[];

interface FoundDocument {
  readonly id: string;
  readonly reference: string | null;
  readonly type: string;
  readonly bankAccount: string;
  readonly totalMinor: number;
  readonly contact: string | null;
}

/** What was read from the books the last time, to see that nothing of it changed. */
export class BooksMemory {
  activity: readonly string[] = [];
  /** Movements in the books before the run that is being looked at. */
  movements = 0;
}

/**
 * Looks at Xero and at the books from outside. At any moment: nothing is in Xero twice, nothing is there that should not
 * be, the books claim nothing that Xero lacks. With `complete`, also: nothing is missing. Throws with every problem.
 */
export function checkExactlyOnce(
  scene: CrashScene,
  memory: BooksMemory,
  options: { readonly complete: boolean },
): void {
  const problems: Problems = [];
  const documents = documentsIn(scene.sandbox.world.xero);
  checkDocuments(scene.feed.expected, documents, problems);
  checkContacts(scene.sandbox.world.xero, problems);
  checkBills(scene.sandbox.world.xero, problems, options.complete);
  checkAttachments(scene, documents, problems, options.complete);
  if (options.complete) checkNothingMissing(scene, documents, problems);
  const opened = openView(scene.companyFolder);
  if (!opened.ok) problems.push(`The ledger does not open: ${opened.error.message}`);
  else {
    try {
      checkBooks(scene, opened.value, memory, problems);
      checkClaims(opened.value, documents, problems);
      if (options.complete) checkNothingOpen(scene, opened.value, problems);
    } finally {
      opened.value.close();
    }
  }
  if (problems.length > 0) throw new Error(problems.slice(0, 12).join('\n'));
}

function documentsIn(xero: XeroOrganisation): FoundDocument[] {
  const code = (accountId: string) => xero.account(accountId)?.code ?? '';
  const transactions = xero.bankTransactions
    .filter(({ status }) => status === 'AUTHORISED')
    .map((record) => ({
      id: record.bankTransactionId,
      reference: record.reference,
      type: record.type,
      bankAccount: code(record.bankAccountId),
      totalMinor: record.totalMinor,
      contact: xero.contact(record.contactId)?.name ?? '',
    }));
  const transfers = xero.bankTransfers
    .filter(({ status }) => status === 'AUTHORISED')
    .map((record) => ({
      id: record.bankTransferId,
      reference: record.reference,
      type: 'TRANSFER',
      bankAccount: code(record.toBankAccountId),
      totalMinor: record.amountMinor,
      contact: null,
    }));
  return [...transactions, ...transfers, ...paidBillsIn(xero)];
}

/** Bills and credit notes by the payments that stand on them: money moves with these. */
function paidBillsIn(xero: XeroOrganisation): FoundDocument[] {
  return xero.bills.paymentShelf.items.flatMap(({ billId, accountId, amountMinor, reference, status }) => {
    const bill = xero.bills.billShelf.get(billId);
    if (bill === undefined || status !== 'AUTHORISED') return [];
    return [
      {
        id: billId,
        reference,
        type: bill.type === 'ACCPAY' ? 'SPEND' : 'RECEIVE',
        bankAccount: xero.account(accountId)?.code ?? '',
        totalMinor: amountMinor,
        contact: xero.contact(bill.contactId)?.name ?? '',
      },
    ];
  });
}

/** No movement has two bills that stand; and in the end none stands there unpaid. */
function checkBills({ bills }: XeroOrganisation, problems: Problems, complete: boolean): void {
  const seen = new Set<string>();
  for (const { url, number, status } of bills.billShelf.items) {
    if (status === 'VOIDED') continue;
    const marker = markerInUrl(url ?? '') ?? number ?? '';
    if (seen.has(marker)) problems.push(`Xero has the bill ${marker} twice`);
    seen.add(marker);
    if (complete && status !== 'PAID') problems.push(`The bill ${marker} stands in Xero as ${status}`);
  }
}

function checkDocuments(expected: readonly Expected[], documents: readonly FoundDocument[], problems: Problems): void {
  const byReference = new Map(expected.map((one) => [one.reference, one]));
  const seen = new Set<string>();
  for (const found of documents) {
    const wanted = byReference.get(found.reference ?? '');
    if (wanted === undefined) {
      problems.push(`Xero has a document that belongs to no movement: ${JSON.stringify(found)}`);
      continue;
    }
    if (seen.has(wanted.reference)) problems.push(`Xero has ${wanted.reference} (movement ${wanted.movementId}) twice`);
    seen.add(wanted.reference);
    for (const field of ['type', 'bankAccount', 'totalMinor', 'contact'] as const) {
      if (found[field] !== wanted[field]) {
        problems.push(`${wanted.reference}: ${field} is ${found[field]}, should be ${wanted[field]}`);
      }
    }
  }
}

function checkContacts({ contacts }: XeroOrganisation, problems: Problems): void {
  const names = new Set<string>();
  for (const { name, status } of contacts) {
    if (status !== 'ACTIVE') continue;
    if (names.has(name.toLowerCase())) problems.push(`Xero has the contact ${name} twice`);
    names.add(name.toLowerCase());
  }
}

function checkAttachments(
  { sandbox, feed }: CrashScene,
  documents: readonly FoundDocument[],
  problems: Problems,
  complete: boolean,
): void {
  const byReference = new Map(feed.expected.map((one) => [one.reference, one]));
  for (const { id, reference } of documents) {
    const wanted = byReference.get(reference ?? '');
    if (wanted === undefined) continue;
    const files = sandbox.world.xero.attachmentsOf(id);
    const most = wanted.hasInvoice ? 1 : 0;
    if (files.length > most || (complete && files.length < most)) {
      problems.push(`${wanted.reference} has ${files.length} invoices attached, should have ${most}`);
    }
    const invoice = sandbox.world.cledara.invoice(wanted.movementId);
    for (const file of files) {
      if (invoice === null || !Buffer.from(file.bytes).equals(Buffer.from(invoice.bytes))) {
        problems.push(`${wanted.reference} carries another file than its invoice`);
      }
    }
  }
}

function checkNothingMissing({ feed }: CrashScene, documents: readonly FoundDocument[], problems: Problems): void {
  const present = new Set(documents.map(({ reference }) => reference));
  for (const { reference, movementId } of feed.expected) {
    if (!present.has(reference)) problems.push(`Xero lacks ${reference} (movement ${movementId})`);
  }
  const is = totals(documents);
  for (const [account, minor] of totals(feed.expected)) {
    if (is.get(account) !== minor) problems.push(`Account ${account} holds ${is.get(account)}, should hold ${minor}`);
  }
}

/** Minor units by bank account, money in positive. */
function totals(lines: readonly { type: string; bankAccount: string; totalMinor: number }[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { type, bankAccount, totalMinor } of lines) {
    sums.set(bankAccount, (sums.get(bankAccount) ?? 0) + (type === 'SPEND' ? -totalMinor : totalMinor));
  }
  return sums;
}

/** The file is whole, the connections hold, a pull is there whole or not at all, the log only grows. */
function checkBooks(scene: CrashScene, ledger: LedgerView, memory: BooksMemory, problems: Problems): void {
  const { quickCheck } = ledger.health();
  if (quickCheck !== 'ok') problems.push(`SQLite's check of the ledger says: ${quickCheck}`);
  const { xero, cledara } = ledger.connections();
  if (xero?.health !== 'ok' || cledara?.health !== 'ok') problems.push('A connection counts as refused');
  const movements = ledger.movementCount();
  const inCledara = scene.sandbox.world.cledara.transactions.length;
  if (movements !== memory.movements && movements !== inCledara) {
    problems.push(
      `Half a pull: the books had ${memory.movements} movements, Cledara has ${inCledara}, now there are ${movements}`,
    );
  }
  memory.movements = movements;
  const activity = ledger.activity({ limit: 1_000_000 }).toReversed();
  activity.forEach(({ seq }, index) => {
    if (seq !== index + 1) problems.push(`The activity log has number ${seq} in the place of ${index + 1}`);
  });
  const lines = activity.map((entry) => JSON.stringify(entry));
  const changed = memory.activity.findIndex((line, index) => lines[index] !== line);
  if (changed !== -1) problems.push(`The activity log was changed at ${changed + 1}: ${memory.activity[changed]}`);
  memory.activity = lines;
}

/** What the books call pushed is in Xero, under the movement's own reference. */
function checkClaims(ledger: LedgerView, documents: readonly FoundDocument[], problems: Problems): void {
  const references = new Map(documents.map(({ id, reference }) => [id, reference]));
  for (const { movementId, remote } of ledger.proposals(['pushed'])) {
    if (references.get(remote?.id ?? '') !== markerOf(movementId)) {
      problems.push(`The books call movement ${movementId} pushed, but Xero has no such document`);
    }
  }
}

function checkNothingOpen({ feed }: CrashScene, ledger: LedgerView, problems: Problems): void {
  const pushed = new Set([...ledger.proposals(['pushed'])].map(({ movementId }) => movementId));
  for (const { movementId } of feed.expected) {
    if (pushed.has(movementId)) continue;
    const proposal = ledger.proposal(movementId);
    problems.push(`The books call movement ${movementId} ${proposal?.state}: ${proposal?.reason.message}`);
  }
  if (ledger.openBatches().length > 0)
    problems.push(`${ledger.openBatches().length} requests are still open in the books`);
}
