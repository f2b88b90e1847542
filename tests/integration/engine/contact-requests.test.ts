import { describe, expect, test } from 'vitest';
import {
  type ContactAnswer,
  openRequests,
  requestAgain,
  requestContacts,
} from '../../../electron/engine/contact-requests.ts';
import type { ContactRequest } from '../../../electron/ports/ledger.ts';
import { ok } from '../../../shared/lib/result.ts';
import { contact, reference as example } from '../../unit/domain/example-company.ts';
import { fails, minute, rejects, type ScriptedEngine, scriptedEngine, startAt } from './scripted-engine.ts';

const startMs = Date.parse(startAt);
const lost = fails('uncertain');
const figma = { name: 'Figma', contactNumber: 'cledara:figma' };
const zoom = { name: 'Zoom', contactNumber: 'cledara:zoom' };
const made: ContactAnswer = ok([{ status: 'ready', contact: contact('Figma') }]);
/** Read just now. */
const reference = { ...example, readAt: startAt };

function asking(...answers: readonly ContactAnswer[]) {
  const sent: { readonly asked: readonly unknown[]; readonly open: readonly ContactRequest[] }[] = [];
  const books: ScriptedEngine = scriptedEngine({
    createContacts(...asked) {
      sent.push({ asked, open: books.ledger.openContactRequests() });
      const answer = answers[sent.length - 1];
      if (answer === undefined) throw new Error('It left once too often.');
      return Promise.resolve(answer);
    },
  });
  return { ...books, sent, open: () => books.ledger.openContactRequests() };
}

describe('a request for contacts', () => {
  test('stands in the books before it leaves, and is closed by its answer', async () => {
    const { engine, sent, open } = asking(made);
    expect(await requestContacts(engine, 'tenant-1', [figma, zoom])).toEqual(made);
    const [{ asked, open: before } = { asked: [], open: [] }] = sent;
    expect(before).toEqual([
      { idempotencyKey: 'id-1', tenantId: 'tenant-1', contacts: [figma, zoom], firstSentAt: startAt, state: 'open' },
    ]);
    expect(asked).toEqual(['tenant-1', [figma, zoom], 'id-1', startMs + 3 * minute]);
    expect(open()).toEqual([]);
  });

  test('without an answer is asked for again under its key, three times at most, and then stays open', async () => {
    const once = asking(lost, made);
    expect(await requestContacts(once.engine, 'tenant-1', [figma])).toEqual(made);
    expect(once.sent[1]?.asked).toEqual(once.sent[0]?.asked);
    expect(once.sent[1]?.open).toHaveLength(1);
    expect(once.open()).toEqual([]);
    const always = asking(lost, lost, lost);
    expect(await requestContacts(always.engine, 'tenant-1', [figma])).toEqual(lost);
    expect(always.sent).toHaveLength(3);
    expect(always.clock.nowMs() - startMs).toBe(375 + 750);
    expect(always.open()).toHaveLength(1);
  });

  test('that certainly did not arrive is closed; after a lost answer it may have, whatever stops the repetition', async () => {
    const away = asking(fails('offline'));
    expect(await requestContacts(away.engine, 'tenant-1', [figma])).toEqual(fails('offline'));
    expect(away.open()).toEqual([]);
    const later = asking(lost, fails('offline'));
    expect(await requestContacts(later.engine, 'tenant-1', [figma])).toEqual(fails('offline'));
    expect(later.open()).toHaveLength(1);
    // Xero has read it and said no: whatever it said to the first try, it said the same.
    const refused = asking(lost, rejects('No'));
    await requestContacts(refused.engine, 'tenant-1', [figma]);
    expect(refused.open()).toEqual([]);
  });

  test('of an earlier run may have arrived already', async () => {
    const request: ContactRequest = {
      idempotencyKey: 'key-0',
      tenantId: 'tenant-1',
      contacts: [figma],
      firstSentAt: '2026-11-30T09:59:00.000Z',
      state: 'open',
    };
    const away = asking(fails('offline'));
    away.ledger.transaction(() => away.ledger.saveContactRequest(request));
    await requestAgain(away.engine, request);
    expect(away.sent[0]?.asked).toEqual(['tenant-1', [figma], 'key-0', startMs + 2 * minute]);
    expect(away.open()).toHaveLength(1);
    const answered = asking(made);
    answered.ledger.transaction(() => answered.ledger.saveContactRequest(request));
    await requestAgain(answered.engine, request);
    expect(answered.open()).toEqual([]);
  });
});

describe('an open request', () => {
  /** One that left so many minutes ago, and Xero's lists as they were read `readAgo` minutes ago. */
  function left(ageMinutes: number, { readAgo = 0, known = reference, tenantId = 'tenant-1' } = {}) {
    const { engine, ledger, run } = scriptedEngine();
    const request: ContactRequest = {
      idempotencyKey: 'key-0',
      tenantId,
      contacts: [figma, zoom],
      firstSentAt: new Date(startMs - ageMinutes * minute).toISOString(),
      state: 'open',
    };
    ledger.transaction(() => ledger.saveContactRequest(request));
    const readAt = new Date(startMs - readAgo * minute).toISOString();
    const { sendAgain, inDoubt } = openRequests(engine, run, { ...known, readAt });
    return {
      again: sendAgain.map(({ idempotencyKey }) => idempotencyKey),
      inDoubt: [...inDoubt],
      open: ledger.openContactRequests(),
      waitingUntilMs: run.waitingUntilMs,
    };
  }
  const both = [figma.contactNumber, zoom.contactNumber];

  test('is sent again within three minutes', () => {
    expect(left(2)).toMatchObject({ again: ['key-0'], inDoubt: [], waitingUntilMs: null });
    expect(left(2).open).toHaveLength(1);
  });

  test('keeps its contacts in doubt until nine minutes are over, and Xero’s lists were read after that', () => {
    for (const given of [left(3), left(8), left(10, { readAgo: 2 })]) {
      expect(given).toMatchObject({ again: [], inDoubt: both });
      expect(given.open).toHaveLength(1);
    }
    expect(left(3).waitingUntilMs).toBe(startMs + 6 * minute);
    expect(left(5).waitingUntilMs).toBe(startMs + 4 * minute);
    expect(left(9)).toEqual({ again: [], inDoubt: [], open: [], waitingUntilMs: null });
  });

  test('is over as soon as one of its contacts is there, and where it was another organisation’s', () => {
    const there = { ...reference, contacts: [contact('Zoom', { contactNumber: zoom.contactNumber })] };
    expect(left(1, { known: there })).toEqual({ again: [], inDoubt: [], open: [], waitingUntilMs: null });
    expect(left(1, { tenantId: 'tenant-0' })).toEqual({ again: [], inDoubt: [], open: [], waitingUntilMs: null });
  });

  test('waits in full once more where it left in the future', () => {
    const given = left(-1);
    expect(given).toMatchObject({ again: [], inDoubt: both, waitingUntilMs: startMs + 6 * minute });
    expect(given.open).toMatchObject([{ firstSentAt: '2026-11-30T09:57:00.000Z', state: 'open' }]);
  });
});
