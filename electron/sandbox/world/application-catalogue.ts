import type { CatalogueEntry } from './catalogue-entry.ts';
import { type CatalogueRow, catalogueRows } from './catalogue-rows.ts';

export const applicationCatalogue: readonly CatalogueEntry[] = catalogueRows.map(toEntry);

function toEntry(row: CatalogueRow): CatalogueEntry {
  const [name, vendor, merchant, money, rhythm, budget, team, account, taxType] = row;
  const [currency, charge = ''] = money.split('<');
  const [chargedIn = '', price = ''] = charge.split(' ');
  return {
    name,
    vendor,
    merchant,
    currency: currency === 'EUR' ? 'EUR' : 'GBP',
    chargedIn,
    price: Number(price),
    rhythm,
    budget,
    team,
    account,
    taxType,
  };
}
