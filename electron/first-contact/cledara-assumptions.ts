import type { Failure } from '../../shared/domain/failure.ts';
import type { Movement } from '../../shared/domain/movement.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { Cledara, TransactionsPage } from '../ports/cledara.ts';
import { type Assumption, differs, holds, notTried, TryEnded } from './assumption.ts';

/** As a sync reads (`plan-pull.ts`). */
const lookBackMs = 90 * 86_400_000;
/** A workspace with more is looked at as far as this. */
const mostPages = 50;

/** One run's way to the workspace. Nothing is written: Cledara's API is for reading. */
export class CledaraVisit {
  readonly cledara: Cledara;
  readonly nowMs: number;
  #pages: Promise<readonly TransactionsPage[]> | null = null;

  constructor(cledara: Cledara, nowMs: number) {
    this.cledara = cledara;
    this.nowMs = nowMs;
  }

  /** The movements of the last 90 days, read once for all tries. */
  pages(): Promise<readonly TransactionsPage[]> {
    this.#pages ??= pagesOf(this);
    return this.#pages;
  }
}

/** What the reading of movements and invoices rests on. */
export const cledaraAssumptions: readonly Assumption<CledaraVisit>[] = [
  {
    id: 'pages-tell-everything-once',
    says: 'Pages come in one order, each movement once, as many as totalCount says, and nextOffset is null at the end.',
    async try(visit) {
      const pages = await visit.pages();
      const again = readOf(await visit.cledara.transactionsPage({ from: fromOf(visit), offset: 0 }));
      const ids = pages.flatMap(idsOf);
      const total = pages.at(-1)?.totalCount ?? 0;
      const size = pages[0]?.rows.length ?? 0;
      if (ids.length !== new Set(ids).size) return differs('A movement came twice.');
      if (pages.at(-1)?.nextOffset !== null)
        return notTried(`There are more than ${mostPages} pages; the first hold ${size} each.`);
      if (ids.length !== total) return differs(`${ids.length} movements came, and totalCount says ${total}.`);
      if (idsOf(again).join() !== (pages[0] === undefined ? '' : idsOf(pages[0]).join()))
        return differs('The first page came in another order the second time.');
      return holds(`${total} movements in ${pages.length} pages of ${size}.`);
    },
  },
  {
    id: 'from-and-to-mean-the-authorisation',
    says: 'from and to are compared with the instant of the authorisation.',
    async try(visit) {
      const movements = (await visit.pages()).flatMap(movementsOf);
      const telling = movements.find(
        ({ authorisedAt, settledAt }) =>
          settledAt !== null && Date.parse(settledAt) - Date.parse(authorisedAt) > 60_000,
      );
      if (telling === undefined) return notTried('No movement was settled later than it was authorised.');
      const atMs = Date.parse(telling.authorisedAt);
      const window = { from: new Date(atMs - 1000).toISOString(), to: new Date(atMs + 1000).toISOString() };
      const found = movementsOf(readOf(await visit.cledara.transactionsPage({ ...window, offset: 0 })));
      if (!found.some(({ id }) => id === telling.id)) return differs('A movement is not found by its authorisation.');
      const isWithin = found.every(({ authorisedAt }) => window.from <= authorisedAt && authorisedAt <= window.to);
      return isWithin
        ? holds('A movement was found by its authorisation, and nothing beside it.')
        : differs('Movements of other days were found too.');
    },
  },
  {
    id: 'money-out-is-negative',
    says: 'Card payments are negative and refunds positive, in the currency of the account.',
    async try(visit) {
      const movements = (await visit.pages()).flatMap(movementsOf);
      const { cards, negative } = signsOf(movements);
      if (cards === 0) return notTried('There is no card payment.');
      const told = `${negative} of ${cards} movements of cards are negative.`;
      return negative * 2 > cards ? holds(told) : differs(told);
    },
  },
  {
    id: 'every-shape-is-known',
    says: 'Every movement is of a type and shape that is documented: payments, transfers, repayments, rewards.',
    async try(visit) {
      const movements = (await visit.pages()).flatMap(movementsOf);
      const { cards, negative } = signsOf(movements);
      if (cards > 0 && negative * 2 <= cards)
        return notTried('Amounts have another sign, so that nothing is understood.');
      const unknown = movements.filter(({ kind }) => kind === 'unknown');
      if (unknown.length > 0) {
        const reasons = [...new Set(unknown.flatMap(({ notUnderstood }) => notUnderstood))].slice(0, 5);
        return differs(`${unknown.length} of ${movements.length} were not understood: ${reasons.join('; ')}`);
      }
      const kinds = [...new Set(movements.map(({ kind }) => kind))].sort();
      return movements.length === 0
        ? notTried('There is no movement.')
        : holds(`${movements.length} were understood: ${kinds.join(', ')}.`);
    },
  },
  {
    id: 'an-invoice-can-be-fetched',
    says: 'The address of an invoice lies on a public https host, and a file of a known type is behind it.',
    async try(visit) {
      const movements = (await visit.pages()).flatMap(movementsOf);
      const withInvoice = movements.find(({ hasInvoice }) => hasInvoice);
      if (withInvoice === undefined) return notTried('No movement has an invoice.');
      const invoice = await visit.cledara.invoice(withInvoice.id);
      if (!invoice.ok) return differs(invoice.error.message);
      const { mediaType, bytes } = invoice.value;
      return mediaType === null
        ? differs('The file is of no known type.')
        : holds(`A file of ${bytes.length} bytes came: ${mediaType}.`);
    },
  },
];

/** Movements of cards, and how many of them take money out. */
function signsOf(movements: readonly Movement[]): { readonly cards: number; readonly negative: number } {
  const amounts = movements.flatMap(({ card, amountMinor }) => (card === null || !amountMinor ? [] : [amountMinor]));
  return { cards: amounts.length, negative: amounts.filter((amount) => amount < 0).length };
}

function fromOf({ nowMs }: CledaraVisit): string {
  return new Date(nowMs - lookBackMs).toISOString();
}

async function pagesOf(visit: CledaraVisit): Promise<readonly TransactionsPage[]> {
  const pages: TransactionsPage[] = [];
  let offset: number | null = 0;
  while (offset !== null && pages.length < mostPages) {
    const page: TransactionsPage = readOf(await visit.cledara.transactionsPage({ from: fromOf(visit), offset }));
    pages.push(page);
    offset = page.nextOffset;
  }
  return pages;
}

function movementsOf({ rows }: TransactionsPage): readonly Movement[] {
  return rows.map(({ movement }) => movement);
}

function idsOf(page: TransactionsPage): readonly string[] {
  return movementsOf(page).map(({ id }) => id);
}

function readOf<T>(read: Result<T, Failure>): T {
  if (!read.ok) throw new TryEnded(read.error.message);
  return read.value;
}
