import { describe, expect, it } from 'vitest';
import type { StoredMovement } from '../../../shared/domain/movement.ts';
import { type StatementQuery, statementOf } from '../../../shared/domain/statement.ts';
import { movement, settings } from './example-company.ts';

const query: StatementQuery = {
  accountId: 'GBP:saas',
  from: '2026-11-01',
  to: '2026-11-30',
  syncFrom: '2026-10-01',
  settings,
  timeZone: 'UTC',
};

/** A movement that was authorised and settled at noon of that day. */
function on(day: string, over: Partial<StoredMovement> = {}): StoredMovement {
  const at = `${day}T12:00:00.000Z`;
  return movement({ id: `m ${day}`, authorisedAt: at, settledAt: at, ...over });
}

function idsOf(movements: readonly StoredMovement[], over: Partial<StatementQuery> = {}): string[] {
  return statementOf(movements, { ...query, ...over }).lines.map(({ movementId }) => movementId);
}

describe('the days of a statement', () => {
  const days = ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((day) =>
    on(day),
  );

  it('are all from its first to its last; those before are its opening balance', () => {
    const statement = statementOf(days, query);
    expect(statement.lines.map(({ day }) => day)).toEqual(['2026-11-01', '2026-11-30']);
    expect(statement.before).toEqual([
      { movementId: 'm 2026-10-01', day: '2026-10-01' },
      { movementId: 'm 2026-10-31', day: '2026-10-31' },
    ]);
    expect([statement.opening.minor, statement.closing.minor]).toEqual([-2460n, -4920n]);
    expect([statement.from, statement.to, statement.currency]).toEqual(['2026-11-01', '2026-11-30', 'GBP']);
  });

  it('never begin before the starting day', () => {
    const statement = statementOf(days, { ...query, from: '2026-01-01' });
    expect(statement.from).toBe('2026-10-01');
    expect(statement.lines.map(({ day }) => day)).toEqual(['2026-10-01', '2026-10-31', '2026-11-01', '2026-11-30']);
    expect([statement.before, statement.opening.minor]).toEqual([[], 0n]);
    expect(statementOf(days, { ...query, from: '2026-10-01' }).from).toBe('2026-10-01');
  });

  it('are the organisation’s own', () => {
    const late = on('2026-10-31');
    expect(idsOf([late], { timeZone: 'Pacific/Auckland' })).toEqual(['m 2026-10-31']);
    expect(idsOf([late])).toEqual([]);
  });

  it('end where the next begins: the closing balance of one is the opening balance of the next', () => {
    const first = statementOf(days, { ...query, from: '2026-10-01', to: '2026-11-01' });
    const next = statementOf(days, { ...query, from: '2026-11-02' });
    expect(next.opening.minor).toBe(first.closing.minor);
  });
});

describe('what is a line', () => {
  it.each([
    ['a payment', {}, true],
    ['a refund', { kind: 'refund', amountMinor: 500 }, true],
    ['a top-up, which never settles', { kind: 'top-up', amountMinor: 500, settledAt: null }, true],
    ['a reward', { kind: 'reward', amountMinor: 5, settledAt: null }, true],
    ['a payment that has not settled', { settledAt: null }, false],
    ['one whose authorisation was released', { releasedAt: '2026-11-20T00:00:00.000Z' }, false],
    [
      'one that stands though Cledara lists it no more',
      { unlisted: { since: '2026-11-20T00:00:00.000Z', answeredAt: '2026-11-21T00:00:00.000Z' } },
      true,
    ],
    ['one inside the account', { kind: 'internal' }, false],
    ['one of nothing', { amountMinor: 0 }, false],
    ['one of another account', { accountId: 'EUR:saas' }, false],
  ] as const)('%s: %j', (_, over, isLine) => {
    const statement = statementOf([on('2026-11-05', over)], query);
    expect([statement.lines.length, statement.heldBack]).toEqual([isLine ? 1 : 0, []]);
  });

  it('is none of an application whose lines are not pushed', () => {
    const off = { ...settings, applications: [{ name: 'Figma', pushStatementLines: false }] };
    expect(idsOf([on('2026-11-05')], { settings: off })).toEqual([]);
  });

  it('what Cledara lists no more is none, in no balance either, and is named in the days that are asked for', () => {
    const gone = { unlisted: { since: '2026-11-20T00:00:00.000Z', answeredAt: null } };
    const days = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'];
    const { lines, opening, closing, heldBack } = statementOf(
      days.map((day) => on(day, gone)),
      query,
    );
    expect([lines, opening.minor, closing.minor]).toEqual([[], 0n, 0n]);
    const reason = expect.stringContaining('Cledara does not list it any more');
    expect(heldBack).toEqual([
      { movementId: 'm 2026-11-01', reason },
      { movementId: 'm 2026-11-30', reason },
    ]);
  });
});

describe('what was not understood', () => {
  const strange = { kind: 'unknown', notUnderstood: ['its type is new', 'its sign is wrong'] } as const;

  it('is no line, and is named with what was strange', () => {
    const statement = statementOf([on('2026-11-05', strange)], query);
    expect([statement.lines, statement.heldBack]).toEqual([
      [],
      [
        {
          movementId: 'm 2026-11-05',
          reason:
            'Left out of the file, because not all of it was understood: its type is new; its sign is wrong. Enter it in Xero by hand if it belongs there.',
        },
      ],
    ]);
  });

  it.each([
    ['without an amount', on('2026-11-05', { amountMinor: null }), 1],
    ['without an account', on('2026-11-05', { ...strange, accountId: null }), 1],
    ['of another account', on('2026-11-05', { ...strange, accountId: 'EUR:saas' }), 0],
    ['of the first day', on('2026-11-01', strange), 1],
    ['of the last day', on('2026-11-30', strange), 1],
    ['of the day before', on('2026-10-31', strange), 0],
    ['of the day after', on('2026-12-01', strange), 0],
    ['of no day that can be read', on('1970-01-01', { ...strange, authorisedAt: '1970-01-01T00:00:00.000Z' }), 1],
    ['released', on('2026-11-05', { ...strange, releasedAt: '2026-11-20T00:00:00.000Z' }), 0],
  ] as const)('%s is named %#', (_, one, times) => {
    expect(statementOf([one], query).heldBack).toHaveLength(times);
  });

  it('without a word of what was strange says what lacks', () => {
    expect(statementOf([on('2026-11-05', { amountMinor: null })], query).heldBack[0]?.reason).toContain(
      'understood: its amount, currency or account is missing. Enter',
    );
  });
});

describe('the order of lines', () => {
  it('is by day, then as they were authorised, then by id', () => {
    const at = (id: string, authorisedAt: string, settledAt: string) => movement({ id, authorisedAt, settledAt });
    const movements = [
      at('c', '2026-11-02T09:00:00.000Z', '2026-11-04T01:00:00.000Z'),
      at('b', '2026-11-02T09:00:00.000Z', '2026-11-04T02:00:00.000Z'),
      at('a', '2026-11-02T10:00:00.000Z', '2026-11-04T00:00:00.000Z'),
      at('z', '2026-11-03T10:00:00.000Z', '2026-11-03T11:00:00.000Z'),
    ];
    for (const some of [movements, movements.toReversed()]) expect(idsOf(some)).toEqual(['z', 'b', 'c', 'a']);
    const before = { from: '2026-11-20' };
    for (const some of [movements, movements.toReversed()]) {
      const ids = statementOf(some, { ...query, ...before }).before.map(({ movementId }) => movementId);
      expect(ids).toEqual(['z', 'b', 'c', 'a']);
    }
  });
});

describe('what a line says', () => {
  it('is not a repayment’s “N/A”, which names nobody', () => {
    const repaid = on('2026-11-05', { kind: 'top-up', application: null, description: ' | N/A', comment: 'June' });
    expect(statementOf([repaid], query).lines).toMatchObject([
      { payee: 'Cledara', description: expect.stringMatching(/June$/) },
    ]);
    expect(statementOf([repaid], query).lines[0]?.description).not.toContain('N/A');
  });

  it('is the application, and all that was told of it, on one line', () => {
    const [line] = statementOf(
      [
        on('2026-11-05', {
          description: 'FIGMA\r\n MONTHLY ',
          local: { amount: '-14.00', currency: 'USD' },
          comment: 'for\tthe team\u2028',
          application: { id: 'app-figma', name: ' Figma\u0000' },
        }),
      ],
      query,
    ).lines;
    expect(line).toMatchObject({
      amountMinor: -1230,
      day: '2026-11-05',
      payee: 'Figma',
      description: 'FIGMA MONTHLY , USD -14.00, card 4242, for the team',
      reference: expect.stringMatching(/^CLD-/),
    });
  });

  it.each([
    [{ application: null }, 'FIGMA MONTHLY', 'FIGMA MONTHLY, card 4242'],
    [{ application: null, description: '' }, 'Cledara', 'card 4242'],
    [{ card: null, comment: '  ' }, 'Figma', 'FIGMA MONTHLY'],
  ])('leaves out what is not told: %j', (over, payee, description) => {
    expect(statementOf([on('2026-11-05', over)], query).lines).toMatchObject([{ payee, description }]);
  });
});
