import { type ColumnChoice, parseColumns } from './columns.ts';
import { firstFilter, firstSort, hrefOf, placeOf, type ReviewPlace, sameFilter } from './review-address.ts';

/** A way to look at the list, under a name. Filter and order are kept as an address: what reads one reads the other too. */
export interface SavedView {
  readonly name: string;
  readonly address: string;
  /** Null leaves the columns as they are. */
  readonly columns: ColumnChoice | null;
}

type Look = Pick<ReviewPlace, 'filter' | 'sort'>;

export type BuiltInName = 'review' | 'noInvoice' | 'coding' | 'twice' | 'largest';

/** Views that everybody has; their names are in `review:views.builtIn`. */
export const builtInViews: readonly (Look & { readonly name: BuiltInName })[] = [
  { name: 'review', filter: firstFilter, sort: firstSort },
  { name: 'largest', filter: firstFilter, sort: { by: 'amount', descending: false } },
  {
    name: 'noInvoice',
    filter: { states: ['proposed', 'held', 'blocked', 'approved', 'waiting', 'pushed'], invoice: ['none'] },
    sort: firstSort,
  },
  {
    name: 'coding',
    filter: {
      states: ['blocked'],
      causes: [
        'not-coded',
        'account-missing',
        'account-archived',
        'account-not-usable',
        'tax-type-missing',
        'tax-type-not-legal',
        'tracking-missing',
        'contact-missing',
        'contact-archived',
      ],
    },
    sort: { by: 'application', descending: false },
  },
  { name: 'twice', filter: { causes: ['maybe-in-xero'] }, sort: firstSort },
];

const mostViews = 100;

export function parseViews(stored: unknown): readonly SavedView[] | null {
  if (!Array.isArray(stored)) return null;
  return stored.slice(0, mostViews).flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { name, address, columns } = one as Readonly<Record<string, unknown>>; // each is looked at here
    if (typeof name !== 'string' || name.trim() === '' || typeof address !== 'string') return [];
    return [{ name: name.slice(0, 100), address, columns: parseColumns(columns) }];
  });
}

export function addressOf({ filter, sort }: Look): string {
  return hrefOf({ filter, sort, item: null }).split('?')[1] ?? '';
}

export function lookOf({ address }: Pick<SavedView, 'address'>): Look {
  const { filter, sort } = placeOf(new URLSearchParams(address));
  return { filter, sort };
}

export function isSameLook(one: Look, other: Look): boolean {
  return (
    sameFilter(one.filter, other.filter) &&
    one.sort.by === other.sort.by &&
    one.sort.descending === other.sort.descending
  );
}

/** The views with this one in them; one of the same name is replaced. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  return [...views.filter(({ name }) => name !== view.name), view].sort((one, other) =>
    one.name.localeCompare(other.name),
  );
}
