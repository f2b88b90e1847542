import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import { compareSettings } from '../../shared/domain/compare-settings.ts';
import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import { mappingTable } from '../../shared/domain/mapping-table.ts';
import { type ReadMapping, readMapping } from '../../shared/domain/read-mapping.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { changeSettings } from '../engine/change-settings.ts';
import { newProblems } from '../engine/settings-problems.ts';
import type { FileFormats } from '../ports/file-formats.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';
import type { Handlers } from './handlers.ts';
import { noSettings } from './settings-versions.ts';

/** Spreadsheets take a file without it for one in the old encoding of the country. */
const byteOrderMark = '\ufeff';

type MappingMethods = 'mapping.export' | 'mapping.preview' | 'mapping.import';

/** The mapping table as CSV, out and in. */
export function mappingMethods(host: CompanyHost): Pick<Handlers, MappingMethods> {
  return {
    'mapping.export': () => exportMapping(host),
    'mapping.preview': (input) => previewMapping(host, input),
    'mapping.import': (input) => importMapping(host, input),
  };
}

function exportMapping(host: CompanyHost): Result<MethodOutputs['mapping.export'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const settings = view.value.settings()?.settings ?? noSettings;
  const categories = view.value.referenceData()?.trackingCategories ?? [];
  const table = mappingTable(settings, view.value.applications(), categories);
  return ok({ fileName: 'applications.csv', text: byteOrderMark + host.formats.csv(table), rows: table.length - 1 });
}

function previewMapping(
  host: CompanyHost,
  { text }: MethodInput<'mapping.preview'>,
): Result<MethodOutputs['mapping.preview'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const read = readText(view.value, host.formats, text);
  if (!read.ok) return ok({ problems: read.error, changes: [] });
  const present = view.value.settings()?.settings ?? null;
  const reference = view.value.referenceData();
  const { settings } = read.value;
  const problems = reference === null ? [] : newProblems(view.value, reference, present, settings);
  return ok({
    problems: problems.map((problem) => placed(problem, read.value)),
    changes: compareSettings(present ?? noSettings, settings),
  });
}

async function importMapping(
  host: CompanyHost,
  { text, author }: MethodInput<'mapping.import'>,
): Promise<Result<MethodOutputs['mapping.import'], Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const { ledger } = engine.value;
  const read = readText(ledger, host.formats, text);
  if (!read.ok) return err(unusable(read.error));
  const base = ledger.settings()?.number ?? null;
  const changed = await changeSettings(engine.value, { base, settings: read.value.settings, author });
  if (changed.ok) {
    const { version, changed: planned } = changed.value;
    return ok({ version: version.number, changed: planned, rows: read.value.rows });
  }
  if (changed.error.kind !== 'invalidInput') return changed;
  return err(unusable(changed.error.details.map((problem) => placed(problem, read.value))));
}

function readText(view: LedgerView, formats: FileFormats, text: string): Result<ReadMapping, readonly InputProblem[]> {
  const table = formats.readCsv(text);
  if (!table.ok) return err([{ at: `line ${table.error.line}`, message: table.error.message }]);
  return readMapping(table.value, view.settings()?.settings ?? noSettings, view.applications());
}

/** `applications[3].account` is a line of the file, where the file speaks of that application. */
function placed({ at, message }: InputProblem, { placeOf }: ReadMapping): InputProblem {
  const [whole = '', index] = /^applications\[(\d+)\]\.?/.exec(at) ?? [];
  const place = index === undefined ? null : placeOf(Number(index));
  if (place === null) return { at, message };
  const field = at.slice(whole.length);
  return { at: field === '' ? place : `${place}, ${field}`, message };
}

function unusable(details: readonly InputProblem[]): Failure {
  const what = details.length === 1 ? 'One thing is' : `${details.length} things are`;
  const message = `${what} wrong with the table of applications. Nothing was changed.`;
  return { kind: 'invalidInput', source: 'local', message, details };
}
