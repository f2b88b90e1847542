import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { FeedAccess } from '../ports/bank-feed-store.ts';
import { type Engine, nowInstant } from './engine.ts';

const nothingKnown: Omit<FeedAccess, 'at'> = { isAsked: false, isGranted: null, refusal: null };

/** A sign-in has been finished: what it asked for, and what came of it. Where Xero cannot be asked, the next sync learns it. */
export async function noteFeedSignIn(engine: Engine, isAsked: boolean): Promise<void> {
  saveAccess(engine, { isAsked, isGranted: null, refusal: null });
  await learnFeedAccess(engine);
}

/** Whether the present consent covers bank feeds, kept; null where Xero does not say. */
export async function learnFeedAccess(engine: Engine): Promise<Result<boolean | null, Failure>> {
  const scopes = await engine.xero.grantedScopes();
  if (!scopes.ok) return scopes;
  const isGranted = scopes.value?.includes('bankfeeds') ?? null;
  const before = engine.ledger.feedAccess() ?? nothingKnown;
  if (before.isGranted !== isGranted) {
    saveAccess(engine, { ...before, isGranted, refusal: isGranted === false ? null : before.refusal });
  }
  return ok(isGranted);
}

/** Xero has turned the app away, or has let it in again (null). */
export function noteFeedRefusal(engine: Engine, refusal: string | null): void {
  const before = engine.ledger.feedAccess() ?? nothingKnown;
  if (before.refusal !== refusal) saveAccess(engine, { ...before, refusal });
}

function saveAccess(engine: Engine, access: Omit<FeedAccess, 'at'>): void {
  engine.ledger.transaction(() => engine.ledger.saveFeedAccess({ ...access, at: nowInstant(engine.clock) }));
}
