import { applicationRow } from '../../shared/domain/coding-rule.ts';
import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import type { ApplicationSettings, Settings } from '../../shared/domain/settings.ts';
import { suggestCoding } from '../../shared/domain/suggest-coding.ts';
import type { Suggestion } from '../../shared/domain/suggestion.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { type SettingsInForce, staleBase } from './apply-settings.ts';
import { changeSettings } from './change-settings.ts';
import { neverRead } from './decide.ts';
import type { Engine } from './engine.ts';

/** What the books suggest under these settings; no request leaves. Null before Xero's lists were read. */
export function suggestionsFor(view: LedgerView, settings: Settings): readonly Suggestion[] | null {
  const reference = view.referenceData();
  if (reference === null) return null;
  const history = view.codingHistory();
  return suggestCoding({
    settings,
    reference,
    keptContacts: view.keptContacts(),
    applications: view.applications(),
    // Another organisation's documents say nothing of this one's.
    history: history?.tenantId === reference.tenantId ? history.uses : [],
    accountingValues: view.accountingValues(),
  });
}

/** What came of accepting: the version that is in force, and the suggestions that are part of it. */
export interface Accepted extends SettingsInForce {
  readonly suggestions: readonly Suggestion[];
}

/**
 * Makes suggestions the applications' own settings, all of them as one new version or none. Nothing is changed where one of
 * the named is suggested no more, or where other settings are in force than those they were made under.
 */
export async function acceptSuggestions(
  engine: Engine,
  input: {
    readonly base: number | null;
    readonly settings: Settings;
    readonly ids: 'all' | readonly string[];
    readonly author: string;
  },
): Promise<Result<Accepted, Failure>> {
  const { base, settings, ids, author } = input;
  const stale = staleBase(engine, base);
  if (stale !== null) return err(stale);
  const present = suggestionsFor(engine.ledger, settings);
  if (present === null) return err(neverRead);
  const meant = ids === 'all' ? present : present.filter(({ id }) => ids.includes(id));
  const gone = ids === 'all' ? [] : ids.filter((id) => !present.some((suggestion) => suggestion.id === id));
  if (gone.length > 0) return err(noLongerSuggested(gone));
  const changed = await changeSettings(engine, { base, settings: withSuggestions(settings, meant), author });
  return changed.ok ? ok({ ...changed.value, suggestions: meant }) : changed;
}

function withSuggestions(settings: Settings, suggestions: readonly Suggestion[]): Settings {
  const rows: ApplicationSettings[] = [...settings.applications];
  for (const { application, field, value } of suggestions) {
    const present = applicationRow(rows, application);
    const row = { ...(present ?? application), [field]: value };
    if (present === null) rows.push(row);
    else rows[rows.indexOf(present)] = row;
  }
  return { ...settings, applications: rows };
}

function noLongerSuggested(ids: readonly string[]): Failure {
  const details: InputProblem[] = ids.map((id) => ({
    at: id,
    message: 'This is not suggested any more: something has changed since. Look at the suggestions again.',
  }));
  return { kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details };
}
