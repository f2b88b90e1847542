import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideNotice, type News, parseNoticeChoice, parseTold, type Told } from '../../../electron/shell/notices.ts';
import { fixAddress, reviewAddress } from '../../../electron/shell/page-address.ts';
import { trayWords } from '../../../electron/shell/tray-words.ts';
import type { NoticeChoice } from '../../../shared/contract/desktop.ts';
import type { FixDto } from '../../../shared/contract/fix.ts';
import type { AttentionDto } from '../../../shared/contract/overview.ts';
import type { SyncSummary } from '../../../shared/contract/sync-summary.ts';

const speech = { language: 'en', locale: 'en-GB' };

function group(cause: string, fix: FixDto | null, changes: Partial<AttentionDto> = {}): AttentionDto {
  return { cause, count: 1, message: null, filter: { states: ['blocked'], causes: [cause] }, fix, ...changes };
}

const archived = group('account-archived', { kind: 'coding', field: 'account' }, { count: 3 });
const locked = group('lock-date', { kind: 'xero' });
const toReview = group('review', { kind: 'decide' }, { count: 12, filter: { states: ['proposed'] } });
const waiting = group('rate-limited', { kind: 'wait' }, { filter: { states: ['waiting'] } });
const byHand = group('by-hand', { kind: 'decide' }, { filter: { states: ['held'] } });
const invoices = group('attachment-problem', { kind: 'invoice' }, { filter: { invoice: ['problem'] } });
const xeroRefused = group('xero-refused', { kind: 'settings', section: 'connections' }, { filter: null });
const consentEnds = group('xero-ending', { kind: 'sync' }, { filter: null });
const consentOver = group('xero-ending', { kind: 'settings', section: 'connections' }, { filter: null });

function summary(code?: string): SyncSummary {
  return {
    ...{ runId: 'r', startedAt: '', finishedAt: '', pulled: 0, updated: 0, released: 0, proposed: 0, held: 0 },
    ...{ approved: 0, pushed: 0, attached: 0, blocked: [], attachmentProblems: [], alreadyInXero: 0 },
    ...{ calls: { cledara: 0, xero: 0 }, waitingUntil: null },
    ...(code === undefined ? {} : { error: { code, message: 'Figma cost 12.00', details: [] } }),
  };
}

function run(attention: readonly AttentionDto[], code?: string, id = 'acme'): News {
  return { type: 'run', company: { id, name: 'Acme Ltd' }, summary: summary(code), attention };
}

interface Known {
  readonly told?: Told;
  readonly choice?: NoticeChoice;
  readonly isWatched?: boolean;
  readonly language?: string;
}

function decide(news: News, { told = {}, choice = 'problems', isWatched = false, language = 'en' }: Known = {}) {
  return decideNotice(news, { told, choice, isWatched }, trayWords(language).notifications, speech);
}

describe('a run that ended', () => {
  test('with movements that are stuck says how many, and what the first of them wait for', () => {
    expect(decide(run([archived, locked, toReview])).notice).toEqual({
      title: 'Acme Ltd',
      body: '4 transactions are stuck until you act. First: a coding that is missing or no longer valid.',
      company: 'acme',
      address: '#/review?states=blocked&causes=account-archived',
    });
    expect(decide(run([locked])).notice?.body).toBe(
      '1 transaction is stuck until you act. First: something that Xero did not accept.',
    );
    expect(decide(run([invoices]), { language: 'es' }).notice).toMatchObject({
      body: '1 transacción está detenida hasta que usted actúe. Primero: facturas que no se pudieron adjuntar.',
      address: '#/review?invoice=problem',
    });
  });

  test.each<[string, AttentionDto[]]>([
    ['with nothing', []],
    ['with movements to review', [toReview]],
    ['with movements that only need time', [waiting]],
    ['with movements that were held by hand', [byHand]],
    ['with a consent that a sync renews', [consentEnds]],
  ])('%s says nothing', (_, attention) => {
    expect(decide(run(attention))).toEqual({ notice: null, told: {} });
  });

  test.each([
    ['a refused connection', [xeroRefused, archived], undefined],
    ['a consent that is over', [consentOver], undefined],
    ['a sign-in that is needed', [], 'sign-in-needed'],
    ['both, said once', [xeroRefused], 'sign-in-needed'],
  ])('with %s says so before everything else', (_, attention, code) => {
    expect(decide(run(attention, code)).notice).toMatchObject({
      body: expect.stringContaining('Connect again in Settings'),
      address: '#/settings/connections',
    });
  });

  test('that found the keychain locked says that first of all', () => {
    expect(decide(run([xeroRefused, archived], 'secrets-unavailable')).notice).toMatchObject({
      body: expect.stringContaining('You stay connected'),
      address: '#/diagnostics',
    });
  });

  test.each(['offline', 'timeout', 'rate-limited', 'service-fault', 'cancelled', 'ledger-busy', 'engine-restarted'])(
    'early for %s says nothing, because the next one mends it',
    (code) => expect(decide(run([], code)).notice).toBeNull(),
  );

  test.each(['forbidden', 'not-understood', 'internal', 'ledger-corrupt', 'ledger-unwritable'])(
    'early for %s says that it did',
    (code) => expect(decide(run([], code)).notice).toMatchObject({ address: '#/activity' }),
  );

  test('from outside, without a summary, is told by its movements alone', () => {
    expect(decide({ ...run([archived]), summary: null } as News).notice).not.toBeNull();
    expect(decide({ ...run([]), summary: null } as News).notice).toBeNull();
  });
});

describe('the same cause', () => {
  test('is told once, however many runs meet it and however its count grows', () => {
    const { told } = decide(run([archived]));
    expect(decide(run([{ ...archived, count: 40 }]), { told })).toEqual({ notice: null, told });
  });

  test('is told again after it was gone', () => {
    const { told } = decide(run([archived]));
    const gone = decide(run([]), { told });
    expect(gone).toEqual({ notice: null, told: {} });
    expect(decide(run([archived]), { told: gone.told }).notice).not.toBeNull();
  });

  test('does not hide a new one', () => {
    const { told } = decide(run([archived]));
    expect(decide(run([archived, locked]), { told }).notice).not.toBeNull();
  });

  test('is another one in another company', () => {
    const { told } = decide(run([archived]));
    const other = decide(run([archived], undefined, 'bolt'), { told });
    expect(other.notice?.company).toBe('bolt');
    expect(Object.keys(other.told)).toEqual(['acme', 'bolt']);
  });

  test('that a person saw in the window is not told afterwards', () => {
    const seen = decide(run([archived]), { isWatched: true });
    expect(seen.notice).toBeNull();
    expect(decide(run([archived]), { told: seen.told }).notice).toBeNull();
  });
});

describe('the choice of the person', () => {
  test('all: also what waits for review, after each run that brought some', () => {
    expect(decide(run([toReview]), { choice: 'all' }).notice).toMatchObject({
      body: 'Synced. 12 transactions to review.',
      address: '#/review?states=proposed',
    });
    expect(decide(run([]), { choice: 'all' }).notice).toBeNull();
    expect(decide(run([toReview]), { choice: 'all', isWatched: true }).notice).toBeNull();
  });

  test('none: not even what is stuck', () => {
    expect(decide(run([xeroRefused], 'secrets-unavailable'), { choice: 'none' }).notice).toBeNull();
    expect(decide({ type: 'engine', state: 'failed' }, { choice: 'none' }).notice).toBeNull();
  });

  test('is read from what was kept, and is about problems where that is something else', () => {
    expect(['all', 'problems', 'none'].map(parseNoticeChoice)).toEqual(['all', 'problems', 'none']);
    expect([undefined, null, 'loud', 1, {}].map(parseNoticeChoice)).toEqual(Array(5).fill('problems'));
  });
});

describe('the engine', () => {
  test('that stopped several times in a row is told once, and again after it was there', () => {
    const failed: News = { type: 'engine', state: 'failed' };
    const first = decide(failed);
    expect(first.notice).toMatchObject({ title: 'Tallybridge', company: null, address: '#/diagnostics' });
    expect(decide(failed, { told: first.told }).notice).toBeNull();
    const trying = decide({ type: 'engine', state: 'restarting' }, { told: first.told });
    expect(trying).toEqual({ notice: null, told: first.told });
    const up = decide({ type: 'engine', state: 'ready' }, { told: trying.told });
    expect(up).toEqual({ notice: null, told: {} });
    expect(decide(failed, { told: up.told }).notice).not.toBeNull();
  });

  test('that is started again at once is nobody’s business', () => {
    expect(decide({ type: 'engine', state: 'restarting' }).notice).toBeNull();
  });
});

test('whatever was kept as told can be read', () => {
  const { told } = decide(run([archived, locked]));
  expect(parseTold(JSON.parse(JSON.stringify(told)))).toEqual(told);
  expect([null, 1, 'x', undefined, [], { a: 1, b: ['c', 2] }].map(parseTold)).toEqual([
    {},
    {},
    {},
    {},
    {},
    { a: [], b: ['c'] },
  ]);
});

test('a notice holds nothing of the books but the company and counts', () => {
  const anyGroup = fc.record({
    cause: fc.constantFrom('account-archived', 'xero-refused', 'review', 'not-understood', 'attachment-problem'),
    count: fc.integer({ min: 1, max: 1_000_000 }),
    message: fc.constant('SECRET merchant 12.00'),
    filter: fc.constantFrom<AttentionDto['filter']>(null, { states: ['blocked'] }),
    fix: fc.constantFrom<FixDto | null>(
      ...[null, { kind: 'decide' } as const, { kind: 'xero' } as const, { kind: 'invoice' } as const],
      { kind: 'settings', section: 'accounts' },
      { kind: 'coding', field: 'account' },
    ),
  });
  fc.assert(
    fc.property(
      fc.array(anyGroup, { maxLength: 8 }),
      fc.constantFrom(undefined, 'secrets-unavailable', 'internal'),
      fc.constantFrom<NoticeChoice>('all', 'problems'),
      fc.constantFrom('en', 'es'),
      (groups, code, choice, language) => {
        const { notice } = decide(run(groups, code), { choice, language });
        if (notice === null) return;
        expect(notice.title).toBe('Acme Ltd');
        expect(notice.body).not.toMatch(/SECRET|Figma|12\.00|undefined/);
        expect(notice.address).toMatch(/^#\/(review|settings|overview|diagnostics|activity)/);
      },
    ),
  );
});

test('a place in the page is written as the page writes it', async () => {
  const page: unknown = await import(new URL('../../../renderer/bridge/fix-href.ts', import.meta.url).href);
  const { fixHref, reviewHref } = page as { fixHref: (fix: unknown, filter: unknown) => unknown; reviewHref: unknown };
  const filters = [
    {},
    { states: ['blocked', 'held'], causes: ['a&b', 'ü'] },
    { applications: [''], amountFrom: 1.5, search: 'a b+c' },
    { invoice: ['problem'], months: ['2026-11'] },
  ] as const;
  for (const filter of filters) {
    const given = filter as unknown as Parameters<typeof reviewAddress>[0];
    expect(reviewAddress(given)).toBe((reviewHref as (filter: unknown) => string)(filter));
    for (const fix of [
      archived.fix,
      locked.fix,
      invoices.fix,
      xeroRefused.fix,
      waiting.fix,
      { kind: 'feed' } as const,
    ]) {
      expect(fixAddress(fix, given)).toBe(fixHref(fix, filter) ?? reviewAddress(given));
    }
  }
  expect(fixAddress({ kind: 'xero' }, null)).toBe('#/overview');
});
