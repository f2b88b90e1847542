import type { MethodOutputs } from '../../shared/contract/methods.ts';
import type { ApplicationRowDto } from '../../shared/contract/settings.ts';
import { applicationRow, resolveCoding } from '../../shared/domain/coding-rule.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { indexReference, type ReferenceIndex } from '../../shared/domain/reference-index.ts';
import type { ApplicationSettings, CodingFields, Settings } from '../../shared/domain/settings.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { CledaraApplication } from '../ports/cledara.ts';
import { ApplicationTotals } from './application-totals.ts';
import { codingProblems, toCodingDto } from './coding-dto.ts';
import type { CompanyHost } from './company-host.ts';
import { noSettings } from './settings-versions.ts';

/** The mapping table: every application of Cledara's list, then those that only the settings name. */
export function listApplications(host: CompanyHost): Result<MethodOutputs['applications.list'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const settings = view.value.settings()?.settings ?? noSettings;
  const reference = view.value.referenceData();
  const index = reference === null ? null : indexReference(reference);
  const totals = new ApplicationTotals(view.value.applicationCounts());
  const listed = view.value.applications();
  const rowOf = new Map(listed.map((application) => [application, applicationRow(settings.applications, application)]));
  const used = new Set(rowOf.values());
  const unused = settings.applications.filter((row) => !used.has(row));
  return ok({
    defaults: toRow(unlisted, settings.defaults, totals.ofNone(), { ...settings, applications: [] }, index),
    applications: [
      ...listed.map((application) =>
        toRow(application, withoutNames(rowOf.get(application) ?? {}), totals.ofId(application.id), settings, index),
      ),
      ...unused.map((row) => {
        const identity = { ...unlisted, id: row.id ?? null, name: row.name ?? null };
        return toRow(identity, withoutNames(row), totals.ofSettingsRow(row, listed), settings, index);
      }),
    ],
  });
}

type Identity = Pick<ApplicationRowDto, 'id' | 'name' | 'status' | 'ownerName' | 'teams'>;

const unlisted: Identity = { id: null, name: null, status: null, ownerName: null, teams: [] };

function toRow(
  { id, name, status, ownerName, teams }: Identity | CledaraApplication,
  own: CodingFields,
  counts: ApplicationRowDto['counts'],
  settings: Settings,
  index: ReferenceIndex | null,
): ApplicationRowDto {
  const application = id === null && name === null ? null : { id: id ?? '', name: name ?? '' };
  const coding = resolveCoding(settings, { application });
  return {
    id,
    name,
    status,
    ownerName,
    teams,
    own,
    coding: toCodingDto(coding, index),
    problems: index === null ? [] : codingProblems(coding, index),
    counts,
  };
}

function withoutNames({ id: _id, name: _name, ...fields }: ApplicationSettings): CodingFields {
  return fields;
}
