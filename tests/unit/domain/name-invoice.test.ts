import { expect, test } from 'vitest';
import { type InvoiceOwner, ownersOfInvoice } from '../../../shared/domain/name-invoice.ts';

const figma: InvoiceOwner = {
  id: 'file-10021',
  cledaraIds: ['file-10021', '10021', 'a300f539-651d-4644-a992-a08ed8f583cf'],
  application: 'Figma',
  days: ['2026-10-06', '2026-10-07'],
  amounts: ['42.00', '55.10'],
};
const linear: InvoiceOwner = { ...figma, id: 'file-100', cledaraIds: ['file-100', '100'], application: 'Linear' };
const owners = [figma, linear];

test.each([
  ['10021.pdf', [figma]],
  ['Invoice_10021_Linear.pdf', [figma]],
  ['a300f539-651d-4644-a992-a08ed8f583cf.pdf', [figma]],
  ['100.pdf', [linear]],
  ['Figma 2026-10-07 100.pdf', [figma]],
  ['(100).pdf', [linear]],
  ['receipt 100.pdf', []],
  ['.receipt.100', []], // what stands after the last dot is no part of the name
  ['FIGMA 2026-10-06.pdf', [figma]],
  ['figma_07.10.2026.pdf', [figma]],
  ['Figma-20261006.png', [figma]],
  ['Figma 06102026.png', [figma]],
  ['Figma - 07. 10. 2026.pdf', [figma]],
  ['figma 55.10.pdf', [figma]],
  ['2026-10-06 42.00.pdf', [figma, linear]],
  ['2026-10-06 Linear 42.00.pdf', [linear]],
  ['figma.pdf', []],
  ['110021.pdf', []],
  ['invoice.pdf', []],
])('%s', (name, expected) => {
  expect(ownersOfInvoice(name, owners).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
});

test('a movement without an application is told by its day and amount, or its id', () => {
  const unnamed: InvoiceOwner = { ...figma, application: null };
  expect(ownersOfInvoice('2026-10-06 42.00.pdf', [unnamed])).toEqual([unnamed]);
  expect(ownersOfInvoice('10021.pdf', [unnamed])).toEqual([unnamed]);
  expect(ownersOfInvoice('null 42.00.pdf', [unnamed])).toEqual([]);
});
