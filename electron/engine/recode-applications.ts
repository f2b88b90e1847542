import { applicationRow } from '../../shared/domain/coding-rule.ts';
import type { InputProblem } from '../../shared/domain/failure.ts';
import type { Movement } from '../../shared/domain/movement.ts';
import { changeFields, type FieldChanges } from '../../shared/domain/override.ts';
import type { PlanContext } from '../../shared/domain/plan-push.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { ApplicationSettings, Settings } from '../../shared/domain/settings.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { putInForce } from './apply-settings.ts';
import type { Engine } from './engine.ts';
import { noteInLog } from './note-in-log.ts';
import { recodedMessage } from './recoded-message.ts';
import type { Recoded, Recoding } from './recoding.ts';
import { bookContext, replanAll, replanMovements } from './replan.ts';
import { newProblems } from './settings-problems.ts';

type Application = NonNullable<Movement['application']>;

/**
 * Changes the settings of the applications that these items belong to, as one new version, and plans everything that is
 * open again: the named items at once, the others after them.
 */
export async function recodeApplications(
  engine: Engine,
  context: PlanContext,
  recoding: Recoding,
  proposals: readonly Proposal[],
): Promise<Result<Pick<Recoded, 'version'>, readonly InputProblem[]>> {
  const { ledger } = engine;
  const movements = proposals.flatMap(({ movementId }) => ledger.movement(movementId) ?? []);
  const objections = movements.flatMap(objectionsTo);
  if (objections.length > 0) return err(objections);
  const listed = new Map(ledger.applications().map((application) => [application.id, application]));
  // An old movement may have a name that its application has no more.
  const applications = new Map(
    movements.flatMap(({ application }) =>
      application ? [[application.id, listed.get(application.id) ?? application]] : [],
    ),
  );
  const settings = [...applications.values()].reduce<Settings>(
    (changed, application) => withRow(changed, application, recoding.fields),
    context.settings,
  );
  const problems = newProblems(ledger, context.reference, context.settings, settings);
  if (problems.length > 0) return err(problems);
  const version = ledger.transaction(() => {
    const stored = putInForce(engine, settings, recoding.author);
    const isNew = stored.number !== context.settingsVersion;
    for (const { name } of isNew ? applications.values() : []) {
      const message = `${recodedMessage(recoding, context.index)}; for ${name} from now on (version ${stored.number} of the settings)`;
      noteInLog(engine, 'recode', message);
    }
    replanMovements(engine, bookContext(engine) ?? context, movements);
    return stored.number;
  });
  if (version !== context.settingsVersion) await replanAll(engine);
  return ok({ version });
}

function objectionsTo({ id, kind, application }: Movement): readonly InputProblem[] {
  if (kind !== 'purchase' && kind !== 'refund') {
    return [
      {
        at: id,
        message: 'It is no card payment, so it is not coded by an application. Change its rule in the settings.',
      },
    ];
  }
  if (application !== null) return [];
  return [{ at: id, message: 'It belongs to no application. Choose for this transaction alone, or set a default.' }];
}

/** The settings with these changes to the application's own row; a row that says nothing any more goes. */
function withRow(settings: Settings, application: Application, fields: FieldChanges): Settings {
  const present = applicationRow(settings.applications, application);
  const row: ApplicationSettings = changeFields(present ?? { name: application.name, id: application.id }, fields);
  const { id: _id, name: _name, ...coding } = row;
  const rest = settings.applications.filter((other) => other !== present);
  if (Object.keys(coding).length === 0) return { ...settings, applications: rest };
  const applications =
    present === null ? [...rest, row] : settings.applications.map((other) => (other === present ? row : other));
  return { ...settings, applications };
}
