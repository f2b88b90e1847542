import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TransferDocument } from '../../../shared/domain/document.ts';
import { markerOf } from '../../../shared/domain/marker.ts';
import { type Candidate, matchRemote } from '../../../shared/domain/match.ts';
import { MatchSieve } from '../../../shared/domain/match-sieve.ts';
import { addDays } from '../../../shared/domain/plain-date.ts';
import { accountOf, candidate, matched, none, remote } from './example-match.ts';

describe('by marker', () => {
  const mine = { reference: markerOf('m') };

  it('finds it whatever else was changed in Xero', () => {
    const moved = remote('r', { ...mine, date: '2027-01-01', totalMinor: 1, bankAccountId: 'other', contactName: 'X' });
    expect(matched([candidate('m')], [moved])).toEqual({ m: 'marker r' });
  });

  it('prefers the one that stands to those that were deleted', () => {
    const deleted = remote('a', { ...mine, status: 'DELETED' });
    const voided = remote('b', { ...mine, status: 'VOIDED' });
    expect(matched([candidate('m')], [deleted, voided, remote('c', mine)])).toEqual({ m: 'marker c' });
    expect(matched([candidate('m')], [voided, deleted])).toEqual({ m: 'marker-deleted a' });
  });

  it('takes a status it does not know for one that stands', () => {
    const strange = remote('b', { ...mine, status: 'OTHER' });
    expect(matched([candidate('m')], [remote('a', { ...mine, status: 'DELETED' }), strange])).toEqual({
      m: 'marker b',
    });
  });

  it('prefers the one that stands to one of a status it does not know, in either order', () => {
    const strange = remote('a', { ...mine, status: 'OTHER' });
    expect(matched([candidate('m')], [strange, remote('b', mine)])).toEqual({ m: 'marker b' });
    expect(matched([candidate('m')], [remote('0', mine), strange])).toEqual({ m: 'marker 0' });
  });

  it('prefers its own kind, among those that stand alike', () => {
    const bill = remote('a', { ...mine, kind: 'invoice', type: 'ACCPAY' });
    expect(matched([candidate('m')], [bill, remote('b', mine)])).toEqual({ m: 'marker b' });
    const deleted = remote('b', { ...mine, status: 'DELETED' });
    expect(matched([candidate('m')], [bill, deleted])).toEqual({ m: 'marker a' });
    expect(matched([candidate('m')], [{ ...bill, status: 'VOIDED' }, deleted])).toEqual({ m: 'marker-deleted b' });
  });

  it('gives a document to one movement alone, though two carry one marker', () => {
    const twin = { ...candidate('n'), document: candidate('m').document };
    expect(matched([candidate('m'), twin], [remote('r', mine)])).toEqual({ m: 'marker r' });
    expect(matched([candidate('m'), twin], [remote('r', mine), remote('s', mine)])).toEqual({
      m: 'marker r',
      n: 'marker s',
    });
  });

  it('goes before a look-alike', () => {
    expect(matched([candidate('m')], [remote('a'), remote('z', mine)])).toEqual({ m: 'marker z' });
  });

  it('never takes the document of another movement for a look-alike', () => {
    expect(matched([candidate('m')], [remote('r', { reference: markerOf('other') })])).toEqual({});
  });

  it('takes no second document of its own marker for another movement', () => {
    expect(matched([candidate('m'), candidate('n')], [remote('a', mine), remote('b', mine)])).toEqual({
      m: 'marker a',
    });
  });
});

describe('look-alikes', () => {
  it.each([
    ['all agrees', {}, 'exact r'],
    ['a reference of their own', { reference: 'INV-1' }, 'exact r'],
    ['the contact by name alone', { contactId: 'another', contactName: ' FIGMA' }, 'exact r'],
    ['the contact by id alone', { contactName: 'Figma, Inc.' }, 'exact r'],
    ['the day of authorisation', { date: '2026-11-01' }, 'exact r'],
    ['another contact', { contactId: 'c', contactName: 'Figma Inc' }, 'likely r'],
    ['another contact, the day of authorisation', { contactId: 'c', contactName: 'F', date: '2026-11-01' }, 'likely r'],
    ['no contact', { contactId: null, contactName: null }, 'likely r'],
    ['a day later', { date: '2026-11-04' }, 'likely r'],
    ['three days later', { date: '2026-11-06' }, 'likely r'],
    ['four days later', { date: '2026-11-07' }, undefined],
    ['another contact and day', { contactId: 'c', contactName: 'C', date: '2026-11-04' }, undefined],
    ['another amount', { totalMinor: 1231 }, undefined],
    ['an amount that is no whole count of pence', { totalMinor: null }, undefined],
    ['another bank account', { bankAccountId: 'b' }, undefined],
    ['the other direction', { type: 'RECEIVE' }, undefined],
    ['a prepayment', { type: 'SPEND-PREPAYMENT' }, undefined],
    ['deleted', { status: 'DELETED' as const }, undefined],
    ['of no known status', { status: 'OTHER' as const }, undefined],
  ])('%s', (_, over, expected) => {
    expect(matched([candidate('m')], [remote('r', over)])).toEqual(expected === undefined ? {} : { m: expected });
  });

  it('leaves alone what this app made for another movement', () => {
    expect(matched([candidate('m')], [remote('r')], new Set(['r']))).toEqual({});
  });

  it('knows the contact that is still to be made by its name', () => {
    const made = candidate('m', { contact: { kind: 'create', name: 'figma', contactNumber: 'cledara:1' } });
    expect(matched([made], [remote('r')])).toEqual({ m: 'exact r' });
  });

  it('counts one for one', () => {
    expect(matched([candidate('m'), candidate('n')], [remote('r')])).toEqual({ m: 'exact r' });
    expect(matched([candidate('m')], [remote('r'), remote('s')])).toEqual({ m: 'exact r' });
  });

  it('counts a document once that is listed twice', () => {
    expect(matched([candidate('m'), candidate('n')], [remote('r'), remote('r')])).toEqual({ m: 'exact r' });
  });

  it('gives a document to the movement of its own day before one that was only authorised then', () => {
    const earlier = candidate('a', { date: '2026-11-02' }, '2026-10-30');
    const settledLater = candidate('0', { date: '2026-11-04' }, '2026-11-02');
    const found = matched([settledLater, earlier], [remote('r', { date: '2026-11-02' })]);
    expect(found).toEqual({ a: 'exact r' });
  });

  it('gives a document to an exact movement before a likely one', () => {
    const likely = candidate('0', { contact: { kind: 'create', name: 'Other', contactNumber: '' } });
    expect(matched([likely, candidate('m')], [remote('r')])).toEqual({ m: 'exact r' });
  });

  it('prefers the contact that is called nearly the same', () => {
    const documents = [
      remote('a', { contactId: 'x', contactName: 'Canva Pty' }),
      remote('b', { contactId: 'y', contactName: 'Figma, Inc.' }),
    ];
    const canva = { contact: { kind: 'create' as const, name: 'Canva', contactNumber: '' } };
    expect(matched([candidate('m'), candidate('n', canva)], documents)).toEqual({ m: 'likely b', n: 'likely a' });
  });

  it('is held for every movement that it may be, but once among equal ones', () => {
    const theirs = remote('r', { contactId: 'x', contactName: 'Someone' });
    const other = { contact: { kind: 'create' as const, name: 'Canva', contactNumber: '' } };
    expect(matched([candidate('m'), candidate('n', other), candidate('o')], [theirs])).toEqual({
      m: 'likely r',
      n: 'likely r',
    });
    expect(matched([candidate('m'), candidate('o')], [theirs])).toEqual({ m: 'likely r' });
  });

  it('is certain for neither of two movements that are alike in all but their coding', () => {
    const coded = { account: accountOf('another expense') };
    expect(matched([candidate('m'), candidate('n', coded)], [remote('r')])).toEqual({ m: 'likely r', n: 'likely r' });
    expect(matched([candidate('m'), candidate('n', coded)], [remote('r'), remote('s')])).toEqual({
      m: 'exact r',
      n: 'exact s',
    });
  });

  it('prefers the nearest day', () => {
    const days = [-3, -1, 2].map((count) => remote(`r${count}`, { date: addDays('2026-11-03', count) }));
    expect(matched([candidate('m', {}, '2026-11-03')], days)).toEqual({ m: 'likely r-1' });
  });
});

describe('transfers', () => {
  const document: TransferDocument = {
    kind: 'transfer',
    reference: markerOf('t'),
    date: '2026-11-03',
    fromBankAccount: accountOf('main'),
    toBankAccount: accountOf('bank'),
    amountMinor: 1230,
    currency: 'GBP',
  };
  const transfer = { id: 't', document, authorisedOn: null };
  const there = { kind: 'bank-transfer' as const, type: null, bankAccountId: 'main', toBankAccountId: 'bank' };

  it.each([
    ['both accounts agree', { ...there, contactId: null, contactName: null }, 'exact r'],
    ['two days later', { ...there, date: '2026-11-05' }, 'likely r'],
    ['the other way round', { ...there, bankAccountId: 'bank', toBankAccountId: 'main' }, undefined],
    ['a Spend Money', {}, undefined],
  ])('%s', (_, over, expected) => {
    expect(matched([transfer], [remote('r', over)])).toEqual(expected === undefined ? {} : { t: expected });
  });
});

describe('laws', () => {
  // Few values, so that much of it collides.
  const day = fc.integer({ min: 0, max: 5 }).map((count) => addDays('2026-11-01', count));
  const amount = fc.constantFrom(100, 200);
  const name = fc.constantFrom('Figma', 'figma', 'GitHub');
  const candidates = fc
    .array(fc.record({ day, amount, name, authorised: day }), { maxLength: 12 })
    .map((rows) =>
      rows.map((row, index) =>
        candidate(
          `m${index}`,
          { date: row.day, amountMinor: row.amount, contact: { kind: 'create', name: row.name, contactNumber: '' } },
          row.authorised,
        ),
      ),
    );
  const documents = fc
    .array(
      fc.record({
        day,
        amount,
        name,
        status: fc.constantFrom('AUTHORISED' as const, 'DELETED' as const),
        reference: fc.constantFrom(null, null, 'note', markerOf('m0'), markerOf('m1'), markerOf('elsewhere')),
      }),
      { maxLength: 12 },
    )
    .map((rows) =>
      rows.map(({ day: date, amount: totalMinor, name: contactName, ...rest }, index) =>
        remote(`r${index}`, { date, totalMinor, contactName, contactId: null, ...rest }),
      ),
    );

  it('uses no document twice, and only as its fidelity says', () => {
    fc.assert(
      fc.property(candidates, documents, (wanted, found) => {
        const matches = matchRemote(wanted, found, new Set(['r0']));
        const used = [...matches.values()].filter(({ fidelity }) => fidelity !== 'likely').map(({ remote: r }) => r.id);
        expect(new Set(used).size).toBe(used.length);
        const doubted = [...matches.values()]
          .filter(({ fidelity }) => fidelity === 'likely')
          .map(({ remote: r }) => r.id);
        expect(doubted.filter((id) => used.includes(id))).toEqual([]);
        for (const [id, match] of matches) {
          const isMarked = match.remote.reference === markerOf(id);
          expect(isMarked).toBe(match.fidelity === 'marker' || match.fidelity === 'marker-deleted');
          if (!isMarked) expect(match.remote.status).toBe('AUTHORISED');
          if (!isMarked) expect(match.remote.id).not.toBe('r0');
        }
      }),
    );
  });

  it('says the same of those that a sieve holds as of all', () => {
    fc.assert(
      fc.property(candidates, documents, fc.subarray(['r0', 'r1', 'r2']), (wanted, found, own) => {
        // Every other document is gone through, so that some amounts and markers are in Xero and some are not.
        const some = found.filter(({ totalMinor }, index) => totalMinor === 100 || index % 4 === 0);
        const sieve = new MatchSieve(some);
        const held = wanted.filter(({ id, document: { amountMinor } }, index) =>
          // An approved document may be of another amount than the movement now is.
          index % 2 === 0
            ? sieve.holds({ id, amountMinor: -amountMinor }, null)
            : sieve.holds({ id, amountMinor: null }, candidate(id, { amountMinor }).document),
        );
        const ids = new Set(own);
        expect(matchRemote(held, some, ids)).toEqual(matchRemote(wanted, some, ids));
      }),
    );
    const sieve = new MatchSieve([remote('r', { totalMinor: 500 }), remote('s', { reference: markerOf('m') })]);
    expect(sieve.holds({ id: 'n', amountMinor: 1230 }, null)).toBe(true);
    expect(sieve.holds({ id: 'n', amountMinor: 1231 }, null)).toBe(false);
    expect(sieve.holds({ id: 'm', amountMinor: null }, null)).toBe(true);
  });

  it('leaves no exact pair unmatched on both sides', () => {
    fc.assert(
      fc.property(candidates, documents, (wanted, found) => {
        const matches = matchRemote(wanted, found, none);
        const used = new Set([...matches.values()].map((match) => match.remote.id));
        const leftOver = wanted.filter(({ id }) => !matches.has(id));
        const free = found.filter(({ id, status, reference }) => {
          return status === 'AUTHORISED' && !used.has(id) && (reference === null || reference === 'note');
        });
        for (const one of leftOver) expect(matchRemote([one], free, none).size).toBe(0);
      }),
    );
  });

  it('does not depend on the order of the input', () => {
    const shuffled = <T>(items: readonly T[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
    const both = fc
      .tuple(candidates, documents)
      .chain(([wanted, found]) => fc.tuple(fc.constant(wanted), fc.constant(found), shuffled(wanted), shuffled(found)));
    fc.assert(
      fc.property(both, ([wanted, found, wantedAgain, foundAgain]) => {
        expect(matched(wantedAgain, foundAgain)).toEqual(matched(wanted, found));
      }),
    );
  });

  it('lets nothing out that a document in doubt may be', () => {
    fc.assert(
      fc.property(candidates, documents, (wanted, found) => {
        const matches = matchRemote(wanted, found, none);
        const sure = new Set(
          [...matches.values()].filter(({ fidelity }) => fidelity !== 'likely').map(({ remote: r }) => r.id),
        );
        const doubted = new Set([...matches.values()].map(({ remote: r }) => r.id).filter((id) => !sure.has(id)));
        const left = wanted.filter(({ id }) => !matches.has(id));
        for (const one of left) {
          // Only what is equal to it, and is held instead, may have taken a document that it would be held for itself.
          const alone = matchRemote(
            [one],
            found.filter(({ id }) => doubted.has(id)),
            none,
          );
          for (const { remote: r } of alone.values()) {
            const takers = wanted.filter(({ id }) => matches.get(id)?.remote.id === r.id);
            expect(takers.map(({ document }) => document.date)).toContain(one.document.date);
          }
        }
      }),
    );
  });

  // Comparing every pair would look at each of them twenty thousand times.
  it('looks at each a few times where many that differ want the same few', () => {
    const count = 20_000;
    const named = (index: number) => ({ contact: { kind: 'create' as const, name: `X${index}`, contactNumber: '' } });
    const looks = { count: 0 };
    const wanted = Array.from({ length: count }, (_, index) => counting(candidate(`m${index}`, named(index)), looks));
    const found = Array.from({ length: count / 2 }, (_, index) => remote(`r${index}`, { contactName: 'Someone' }));
    expect(matchRemote(wanted, found, none).size).toBe(count); // none of them goes out unseen
    expect(looks.count / count).toBeLessThan(200);
  });

  it('looks at each a few times where everything looks alike', () => {
    const count = 20_000;
    const looks = { count: 0 };
    const wanted = Array.from({ length: count }, (_, index) => counting(candidate(`m${index}`), looks));
    const found = Array.from({ length: count }, (_, index) => remote(`r${index}`, { contactName: `Other ${index}` }));
    expect(matchRemote(wanted, found, none).size).toBe(count);
    expect(looks.count / count).toBeLessThan(200);
  });
});

/** The same candidate, which counts how often something of it is read. */
function counting(one: Candidate, looks: { count: number }): Candidate {
  return new Proxy(one, {
    get(target, name) {
      looks.count += 1;
      return Reflect.get(target, name);
    },
  });
}
