import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { AccountingFieldDto, SuggestionDto } from '../../shared/contract/suggestions.ts';
import { type AccountingValueCount, isField } from '../../shared/domain/accounting-field.ts';
import type { CodingHistory } from '../../shared/domain/coding-history.ts';
import { codingLabel } from '../../shared/domain/coding-label.ts';
import { resolveCoding } from '../../shared/domain/coding-rule.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { indexReference, type ReferenceIndex } from '../../shared/domain/reference-index.ts';
import type { CodingFields, Settings } from '../../shared/domain/settings.ts';
import type { Suggestion } from '../../shared/domain/suggestion.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { lookAtHistory } from '../engine/look-at-history.ts';
import { acceptSuggestions, suggestionsFor } from '../engine/suggestions.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';
import type { Handlers } from './handlers.ts';
import { noSettings } from './settings-versions.ts';

type SuggestionMethods = 'suggestions.list' | 'suggestions.look' | 'suggestions.accept';

/** What applications could be set to, and the one step that sets them. */
export function suggestionMethods(host: CompanyHost): Pick<Handlers, SuggestionMethods> {
  return {
    'suggestions.list': () => {
      const view = host.view();
      return view.ok ? ok(listed(view.value)) : view;
    },
    'suggestions.look': () => look(host),
    'suggestions.accept': (input) => accept(host, input),
  };
}

async function look(host: CompanyHost): Promise<Result<MethodOutputs['suggestions.look'], Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const before = engine.value.xero.callCount();
  const read = await lookAtHistory(engine.value);
  if (!read.ok) return read;
  return ok({ history: toHistoryDto(read.value), calls: engine.value.xero.callCount() - before });
}

async function accept(
  host: CompanyHost,
  { base, ids, author }: MethodInput<'suggestions.accept'>,
): Promise<Result<MethodOutputs['suggestions.accept'], Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const { ledger } = engine.value;
  const settings = ledger.settings()?.settings ?? noSettings;
  const accepted = await acceptSuggestions(engine.value, { base, settings, ids, author });
  if (!accepted.ok) return accepted;
  const { version, changed, suggestions } = accepted.value;
  return ok({ version: version.number, changed, accepted: suggestions.map(({ id }) => id) });
}

function listed(view: LedgerView): MethodOutputs['suggestions.list'] {
  const version = view.settings();
  const settings = version?.settings ?? noSettings;
  const reference = view.referenceData();
  const history = view.codingHistory();
  const index = reference === null ? null : indexReference(reference);
  const suggestions = suggestionsFor(view, settings) ?? [];
  return {
    base: version?.number ?? null,
    history: history === null || history.tenantId !== reference?.tenantId ? null : toHistoryDto(history),
    fields: fieldsOf(settings, view.accountingValues()),
    suggestions: suggestions.map((suggestion) => toSuggestionDto(suggestion, settings, index)),
  };
}

function toHistoryDto({ readAt, from, documents, isWhole, hasBills }: CodingHistory) {
  return { readAt, from, documents, isWhole, hasBills };
}

function toSuggestionDto(suggestion: Suggestion, settings: Settings, index: ReferenceIndex | null): SuggestionDto {
  const { id, application, field, value, source, evidence } = suggestion;
  const now = resolveCoding(settings, { application })[field];
  const label = (said: CodingFields[typeof field]) => codingLabel(field, said, index);
  return {
    id,
    applicationId: application.id,
    application: application.name,
    field,
    value,
    label: label(value),
    now: now === null ? null : { label: label(now.value), from: now.from === 'default' ? 'default' : 'application' },
    source,
    evidence,
  };
}

/** The fields that movements carry or that were declared, by name. */
function fieldsOf({ accountingFields = [] }: Settings, values: readonly AccountingValueCount[]): AccountingFieldDto[] {
  const found = [...Map.groupBy(values, ({ fieldId }) => fieldId).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const declared = accountingFields.find((one) => isField(one, first));
    const movements = [first, ...others].reduce((count, value) => count + value.movements, 0);
    return [fieldDto(first.fieldName, movements, declared)];
  });
  const unseen = accountingFields.filter((one) => !values.some((value) => isField(one, value)));
  return [...found, ...unseen.map((one) => fieldDto(one.field, 0, one))].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function fieldDto(
  name: string,
  movements: number,
  declared: NonNullable<Settings['accountingFields']>[number] | undefined,
): AccountingFieldDto {
  const category = declared?.carries === 'tracking' ? declared.category : null;
  return { name, movements, declaredAs: declared?.field ?? null, carries: declared?.carries ?? null, category };
}
