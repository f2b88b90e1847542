import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactsById, followMerges } from '../../../shared/domain/merged-contact.ts';
import type { XeroContact } from '../../../shared/domain/reference-data.ts';

function contact(contactId: string, mergedInto?: string): XeroContact {
  const merge = mergedInto === undefined ? {} : { mergedInto };
  return { contactId, contactNumber: null, name: contactId, status: 'ACTIVE', ...merge };
}

/** To which of the contacts the merges of the first lead. */
function endOf(...contacts: readonly [XeroContact, ...XeroContact[]]): string {
  return followMerges(contacts[0], contactsById(contacts)).contactId;
}

describe('a contact that was merged', () => {
  it('goes on under the other one, however often that was merged as well', () => {
    expect(endOf(contact('a', 'b'), contact('b'))).toBe('b');
    expect(endOf(contact('a', 'b'), contact('b', 'c'), contact('c'))).toBe('c');
    const many = Array.from({ length: 50 }, (_, index) => contact(`${index}`, `${index + 1}`));
    expect(endOf(contact('first', '0'), ...many, contact('50'))).toBe('50');
  });

  it('stays itself where it was not merged, and goes as far as the others are known', () => {
    expect(endOf(contact('a'), contact('b'))).toBe('a');
    expect(endOf(contact('a', 'unknown'))).toBe('a');
    expect(endOf(contact('a', 'b'), contact('b', 'unknown'))).toBe('b');
  });

  it('stays itself where the merges run in a circle', () => {
    expect(endOf(contact('a', 'a'))).toBe('a');
    expect(endOf(contact('a', 'b'), contact('b', 'a'))).toBe('a');
    expect(endOf(contact('a', 'b'), contact('b', 'c'), contact('c', 'b'))).toBe('a');
  });

  it('has an end, in a circle too, and that is a contact that there is', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const merges = fc.record(Object.fromEntries(ids.map((id) => [id, fc.constantFrom(...ids, 'nobody', undefined)])));
    fc.assert(
      fc.property(merges, (into) => {
        const contacts = ids.map((id) => contact(id, into[id]));
        const byId = contactsById(contacts);
        for (const one of contacts) {
          const end = followMerges(one, byId);
          expect(contacts).toContain(end);
          const goesOn = end.mergedInto !== undefined && byId.has(end.mergedInto);
          expect(goesOn).toBe(goesOn && end === one); // only what runs in a circle stays itself
        }
      }),
    );
  });
});
