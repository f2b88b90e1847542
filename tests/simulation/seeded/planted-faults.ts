/** A place in the program's source, and what a wrong version of the program has there instead. */
export interface Edit {
  /** Path from the root of the checkout. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly right: string;
  readonly wrong: string;
}

/** A version of the program that is wrong in one way, as somebody might write it. */
export interface PlantedFault {
  readonly name: string;
  readonly edits: readonly Edit[];
}

export function fault(
  name: string,
  ...edits: readonly (readonly [file: string, right: string, wrong: string])[]
): PlantedFault {
  return { name, edits: edits.map(([file, right, wrong]) => ({ file, right, wrong })) };
}

const sendBatch = 'electron/engine/send-batch.ts';
const recover = 'electron/engine/recover.ts';
const push = 'electron/engine/push.ts';
const xeroTime = 'electron/engine/xero-time.ts';
const retryPolicy = 'shared/domain/retry-policy.ts';
const planPush = 'shared/domain/plan-push.ts';

/** Before anything is proposed, Xero is searched for its reference: the second net under every write. */
const withoutSecondNet = [
  'shared/domain/match.ts',
  'if (best === undefined) continue;',
  'if (best !== undefined || best === undefined) continue;',
] as const;

/**
 * Wrong versions that a bench for exactly-once has to tell from the right one. Each is switched on by changing the source as
 * it is loaded; a fault whose place is gone fails by name.
 */
export const plantedFaults: readonly PlantedFault[] = [
  fault('no key at all', [
    'electron/adapters/xero/accounting-client.ts',
    'return this.#transport.write(tenantId, { ...request, body, timeoutMs: writeTimeoutMs }, notAfterMs);',
    "return this.#transport.write(tenantId, { ...request, headers: { ...request.headers, 'idempotency-key': String(Math.random()) }, body, timeoutMs: writeTimeoutMs }, notAfterMs);",
  ]),
  fault('the key is trusted for ten minutes', [
    retryPolicy,
    'export const sameKeyMs = 3 * 60_000;',
    'export const sameKeyMs = 10 * 60_000;',
  ]),
  fault(
    'the key is all there is: no look-up, no second net',
    [recover, "if (decision.kind === 'same-key') await", "if (decision.kind !== 'clock-went-back') await"],
    [sendBatch, "if (decision.kind !== 'same-key') break;", ''],
    [
      'electron/engine/resend-now.ts',
      'return ownMs(engine, Date.parse(firstSentAt) + sameKeyMs);',
      'return Number.POSITIVE_INFINITY;',
    ],
    withoutSecondNet,
  ),
  fault(
    'looked up after forty seconds',
    [retryPolicy, 'export const sameKeyMs = 3 * 60_000;', 'export const sameKeyMs = 30_000;'],
    [retryPolicy, 'export const lookUpAfterMs = 9 * 60_000;', 'export const lookUpAfterMs = 40_000;'],
  ),
  fault('no quarantine between key and look-up', [
    retryPolicy,
    'export const lookUpAfterMs = 9 * 60_000;',
    'export const lookUpAfterMs = 3 * 60_000;',
  ]),
  fault(
    'the look-up is dropped, and the second net',
    [recover, 'const mine = found.filter(', 'const mine = found.slice(found.length).filter('],
    withoutSecondNet,
  ),
  fault(
    'how old a lost answer is, is told by the clock of this computer',
    [xeroTime, 'return ownMs - (xero.clockAheadMs() ?? 0);', 'return ownMs;'],
    [xeroTime, 'return xeroMs + (xero.clockAheadMs() ?? 0);', 'return xeroMs;'],
  ),
  fault('a lost answer is taken for a refusal', [
    sendBatch,
    "if (first.error.kind !== 'uncertain') return returnBatch",
    "if (first.error.kind !== 'never') return returnBatch",
  ]),
  fault('a lost repetition is taken for a refusal', [
    sendBatch,
    `    if (answer.ok) return settleBatch(engine, run, batch, answer.value);
    markUncertain(engine, run, batch, answer.error);
  }`,
    `    if (answer.ok) return settleBatch(engine, run, batch, answer.value);
    returnBatch(engine, run, batch, answer.error);
    return 'done';
  }`,
  ]),
  fault('another key for the repetition', [
    sendBatch,
    "batch = { ...batch, attempts: batch.attempts + 1, state: 'sending' };",
    "batch = { ...batch, attempts: batch.attempts + 1, state: 'sending', idempotencyKey: engine.ids.uuid() };",
  ]),
  fault(
    'a crash is taken for not sent',
    [
      recover,
      "engine.ledger.saveBatch({ ...batch, state: 'uncertain' });",
      "engine.ledger.saveBatch({ ...batch, state: 'done' });",
    ],
    [
      recover,
      "move(engine, proposal, 'answer-lost', { code: 'answer-lost', message }, {}, { runId: run.id });\n      }\n    }",
      "move(engine, proposal, 'return', { code: 'approved', message }, {}, { runId: run.id });\n      }\n    }",
    ],
    withoutSecondNet,
  ),
  fault('the intention is written after the effect', [
    push,
    '    const batch = persistBatch(engine, run, reference.tenantId, { kind: chunk.kind, items });\n    const sent = await sendBatch(engine, run, batch);',
    `    const body = chunk.kind === 'payment' ? null : engine.xero.encodeDocuments(documentsOf(items));
    const early = body === null ? null : await engine.xero.sendDocuments({ tenantId: reference.tenantId, kind: chunk.kind, body, idempotencyKey: 'early-' + items[0].proposal.id + items.length, notAfterMs: engine.clock.nowMs() + 60_000 });
    const batch = persistBatch(engine, run, reference.tenantId, { kind: chunk.kind, items });
    const sent = await sendBatch(engine, run, early === null ? batch : { ...batch, idempotencyKey: 'early-' + items[0].proposal.id + items.length });`,
  ]),
  fault('answers are taken in the wrong order', [
    sendBatch,
    'const result = results[index];',
    'const result = results[results.length - 1 - index];',
  ]),
  fault('a refund is a negative spend', [
    'electron/adapters/xero/encode-documents.ts',
    "Type: document.kind === 'spend-money' ? 'SPEND' : 'RECEIVE',",
    "Type: 'SPEND',",
  ]),
  fault('the date is the day in UTC', [
    'shared/domain/movement.ts',
    'return plainDateOf(movement.settledAt ?? movement.authorisedAt, timeZone);',
    'return (movement.settledAt ?? movement.authorisedAt).slice(0, 10) as ReturnType<typeof plainDateOf>;',
  ]),
  fault('the date is the day of the authorisation', [
    'shared/domain/movement.ts',
    'return plainDateOf(movement.settledAt ?? movement.authorisedAt, timeZone);',
    'return plainDateOf(movement.authorisedAt, timeZone);',
  ]),
  fault('pennies are cut off', [
    'electron/adapters/xero/encode-line.ts',
    'return majorNumber(amountMinor, currency);',
    'return Math.max(1, Math.trunc(majorNumber(amountMinor, currency)));',
  ]),
  fault('what has not settled is posted', [planPush, "if (isPending(movement)) return { kind: 'pending' };", '']),
  fault('the starting day is ignored', [
    planPush,
    "if (isDated && expectedDay(movement, day, context) < startOf(accountId, context)) return 'before-sync-from';",
    '',
  ]),
  fault('money in leaves the account it comes to', [
    'shared/domain/draft-transfer.ts',
    "const [from, to] = direction === 'in' ? [other, own] : [own, other];",
    'const [from, to] = [own, other];',
  ]),
  fault('a read that shifted counts as whole', [
    'shared/domain/plan-pull.ts',
    "const [total] = pass.totals;\n  if (total === pass.ids.size && pass.totals.every((other) => other === total)) return 'complete';",
    "return 'complete'; const [total] = pass.totals;",
  ]),
  fault('the window moves on without its rows', [
    'electron/engine/pull.ts',
    '    for (const row of recognised.rows) {',
    '    for (const row of recognised.rows.slice(1)) {',
  ]),
  fault('approve all takes in what was left out', [
    'electron/engine/accept.ts',
    'const waiting = slice.filter((proposal) => waitsForApproval(proposal) && clear.has(proposal.movementId));',
    "const isTaken = ({ state }) => state === 'excluded';\n    const waiting = (count === 0 ? [...slice, ...engine.ledger.proposals(['excluded'])] : slice)\n      .filter((proposal) => proposal.document !== null && (waitsForApproval(proposal) || isTaken(proposal)))\n      .map((proposal) => isTaken(proposal) ? keep(engine, take(engine, proposal, 'reopen', { code: 'review', message: '' })) : proposal);",
  ]),
  fault('what a person decides while it is sent is not seen', [
    push,
    "if (present?.state !== 'approved' || present.documentHash !== proposal.documentHash) return [];",
    'if (present === null) return [];',
  ]),
  fault('every upload has a name of its own', [
    'electron/engine/attach-one.ts',
    'documentId: remote.id,\n    fileName,',
    "documentId: remote.id,\n    fileName: engine.ids.uuid() + '.' + file.extension,",
  ]),
  fault('a new refresh token is used and not stored', [
    'electron/adapters/xero/xero-session.ts',
    'const stored = await this.#options.secrets.set(record.secretName, unstored.refreshToken);',
    'const stored = { ok: true, value: null } as const;',
  ]),
  fault('the API key is written to the log', [
    'electron/compose.ts',
    '=> storedKey(secrets, cledaraKeyName, ledger);',
    "=> storedKey(secrets, cledaraKeyName, ledger).then((key) => { program.log.debug('key', { key: key.ok ? key.value : '' }); return key; });",
  ]),
];
