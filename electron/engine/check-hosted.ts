import { formatDay, plainDateOf } from '../../shared/domain/plain-date.ts';
import { type SignsOfOthers, signsOfOthers } from '../../shared/domain/signs-of-others.ts';
import { type Check, evidence } from './check.ts';
import { type Engine, nowInstant } from './engine.ts';
import type { KnownReference } from './known-reference.ts';
import { startingDay } from './plan.ts';

/** Whether Cledara's own connection to Xero, or anybody else, posts the same movements; from this company's own books. */
export function checkHosted(engine: Engine, { last }: KnownReference): Check {
  const id = 'hosted-integration';
  const title = "Does Cledara's own connection to Xero post too?";
  if (last === null) {
    const detail = 'What others have posted is not known without Xero.';
    return { id, status: 'unknown', title, detail, action: null, evidence: [], fix: null };
  }
  const from = startingDay(engine, last, engine.ledger.settings());
  const today = plainDateOf(nowInstant(engine.clock), last.organisation.timeZone);
  const signs = signsOfOthers(documentsOf(engine), from, today);
  return {
    id,
    status: signs.goesOn ? 'warning' : 'ok',
    title,
    detail: detailOf(signs),
    action: signs.goesOn
      ? 'In Cledara, turn off the push of transactions to Xero for the applications that are posted here. If it is off by now, this passes by itself.'
      : null,
    evidence: evidence({
      'Posted by somebody else': signs.found,
      'Of the last 14 days, those in doubt too': signs.recent,
      'Newest of them': signs.newest,
      'Starting day': from,
    }),
    fix: signs.goesOn ? { kind: 'decide' } : null,
  };
}

function* documentsOf(engine: Engine) {
  for (const { state, reason, document } of engine.ledger.proposals(['in-xero', 'held'])) {
    if (document !== null) yield { state, reason: reason.code, day: document.date };
  }
}

function detailOf({ goesOn, found, recent, newest }: SignsOfOthers): string {
  if (goesOn && newest !== null) {
    return `It seems so: somebody else has posted ${recent} of the movements of the last 14 days, the newest of ${formatDay(newest)}. What it has posted is recognised and not posted again.`;
  }
  if (found === 0) return 'Nothing that is posted here was found in Xero from somebody else.';
  const were = found === 1 ? '1 movement was' : `${found} movements were`;
  return `It does not look so. ${were} found in Xero, posted by somebody else before, and not posted again.`;
}
