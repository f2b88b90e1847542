import { describe, expect, it } from 'vitest';
import { idFromContent, idFromFile, withLaterFile } from '../../../shared/domain/file-movement.ts';
import { movement } from './example-company.ts';

const uuid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

describe('the id of a movement that a file tells of', () => {
  it('is the one that the API uses, where it has that form, in any case of its letters', () => {
    expect(idFromFile(uuid)).toBe(uuid);
    expect(idFromFile(uuid.toUpperCase())).toBe(uuid);
  });

  it.each(['TX.1_a-Z', 'x', 'y'.repeat(60)])('is a file’s own otherwise, as it is written: %s', (id) => {
    expect(idFromFile(id)).toBe(`file-${id}`);
  });

  it.each([`${uuid}-0`, `0-${uuid}`])('is no id of the API with something around it: %s', (id) => {
    expect(idFromFile(id)).toBe(`file-${id}`);
  });

  it.each(['', 'a b', 'a/b', 'é', ' x', 'x ', 'y'.repeat(61)])('is a hash where it is no plain word, %j', (id) => {
    expect(idFromFile(id)).toMatch(/^file-[0-9a-f]{24}$/);
    expect(idFromFile(id)).not.toBe(idFromFile(`${id}.`));
  });

  const { id: _, ...told } = movement();

  it('of a line without one is the same for the same line, and another for the next like it', () => {
    expect(idFromContent(told, 0)).toMatch(/^file-[0-9a-f]{24}$/);
    expect(idFromContent({ ...told }, 0)).toBe(idFromContent(told, 0));
    expect(idFromContent(told, 1)).not.toBe(idFromContent(told, 0));
  });

  it.each([
    { accountId: 'EUR:saas' },
    { amountMinor: -1231 },
    { authorisedAt: '2026-11-02T10:00:00.000Z' },
    { description: 'FIGMA YEARLY' },
    { application: { id: 'app-figma', name: 'Sketch' } },
    { application: null },
    { local: { amount: '-14.00', currency: 'USD' } },
  ])('of a line that says something else is another: %j', (over) => {
    expect(idFromContent({ ...told, ...over }, 0)).not.toBe(idFromContent(told, 0));
  });

  it.each([
    { comment: 'seen' },
    { settledAt: null },
    { card: null },
    { application: { id: 'another', name: 'Figma' } },
  ])('stays where what changes is no part of it: %j', (over) => {
    expect(idFromContent({ ...told, ...over }, 0)).toBe(idFromContent(told, 0));
  });
});

describe('what a later file says of a movement', () => {
  const known = movement({
    local: { amount: '-14.00', currency: 'USD' },
    comment: 'seen',
    hasInvoice: true,
    invoice: { number: 'INV-1', date: '2026-11-01', vatName: null, vatRate: null },
  });
  const { id: _, ...told } = known;

  it('goes over what is known, and the id stays', () => {
    const later = {
      ...told,
      amountMinor: -1300,
      local: { amount: '-15.00', currency: 'USD' },
      description: 'FIGMA, INC',
      comment: 'checked',
      application: { id: 'app-sketch', name: 'Sketch' },
      card: { last4: '9999', ownerName: 'Bob' },
      invoice: { number: 'INV-2', date: null, vatName: null, vatRate: null },
      settledAt: '2026-11-04T10:00:00.000Z',
    };
    expect(withLaterFile(known, later)).toEqual({ ...later, id: known.id });
  });

  it('takes nothing away by what it lacks', () => {
    const bare = {
      ...told,
      local: null,
      description: '',
      comment: null,
      application: null,
      card: null,
      hasInvoice: false,
      invoice: null,
    };
    expect(withLaterFile(known, bare)).toEqual(known);
  });

  it('does not make pending again what has settled', () => {
    expect(withLaterFile(known, { ...told, settledAt: null, amountMinor: -1300 })).toBe(known);
  });

  it('settles what was pending, and changes what is pending still', () => {
    const pending = { ...known, settledAt: null };
    expect(withLaterFile(pending, told).settledAt).toBe(known.settledAt);
    expect(withLaterFile(pending, { ...told, settledAt: null, amountMinor: -1300 }).amountMinor).toBe(-1300);
  });
});
