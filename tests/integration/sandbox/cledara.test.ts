import { fileTypeFromBuffer } from 'file-type';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exchange, SandboxCaller } from './sandbox-caller.ts';

describe("the sandbox's Cledara", () => {
  let caller: SandboxCaller;
  beforeEach(async () => {
    caller = await SandboxCaller.open({ transactions: 300, cledaraPerMinute: 1000 });
  });
  afterEach(() => caller.sandbox.stop());

  const rows = () => caller.sandbox.world.cledara.transactions;
  const page = async (query: string) => (await caller.cledara(`/v0/transactions?${query}`)).json<Page>();
  const readAll = async () => {
    const ids: string[] = [];
    for (let offset: number | null = 0; offset !== null; ) {
      const { transactions, nextOffset }: Page = await page(`offset=${offset}`);
      ids.push(...transactions.map(({ id }) => id));
      offset = nextOffset;
    }
    return ids;
  };

  test('lists newest first, a hundred a page, to the end', async () => {
    const ids = await readAll();
    expect(ids).toEqual(rows().map(({ id }) => id));
    const times = rows().map(({ authorizedAt }) => Date.parse(authorizedAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const first = await page('');
    expect(first).toMatchObject({ nextOffset: 100, hasMore: true, totalCount: rows().length });
    expect(await page('offset=100000')).toEqual({
      transactions: [],
      nextOffset: null,
      hasMore: false,
      totalCount: rows().length,
    });
  });

  test('moves everything one place on when a row arrives between two pages, and back when one vanishes', async () => {
    const before = await readAll();
    caller.sandbox.world.addTransaction();
    expect((await page('offset=100')).transactions[0]?.id).toBe(before[99]);
    caller.sandbox.world.removeTransaction(rows()[0]?.id ?? '');
    caller.sandbox.world.removeTransaction(before[3] ?? '');
    expect((await page('offset=100')).transactions[0]?.id).toBe(before[101]);
  });

  test('filters by when it occurred, bounds excluded, and by application', async () => {
    const [newest, , third] = rows();
    const between = await page(
      new URLSearchParams({ from: third?.authorizedAt ?? '', to: newest?.authorizedAt ?? '' }).toString(),
    );
    expect(between.transactions.map(({ id }) => id)).toEqual([rows()[1]?.id]);
    const [figma, slack] = caller.sandbox.world.cledara.applications;
    const chosen = await page(`applicationIds=${figma?.id}&applicationIds=${slack?.id}`);
    expect(new Set(chosen.transactions.map(({ application }) => application?.name))).toEqual(
      new Set(['Figma', 'Slack']),
    );
    expect((await caller.cledara('/v0/transactions?from=yesterday')).status).toBe(400);
    expect((await caller.cledara('/v0/transactions?offset=-1')).status).toBe(400);
  });

  test('says no as Cledara does', async () => {
    const wrong = await caller.cledara('/v0/applications', 'wrong');
    expect(wrong.status).toBe(401);
    expect(wrong.json()).toMatchObject({
      error: {
        method: 'GET',
        url: '/v0/applications',
        status: 401,
        cledaraType: 'cledaraError',
        errorId: expect.any(Number),
      },
    });
    caller.sandbox.world.cledara.forbidden = true;
    expect((await caller.cledara('/v0/applications')).status).toBe(403);
    caller.sandbox.world.cledara.keyRevoked = true;
    expect((await caller.cledara('/v0/applications')).status).toBe(401);
  });

  test('hands invoices out for five minutes, to anyone who has the address', async () => {
    const row = rows().find(({ hasInvoice }) => hasInvoice);
    const answer = await caller.cledara(`/v0/transactions/${row?.id}/invoice-url`);
    const { invoiceUrl } = answer.json<{ invoiceUrl: string }>();
    expect(invoiceUrl.startsWith(caller.sandbox.cledaraUrl)).toBe(true);
    await caller.clock.advance(300_000);
    expect((await exchange(invoiceUrl)).status).toBe(200);
    expect((await exchange(invoiceUrl.replace(/signature=.{4}/, 'signature=0000'))).status).toBe(403);
    await caller.clock.advance(1);
    expect((await exchange(invoiceUrl)).status).toBe(403);
    const without = rows().find(({ hasInvoice }) => !hasInvoice);
    expect((await caller.cledara(`/v0/transactions/${without?.id}/invoice-url`)).status).toBe(404);
    expect((await caller.cledara(`/v0/transactions/${crypto.randomUUID()}/invoice-url`)).status).toBe(404);
  });

  test('has files that are what they say: PDF, PNG, JPEG and one HEIC', async () => {
    const kinds = new Map<string, number>();
    const { cledara } = caller.sandbox.world;
    for (const { id } of rows()) {
      const file = cledara.invoice(id);
      if (file === null) continue;
      expect((await fileTypeFromBuffer(file.bytes))?.mime).toBe(file.mediaType);
      kinds.set(file.mediaType, (kinds.get(file.mediaType) ?? 0) + 1);
    }
    expect([...kinds.keys()].sort()).toEqual(['application/pdf', 'image/heic', 'image/jpeg', 'image/png']);
    expect(kinds.get('image/heic')).toBe(1);
  });

  test('lets one authorisation vanish uncollected, and settles the others when told', async () => {
    const pending = rows().filter(({ type, settledAt }) => type === 'cardSend' && settledAt === undefined);
    expect(pending.length).toBeGreaterThanOrEqual(3);
    caller.sandbox.world.settle(pending[1]?.id ?? '');
    await caller.clock.advance(2 * 86_400_000);
    const ids = new Set(await readAll());
    expect(pending.filter(({ id }) => !ids.has(id))).toHaveLength(1);
    expect(caller.sandbox.world.cledara.transaction(pending[1]?.id ?? '')?.settledAt).toBe('2026-11-22T09:00:00.000Z');
  });

  test('is the same company for the same seed, another for another', async () => {
    const [same, other] = await Promise.all([
      SandboxCaller.open({ transactions: 300 }),
      SandboxCaller.open({ transactions: 300, seed: 2 }),
    ]);
    expect(same.sandbox.world.cledara.transactions).toEqual(rows());
    expect(same.sandbox.tenantId).toBe(caller.sandbox.tenantId);
    expect(other.sandbox.world.cledara.transactions).not.toEqual(rows());
    await Promise.all([same.sandbox.stop(), other.sandbox.stop()]);
  });

  test.each([0, 1, 20, 1000])('has exactly %i card movements on demand', async (transactions) => {
    const asked = await SandboxCaller.open({ transactions });
    const cards = asked.sandbox.world.cledara.transactions.filter(({ type }) => type.startsWith('card'));
    expect(cards).toHaveLength(transactions);
    await asked.sandbox.stop();
  });

  test('can be empty, and without invoices', async () => {
    const empty = await SandboxCaller.open({ empty: true });
    expect(empty.sandbox.world.cledara.transactions).toEqual([]);
    expect(empty.sandbox.world.cledara.applications.length).toBeGreaterThan(35);
    const bare = await SandboxCaller.open({ withoutInvoices: true });
    expect(bare.sandbox.world.cledara.transactions.some(({ hasInvoice }) => hasInvoice)).toBe(false);
    await Promise.all([empty.sandbox.stop(), bare.sandbox.stop()]);
  });

  test('has amounts with the noise of binary fractions, and odd comments', () => {
    const cents = rows().map(({ amount }) => amount * 100);
    expect(cents.some((value) => String(value / 100).length > 12)).toBe(true);
    expect(cents.every((value) => Math.abs(value - Math.round(value)) < 1e-6)).toBe(true);
    expect(rows().some(({ comment }) => comment?.includes('\u202e'))).toBe(true);
  });
});

interface Page {
  readonly transactions: readonly { readonly id: string; readonly application?: { readonly name: string } }[];
  readonly nextOffset: number | null;
  readonly hasMore: boolean;
  readonly totalCount: number;
}
