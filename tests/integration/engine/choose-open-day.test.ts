import { describe, expect, test } from 'vitest';
import { neverRead } from '../../../electron/engine/decide.ts';
import { chooseOpenDay, openDayFor, takeBackObjection } from '../../../electron/engine/open-day.ts';
import type { StoredMovement } from '../../../shared/domain/movement.ts';
import type { OpenDayChoice } from '../../../shared/domain/open-day.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import type { Organisation, ReferenceData } from '../../../shared/domain/reference-data.ts';
import { movement, reference } from '../../unit/domain/example-company.ts';
import { bill, proposal } from '../../unit/engine/example-proposal.ts';
import { scriptedEngine, startAt } from './scripted-engine.ts';

// The movement settled on 3 Nov 2026, unless a test says otherwise.

const lockDate = { code: 'lock-date', message: 'Closed.' } as const;
const blocked = { state: 'blocked', reason: lockDate } as const;
const choice: OpenDayChoice = { movementId: 'm-1', day: '2026-12-01', author: 'Bob', at: startAt };

function company(organisation: Partial<Organisation> = { periodLockDate: '2026-11-30' }, role = 'STANDARD') {
  return {
    ...reference,
    organisation: { ...reference.organisation, ...organisation },
    user: { userId: 'u', name: 'Sam', email: null, role },
  };
}

/** Books that know these lock dates, and what was chosen in them. */
function books(organisation?: Partial<Organisation>) {
  const opened = scriptedEngine();
  const { ledger, engine } = opened;
  ledger.transaction(() => ledger.saveReferenceData(company(organisation)));
  return {
    ...opened,
    choose: (ids: 'all' | readonly string[], day: string | null) => chooseOpenDay(engine, { ids, day, author: 'Ada' }),
    saveChoice: (over: Partial<OpenDayChoice> = {}) =>
      ledger.transaction(() => ledger.saveOpenDay({ ...choice, ...over })),
  };
}

function refusal(at: string, message: string) {
  const details = [{ at, message }];
  return { ok: false, error: { kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details } };
}

describe('the first open day of a document', () => {
  const dayFor = (
    over: Partial<Proposal>,
    known: ReferenceData = company(),
    chosen: OpenDayChoice | null = null,
    moved: Partial<StoredMovement> = {},
  ) => openDayFor(proposal({ ...blocked, ...over }), movement(moved), chosen, known);

  test('is the day after the lock date that blocks it, and there is none where nothing does', () => {
    expect(dayFor({})).toBe('2026-12-01');
    expect(dayFor({ reason: { code: 'account-archived', message: '' } })).toBeNull();
    expect(dayFor({ state: 'held' })).toBeNull();
    expect(dayFor({}, company({}))).toBeNull();
    expect(dayFor({}, company(undefined, 'FINANCIALADVISER'))).toBeNull();
    expect(dayFor({}, { ...company(), user: null })).toBe('2026-12-01');
  });

  test('is a later one where the day that was chosen before is closed by now too', () => {
    const later = company({ periodLockDate: '2026-12-15' });
    expect(dayFor({}, later, choice)).toBe('2026-12-16');
    // What was chosen is open, so it is not the lock date that stops it.
    expect(dayFor({}, company(), choice)).toBeNull();
    // A choice that lies before the movement's own day says nothing any more.
    expect(dayFor({}, company(), { ...choice, day: '2026-11-01' })).toBe('2026-12-01');
  });

  test('is asked for by the day of a bill’s invoice too', () => {
    const closed = company({ periodLockDate: '2026-10-31' });
    expect(dayFor({ document: { ...bill, date: '2026-10-20' } }, closed)).toBe('2026-11-01');
    expect(dayFor({ document: { ...bill, date: '2026-11-01' } }, closed)).toBeNull();
    expect(dayFor({ document: null }, closed)).toBeNull();
  });
});

describe('choosing it', () => {
  test('dates the document with it at once, and says so', () => {
    const { choose, keep, ledger, said } = books();
    keep(1, { ...blocked });
    const chosen = choose(['p-1'], '2026-12-01');
    const now = ledger.proposal('p-1');
    expect(chosen).toEqual({ ok: true, value: [now] });
    expect(now?.document).toMatchObject({ date: '2026-12-01' });
    expect(ledger.openDay('m-1')).toEqual({ ...choice, author: 'Ada' });
    expect(said()[0]).toBe(
      'open-day-chosen: Ada chose to post it on 1 Dec 2026, the first open day. Its own day is 3 Nov 2026. That day goes into the description.',
    );
    expect(ledger.activity({ limit: 9 }).find(({ event }) => event === 'open-day-chosen')).toMatchObject({
      at: startAt,
      runId: null,
      movementId: 'm-1',
      proposalId: 'p-1',
      fromState: null,
      toState: null,
    });
  });

  test('says of a transfer that its own day stands here alone', () => {
    const { choose, keep, said } = books();
    const account = { accountId: 'a', code: null, name: 'A' };
    const ends = { fromBankAccount: account, toBankAccount: account };
    const document = { kind: 'transfer', reference: 'R', date: '2026-11-03', amountMinor: 1, currency: 'GBP' } as const;
    keep(1, { ...blocked, document: { ...document, ...ends } });
    choose(['p-1'], '2026-12-01');
    expect(said()[0]).toMatch(
      /Its own day is 3 Nov 2026\. A transfer in Xero has no description, so that day stands here alone\.$/,
    );
  });

  test('names the day of the invoice where only that is closed', () => {
    const { choose, keep, said } = books({ periodLockDate: '2026-10-31' });
    const invoice = { number: null, date: '2026-10-20', vatName: null, vatRate: null };
    keep(1, { ...blocked, document: { ...bill, date: '2026-10-20' } }, { invoice });
    choose(['p-1'], '2026-11-01');
    expect(said()[0]).toContain('Its own day is 20 Oct 2026.');
  });

  test('is refused, and changes nothing, where a person was shown another day, or nothing is closed', () => {
    const { choose, keep, ledger, said } = books();
    keep(1, blocked);
    keep(2, { state: 'proposed' });
    keep(3, blocked, { settledAt: '2026-12-02T10:00:00.000Z' });
    expect(choose(['p-1'], '2026-12-02')).toEqual(
      refusal('p-1', 'The first open day is 1 Dec 2026, not 2 Dec 2026. Look at it again, then choose.'),
    );
    expect(choose(['p-1', 'm-2'], '2026-12-01')).toEqual(
      refusal('m-2', 'No lock date stands in its way, so its day stays as it is.'),
    );
    expect(choose(['p-3'], '2026-12-01')).toEqual(
      refusal('p-3', 'By the lock dates as they were last read its day is open. Sync, and it is planned again.'),
    );
    expect(choose(['p-9'], '2026-12-01')).toEqual(refusal('p-9', 'There is no such item.'));
    expect(ledger.openDays()).toEqual([]);
    expect(said()).toEqual([]);
  });

  test('of all takes those that a lock date blocks and that day suits, and there must be one', () => {
    const { choose, keep, ledger } = books();
    const none = 'No item is blocked by a lock date with that first open day. Look again, then choose.';
    keep(1, blocked);
    keep(2, { state: 'blocked', reason: { code: 'account-archived', message: '' } });
    keep(3, blocked, { settledAt: '2026-12-02T10:00:00.000Z' });
    expect(choose('all', '2026-12-02')).toEqual(refusal('ids', none));
    const chosen = choose('all', '2026-12-01');
    expect(chosen.ok && chosen.value.map(({ id }) => id)).toEqual(['p-1']);
    expect(ledger.openDays().map(({ movementId }) => movementId)).toEqual(['m-1']);
  });

  test('names one item once, whichever of its ids are given', () => {
    const { choose, keep, said } = books();
    keep(1, blocked);
    const chosen = choose(['p-1', 'm-1'], '2026-12-01');
    expect(chosen.ok && chosen.value).toHaveLength(1);
    expect(said().filter((line) => line.startsWith('open-day-chosen'))).toHaveLength(1);
  });

  test('cannot be done where Xero’s lists were never read', () => {
    const { engine } = scriptedEngine();
    expect(chooseOpenDay(engine, { ids: 'all', day: null, author: 'Ada' })).toEqual({ ok: false, error: neverRead });
  });
});

describe('taking it back', () => {
  test('gives the document its own day again', () => {
    const { choose, keep, ledger, said, saveChoice } = books({});
    keep(1, { state: 'proposed' });
    saveChoice();
    expect(choose(['p-1'], null).ok).toBe(true);
    expect(ledger.openDay('m-1')).toBeNull();
    expect(ledger.proposal('p-1')?.document).toMatchObject({ date: '2026-11-03' });
    expect(said()[0]).toBe(
      'open-day-taken-back: Ada took the chosen day back. It is dated 3 Nov 2026 again, the day of the movement.',
    );
  });

  test('names the day of the invoice where that had been closed alone', () => {
    const { choose, keep, said, saveChoice } = books({});
    const invoice = { number: null, date: '2026-10-20', vatName: null, vatRate: null };
    keep(1, { state: 'proposed', document: bill }, { invoice });
    saveChoice({ day: '2026-11-01' });
    choose(['p-1'], null);
    expect(said()[0]).toBe(
      'open-day-taken-back: Ada took the chosen day back. It is dated 20 Oct 2026 again, the day of its invoice.',
    );
  });

  test('of all means every choice that can be taken back, and there must be one', () => {
    const { choose, keep, ledger, saveChoice } = books({});
    expect(choose('all', null)).toEqual(refusal('ids', 'No item has an open day that could be taken back.'));
    for (const number of [1, 2, 3]) keep(number, { state: number === 2 ? 'pushed' : 'proposed' });
    saveChoice();
    saveChoice({ movementId: 'm-2' });
    const taken = choose('all', null);
    expect(taken.ok && taken.value.map(({ id }) => id)).toEqual(['p-1']);
    expect(ledger.openDays().map(({ movementId }) => movementId)).toEqual(['m-2']);
  });

  test.each(['pending', 'proposed', 'held', 'blocked', 'excluded', 'undone'] as const)(
    'can be done where it is %s',
    (state) => {
      expect(takeBackObjection(proposal({ state }), choice)).toBeNull();
    },
  );

  test('cannot be done once it was approved or has left, or where there is none', () => {
    const putBackFirst = 'It is approved with that day. Put it back first.';
    expect(takeBackObjection(proposal({ state: 'approved' }), choice)).toBe(putBackFirst);
    expect(takeBackObjection(proposal({ state: 'waiting' }), choice)).toBe(putBackFirst);
    for (const state of ['sending', 'uncertain', 'pushed', 'in-xero'] as const) {
      expect(takeBackObjection(proposal({ state }), choice)).toBe(
        'It has left for Xero with that day. Change the day there.',
      );
    }
    expect(takeBackObjection(proposal({ state: 'held' }), null)).toBe(
      'It has its own day, so there is nothing to take back.',
    );
  });
});
