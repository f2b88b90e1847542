import { describe, expect, test } from 'vitest';
import { attachmentOf, attachOne } from '../../../electron/engine/attach-one.ts';
import type { InvoiceFile } from '../../../electron/ports/cledara.ts';
import type { Attachment } from '../../../electron/ports/ledger.ts';
import type { AttachRequest } from '../../../electron/ports/xero.ts';
import type { Failure, FailureKind } from '../../../shared/domain/failure.ts';
import { movementHash } from '../../../shared/domain/movement-hash.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { batchOf, fails, rejects, scriptedEngine, startAt, turnsAway } from './scripted-engine.ts';

const pushed = { state: 'pushed', remote: { kind: 'bank-transaction', id: 'x-1' }, batchId: 'b-1' } as const;
const pdf: InvoiceFile = { bytes: Uint8Array.of(1, 2), sha256: 'one', mediaType: 'application/pdf', extension: 'pdf' };
const done: Result<null, Failure> = ok(null);

const stopping = (['offline', 'authExpired', 'forbidden', 'notConnected', 'secretsUnavailable', 'cancelled'] as const)
  .map((kind): [FailureKind, Result<never, Failure>] => [kind, fails(kind)])
  .concat([['rateLimited', turnsAway(7)]]);

interface Script {
  readonly invoice?: Result<InvoiceFile, Failure>;
  /** What Xero says to each upload, in their order. */
  readonly uploads?: readonly Result<null, Failure>[];
  /** The files that Xero lists on the document. */
  readonly files?: Result<readonly string[], Failure>;
  readonly existing?: Partial<Proposal>;
  /** What was noted about its invoice before. */
  readonly before?: Partial<Attachment>;
}

/** A document that is in Xero, and what both services say about its invoice. */
function attaching({ invoice = ok(pdf), uploads = [], files, existing = {}, before }: Script) {
  const sent: AttachRequest[] = [];
  const listed: unknown[] = [];
  const books = scriptedEngine(
    {
      attach(request) {
        sent.push(request);
        const answer = uploads[sent.length - 1];
        if (answer === undefined) throw new Error('It was sent once too often.');
        return Promise.resolve(answer);
      },
      attachedFiles(...query) {
        listed.push(query);
        if (files === undefined) throw new Error('Nobody has to list files.');
        return Promise.resolve(files);
      },
    },
    { invoice: () => Promise.resolve(invoice) },
  );
  const { ledger, keep } = books;
  ledger.transaction(() => ledger.saveBatch(batchOf(['p-1'], { state: 'done', tenantId: 'tenant-b' })));
  const proposal = keep(1, { ...pushed, ...existing });
  if (before !== undefined) ledger.transaction(() => ledger.saveAttachment({ ...noted, ...before }));
  return {
    ...books,
    proposal,
    sent,
    listed,
    attach: () => attachOne(books.engine, books.run, 'tenant-now', proposal),
    now: () => ledger.attachment('m-1'),
  };
}

const noted: Attachment = {
  movementId: 'm-1',
  proposalId: 'p-1',
  state: 'attached',
  fileName: 'invoice-CLD-1.pdf',
  sha256: 'one',
  problem: null,
  attempts: 1,
  updatedAt: '2026-11-25T10:00:00.000Z',
  lookedAt: null,
  movementHash: null,
};

describe('the invoice of a document', () => {
  test('is attached under its reference, in the organisation that the document was sent to', async () => {
    const { attach, sent, now, said, run, ledger } = attaching({ uploads: [done] });
    expect(await attach()).toBeNull();
    expect(sent).toEqual([
      {
        tenantId: 'tenant-b',
        kind: 'bank-transaction',
        documentId: 'x-1',
        fileName: 'invoice-CLD-1.pdf',
        mediaType: 'application/pdf',
        bytes: pdf.bytes,
        idempotencyKey: 'id-1',
      },
    ]);
    const moved = ledger.movement('m-1');
    const hash = moved === null ? null : movementHash(moved);
    expect(now()).toEqual({ ...noted, updatedAt: startAt, lookedAt: startAt, movementHash: hash });
    expect(said()).toEqual(['invoice-attached: Attached invoice-CLD-1.pdf.']);
    expect(ledger.activity({ limit: 1 })[0]).toMatchObject({
      runId: 'run-1',
      movementId: 'm-1',
      proposalId: 'p-1',
      fromState: null,
      toState: null,
    });
    expect(run.counts.attached).toBe(1);
  });

  test('goes to the present organisation where its document was found there and not sent', async () => {
    const { attach, sent } = attaching({ uploads: [done], existing: { batchId: null } });
    await attach();
    expect(sent[0]?.tenantId).toBe('tenant-now');
  });

  test('is sent three times at most, as one request, and a little later each time', async () => {
    const lost = fails('uncertain');
    const twice = attaching({ uploads: [lost, lost, done] });
    expect(await twice.attach()).toBeNull();
    expect(twice.sent[2]).toEqual(twice.sent[0]);
    expect(twice.now()?.state).toBe('attached');
    const always = attaching({ uploads: [lost, lost, lost] });
    expect(await always.attach()).toEqual(lost.ok ? null : lost.error);
    expect(always.clock.nowMs() - Date.parse(startAt)).toBe(375 + 750);
    expect(always.now()).toMatchObject({ state: 'waiting', fileName: null, sha256: null, problem: null, attempts: 1 });
    expect(always.said()).toEqual([
      'invoice-not-attached: Xero did not answer when the invoice was sent, so it may be there or not. It is sent again with the next sync and takes the place of the first.',
    ]);
    expect(always.run.counts.attached).toBe(0);
  });

  test('keeps the name of the file that is there where the answer about its successor was lost', async () => {
    const lost = fails('uncertain');
    const { attach, now } = attaching({ uploads: [lost, lost, lost], before: { sha256: 'zero' } });
    await attach();
    expect(now()).toMatchObject({ state: 'waiting', fileName: 'invoice-CLD-1.pdf' });
  });

  test.each(stopping)('is nobody’s fault where %s stops all files: nothing is noted', async (_, failure) => {
    const error = failure.ok ? null : failure.error;
    const download = attaching({ invoice: failure });
    expect(await download.attach()).toEqual(error);
    const upload = attaching({ uploads: [failure] });
    expect(await upload.attach()).toEqual(error);
    const listing = attaching({ uploads: [rejects('No')], files: failure });
    expect(await listing.attach()).toEqual(error);
    for (const { now, said } of [download, upload, listing]) {
      expect(now()).toBeNull();
      expect(said()).toEqual([]);
    }
  });
});

describe('an invoice that cannot be attached', () => {
  test.each<[string, Script, string, string]>([
    ['is gone from Cledara', { invoice: fails('notFound') }, 'invoice-gone', 'Cledara says there is an invoice'],
    ['did not come', { invoice: fails('timeout', 'Slow.') }, 'download-failed', 'Slow. It is tried again'],
    ['is of no known type', { invoice: ok({ ...pdf, extension: null }) }, 'type-unknown', 'The invoice is of a type'],
    ['has no media type', { invoice: ok({ ...pdf, mediaType: null }) }, 'type-unknown', 'The invoice is of a type'],
    [
      'is of a type that Xero does not take',
      { invoice: ok({ ...pdf, extension: 'exe' }) },
      'type-refused',
      'Xero does',
    ],
    ['has lost its document', { uploads: [fails('notFound')] }, 'document-gone', 'The document is no longer in Xero'],
    [
      'is refused',
      { uploads: [rejects('Too wide.')], files: ok(['a']) },
      'refused-by-xero',
      'Xero refused the file: Too wide.',
    ],
    [
      'is one too many',
      { uploads: [rejects('No')], files: ok(Array<string>(10).fill('a')) },
      'too-many',
      'The document has 10',
    ],
    [
      'is refused, and nobody can see why',
      { uploads: [rejects('No')], files: fails('timeout') },
      'refused-by-xero',
      'Xero refused the file: No.',
    ],
  ])('because it %s is a problem that is told, and fails nothing else', async (_, script, code, message) => {
    const { attach, now, said, run } = attaching(script);
    expect(await attach()).toBeNull();
    expect(now()).toMatchObject({ state: 'problem', fileName: null, sha256: null, attempts: 1, problem: { code } });
    expect(now()?.problem?.message.startsWith(message)).toBe(true);
    expect(said()).toEqual([`invoice-not-attached: ${now()?.problem?.message}`]);
    expect(run.counts.attached).toBe(0);
  });

  test('asks which files there are of the very document', async () => {
    const { attach, listed } = attaching({ uploads: [rejects('No')], files: ok([]) });
    await attach();
    expect(listed).toEqual([['tenant-b', 'bank-transaction', 'x-1']]);
  });

  test('for the same reason again is one attempt more and no news; for another it is news, and the first attempt', async () => {
    const problem = { code: 'document-gone', message: 'Gone.' } as const;
    const before = { state: 'problem', fileName: null, sha256: null, problem, attempts: 4 } as const;
    const other = attaching({ uploads: [fails('notFound')], before });
    await other.attach();
    expect(other.now()?.attempts).toBe(5);
    expect(other.said()).toHaveLength(1); // in other words
    const [{ problem: first }] = [other.now() ?? noted];
    const again = attaching({ uploads: [fails('notFound')], before: { ...before, problem: first } });
    await again.attach();
    expect(again.now()?.attempts).toBe(5);
    expect(again.said()).toEqual([]);
    const another = attaching({ invoice: fails('notFound'), before });
    await another.attach();
    expect(another.now()?.attempts).toBe(1);
    expect(another.said()).toHaveLength(1);
  });
});

describe('an invoice that is attached', () => {
  test.each<[string, Script]>([
    ['is the same in Cledara', {}],
    ['is gone from Cledara', { invoice: fails('notFound') }],
    ['cannot be read there', { invoice: fails('timeout') }],
  ])('stays attached where it %s, and was looked at', async (_, script) => {
    const { attach, now, said, ledger } = attaching({ ...script, before: {} });
    expect(await attach()).toBeNull();
    const moved = ledger.movement('m-1');
    expect(now()).toEqual({
      ...noted,
      lookedAt: startAt,
      movementHash: moved === null ? null : movementHash(moved),
    });
    expect(said()).toEqual([]);
  });

  test('is replaced by its successor of the same name', async () => {
    const { attach, now, said } = attaching({ uploads: [done], before: { sha256: 'zero' } });
    await attach();
    expect(now()).toMatchObject({ state: 'attached', sha256: 'one', problem: null });
    expect(said()).toEqual([
      'invoice-attached: The invoice was replaced in Cledara, so invoice-CLD-1.pdf was attached again in place of the first.',
    ]);
  });

  test('stays beside a successor of another type, and a person is asked to remove it', async () => {
    const { attach, now, said, run } = attaching({
      uploads: [done],
      before: { fileName: 'invoice-CLD-1.png', sha256: 'zero' },
    });
    await attach();
    expect(now()).toMatchObject({
      state: 'problem',
      fileName: 'invoice-CLD-1.pdf',
      sha256: 'one',
      problem: { code: 'old-file-left', message: expect.stringContaining('the old one, invoice-CLD-1.png, is still') },
    });
    expect(said()).toHaveLength(1);
    expect(run.counts.attached).toBe(1);
  });

  test('counts for nothing where its document came to Xero only after it', async () => {
    const { engine, proposal } = attaching({ before: { updatedAt: '2026-11-20T09:59:59.999Z' } });
    expect(attachmentOf(engine, proposal)).toBeNull();
    const same = attaching({ before: { updatedAt: proposal.updatedAt } });
    expect(attachmentOf(same.engine, proposal)?.state).toBe('attached');
  });

  test('is never noted before its document, whatever the clock says', async () => {
    const updatedAt = '2026-12-01T10:00:00.000Z';
    const { attach, now } = attaching({ uploads: [done], existing: { updatedAt } });
    await attach();
    expect(now()?.updatedAt).toBe(updatedAt);
  });
});

describe('an old file that a person has to remove', () => {
  const problem = { code: 'old-file-left', message: 'Remove it.' } as const;
  const before = { state: 'problem', problem } as const;

  test('is looked for among the files of the document, and nothing is sent again', async () => {
    const { attach, now, sent, listed } = attaching({
      before,
      files: ok(['photo.png', 'invoice-CLD-1.pdf', 'invoice-CLD-1.png']),
    });
    expect(await attach()).toBeNull();
    expect(listed).toEqual([['tenant-b', 'bank-transaction', 'x-1']]);
    expect(sent).toEqual([]);
    expect(now()).toMatchObject({
      state: 'problem',
      fileName: 'invoice-CLD-1.pdf',
      sha256: 'one',
      attempts: 2,
      problem: { message: expect.stringContaining('invoice-CLD-1.png') },
    });
  });

  test('is settled once it is gone, whatever other files there are', async () => {
    const { attach, now, said, run, listed } = attaching({
      before,
      files: ok(['photo.png', 'invoice-CLD-1.pdf']),
      existing: { batchId: null },
    });
    await attach();
    expect(listed).toEqual([['tenant-now', 'bank-transaction', 'x-1']]);
    expect(now()).toMatchObject({ state: 'attached', fileName: 'invoice-CLD-1.pdf', sha256: 'one', problem: null });
    expect(said()).toEqual(['invoice-attached: The old invoice is no longer on the document; invoice-CLD-1.pdf is.']);
    expect(run.counts.attached).toBe(0);
  });

  test('is as it was where Xero does not list the files', async () => {
    const { attach, now, said } = attaching({ before, files: fails('timeout') });
    expect(await attach()).toBeNull();
    expect(now()).toMatchObject({ ...before, attempts: 1 });
    expect(said()).toEqual([]);
    const offline = attaching({ before, files: fails('offline') });
    expect(await offline.attach()).toMatchObject({ kind: 'offline' });
  });

  test('is of no interest where Cledara has another invoice by now', async () => {
    const { attach, sent } = attaching({ before, invoice: ok({ ...pdf, sha256: 'two' }), uploads: [done] });
    await attach();
    expect(sent).toHaveLength(1);
  });
});

test('an invoice for what is not in Xero is a mistake that is told', async () => {
  const { attach } = attaching({ existing: { remote: null } });
  await expect(attach()).rejects.toThrow('Proposal p-1 is pushed but has no document in Xero.');
});
