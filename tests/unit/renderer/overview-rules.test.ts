import { describe, expect, it } from 'vitest';
import { linkedAccount } from '../../../renderer/bridge/linked-account.ts';
import { withAccount } from '../../../renderer/bridge/with-account.ts';
import { attentionTone, causeWord, fixWord } from '../../../renderer/features/overview/attention-look.ts';
import { queueTime } from '../../../renderer/features/overview/queue-time.ts';
import { runOutcome, runTookMs } from '../../../renderer/features/overview/run-outcome.ts';
import commonWords from '../../../renderer/words/en/common.json' with { type: 'json' };
import type { RunDto } from '../../../shared/contract/activity.ts';
import type { AttentionDto } from '../../../shared/contract/overview.ts';
import type { SettingsDto } from '../../../shared/contract/settings.ts';

const isCause = (word: string): boolean => Object.hasOwn(commonWords.cause, word);
const isFix = (word: string): boolean => Object.hasOwn(commonWords.fix, word);

function group(over: Partial<AttentionDto>): AttentionDto {
  return { cause: 'review', count: 1, message: null, filter: null, fix: null, ...over };
}

describe('what needs a person', () => {
  it('has a word for every cause, also for one of a newer engine', () => {
    expect(causeWord('lock-date', isCause)).toBe('lock-date');
    expect(causeWord('attachment-too-large', isCause)).toBe('attachment-problem');
    expect(causeWord('something-new', isCause)).toBe('unknown');
  });

  it('has a word for every place that mends something', () => {
    for (const field of ['account', 'taxType', 'contact', 'tracking', 'document'] as const)
      expect(fixWord(group({ fix: { kind: 'coding', field } }), isFix)).toBe(`coding-${field}`);
    for (const section of ['connections', 'accounts', 'defaults', 'movements', 'start'] as const)
      expect(fixWord(group({ fix: { kind: 'settings', section } }), isFix)).toBe(`settings-${section}`);
    for (const kind of ['decide', 'invoice', 'sync', 'xero', 'wait'] as const)
      expect(fixWord(group({ fix: { kind } }), isFix)).toBe(kind);
    expect(fixWord(group({}), isFix)).toBeNull();
  });

  it('is red where nothing can go out, amber where somebody waits, and plain for the usual review', () => {
    expect(attentionTone(group({ cause: 'xero-refused' }))).toBe('red');
    expect(attentionTone(group({ cause: 'xero-ending' }))).toBe('amber');
    expect(attentionTone(group({ cause: 'lock-date', filter: { states: ['blocked'] } }))).toBe('red');
    expect(attentionTone(group({ cause: 'vat-differs', filter: { states: ['held'] } }))).toBe('amber');
    expect(attentionTone(group({ filter: { states: ['proposed'] } }))).toBe('neutral');
    expect(attentionTone(group({ cause: 'attachment-too-large', filter: { invoice: ['problem'] } }))).toBe('amber');
  });
});

describe('queueTime', () => {
  it('counts a call for each invoice and one for fifty documents', () => {
    expect(queueTime(59, { left: 1000, perDay: 1000 })).toEqual({ ms: 2 * 60_000, moreDays: 0 });
    expect(queueTime(0, { left: 1000, perDay: 1000 })).toBeNull();
  });

  it('says by how many days today is too short', () => {
    expect(queueTime(1000, { left: 1020, perDay: 1000 })?.moreDays).toBe(0);
    expect(queueTime(1000, { left: 1019, perDay: 1000 })?.moreDays).toBe(1);
    expect(queueTime(3000, { left: 0, perDay: 1000 })?.moreDays).toBe(4);
  });
});

describe('runOutcome', () => {
  const summary: RunDto['summary'] = {
    runId: 'r',
    startedAt: '2026-11-22T10:00:00.000Z',
    finishedAt: '2026-11-22T10:00:30.000Z',
    pulled: 0,
    updated: 0,
    released: 0,
    proposed: 0,
    held: 0,
    approved: 0,
    pushed: 0,
    attached: 0,
    blocked: [],
    attachmentProblems: [],
    alreadyInXero: 0,
    calls: { cledara: 0, xero: 0 },
    waitingUntil: null,
  };
  const run = (over: Partial<RunDto> = {}): RunDto => ({
    runId: 'r',
    startedAt: '2026-11-22T10:00:00.000Z',
    finishedAt: '2026-11-22T10:00:30.000Z',
    summary,
    ...over,
  });
  const item = { transactionId: 't', code: 'lock-date', message: 'Locked.' };

  it('tells what a run came to', () => {
    expect(runOutcome(run(), false)).toBe('ok');
    expect(runOutcome(run({ summary: { ...summary, blocked: [item] } }), false)).toBe('attention');
    expect(runOutcome(run({ summary: { ...summary, waitingUntil: '2026-11-23T00:00:00.000Z' } }), false)).toBe(
      'waiting',
    );
    const error = { code: 'offline', message: 'Offline.', details: [] };
    expect(runOutcome(run({ summary: { ...summary, error } }), false)).toBe('failed');
  });

  it('takes a run without an end for running only while it is', () => {
    const open = run({ summary: null, finishedAt: null });
    expect(runOutcome(open, true)).toBe('running');
    expect(runOutcome(open, false)).toBe('broken');
    expect(runOutcome(run({ summary: null }), true)).toBe('broken');
  });

  it('measures only what is over', () => {
    expect(runTookMs(run())).toBe(30_000);
    expect(runTookMs(run({ finishedAt: null }))).toBeNull();
    expect(runTookMs(run({ finishedAt: '2026-11-22T09:59:00.000Z' }))).toBe(0); // the clock was set back
  });
});

describe('the accounts', () => {
  const settings: SettingsDto['settings'] = {
    version: 1,
    xero: {},
    syncFrom: '2026-11-01',
    accounts: [
      { id: 'GBP:saas', enabled: true, bankAccount: '090' },
      { id: 'EUR:saas', enabled: false },
    ],
    defaults: { account: '429' },
    applications: [],
    movements: {},
  };

  it('change one at a time, in their places, and nothing else', () => {
    const changed = withAccount(settings, { id: 'GBP:saas', enabled: false, bankAccount: '090' });
    expect(changed).toEqual({
      ...settings,
      accounts: [
        { id: 'GBP:saas', enabled: false, bankAccount: '090' },
        { id: 'EUR:saas', enabled: false },
      ],
    });
  });

  it('are added where they are new, and keep no bank account that was not given', () => {
    const { accounts } = withAccount(settings, { id: 'GBP:spend', enabled: false, bankAccount: null });
    expect(accounts.at(-1)).toEqual({ id: 'GBP:spend', enabled: false });
    expect(accounts).toHaveLength(3);
  });

  it('are linked by code or by id, and never by having neither', () => {
    const bare = { accountId: 'x', code: null, name: 'Bare', currency: 'GBP' };
    const coded = { accountId: 'y', code: '090', name: 'Coded', currency: 'GBP' };
    expect(linkedAccount([bare, coded], null)).toBeNull();
    expect(linkedAccount([bare, coded], '090')).toBe(coded);
    expect(linkedAccount([bare, coded], 'x')).toBe(bare);
    expect(linkedAccount([bare, coded], '999')).toBeNull();
  });
});
