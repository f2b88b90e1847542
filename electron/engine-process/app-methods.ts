import {
  type AppMethodInput,
  type AppMethodName,
  appMethodInputs,
  type CallAnswer,
} from '../../shared/contract/app-methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, ok } from '../../shared/lib/result.ts';
import { registeredPorts } from '../adapters/xero/callback-listener.ts';
import { addCompany, listCompanies } from '../companies.ts';
import { answerOf } from './answer-of.ts';
import type { AppHandlers, AppWorld } from './app-world.ts';
import { toCompanyDto } from './company-dto.ts';
import { companyMethods } from './company-methods.ts';

export function isAppMethod(method: string): method is AppMethodName {
  return Object.hasOwn(appMethodInputs, method);
}

/** The methods of the program itself. */
export async function callApp<M extends AppMethodName>(
  world: AppWorld,
  method: M,
  input: unknown,
): Promise<CallAnswer> {
  const parsed = appMethodInputs[method].safeParse(input);
  if (!parsed.success) {
    const details = parsed.error.issues.map(({ path, message }) => ({ at: path.join('.'), message }));
    const message = `${method} was called with something it does not take.`;
    return answerOf(err({ kind: 'invalidInput', source: 'local', message, details }));
  }
  // The schema of this very method has just parsed it; the compiler cannot follow that through the map.
  const handler: AppHandlers[M] = handlersOf(world)[method];
  const result = await handler(parsed.data as AppMethodInput<M>);
  if (result.ok) return { ok: true, value: result.value };
  return 'kind' in result.error ? answerOf(err(result.error)) : { ok: false, error: result.error };
}

function handlersOf(world: AppWorld): AppHandlers {
  const { preferences, version, author, platform } = world;
  return {
    'app.read': () => {
      const listed = listCompanies(world.dataDir);
      if (!listed.ok) return listed;
      const sample = world.sample();
      return ok({
        version,
        author,
        platform,
        companies: [
          ...listed.value.map((company) => toCompanyDto(company, false)),
          ...(sample ? [toCompanyDto(sample, true)] : []),
        ],
        xeroRedirects: registeredPorts.map((port) => `http://localhost:${port}/callback`),
        sampleAvailable: true,
      });
    },
    'companies.add': ({ name }) => {
      const added = addCompany(world.dataDir, name);
      if (!added.ok) return added;
      world.onCompanies();
      return ok(toCompanyDto(added.value, false));
    },
    ...companyMethods(world),
    'companies.openSample': async () => {
      const opened = await world.openSample();
      if (!opened.ok) return opened;
      return ok(toCompanyDto(opened.value, true));
    },
    'background.read': () => world.background()?.read() ?? err(noBackground),
    'background.set': (input) => world.background()?.set(input) ?? err(noBackground),
    'background.pause': (input) => world.background()?.pause(input) ?? err(noBackground),
    'background.battery': (input) => world.background()?.battery(input) ?? err(noBackground),
    'desktop.read': () => world.desktop()?.read() ?? err(noDesktop),
    'desktop.set': (change) => world.desktop()?.set(change) ?? err(noDesktop),
    'desktop.chooseFolder': async () => {
      const desktop = world.desktop();
      return desktop === null ? err(noDesktop) : ok({ path: await desktop.chooseFolder() });
    },
    'desktop.update': ({ do: act }) => world.desktop()?.update(act) ?? err(noDesktop),
    'preferences.read': () => {
      const values = preferences.read();
      return values.ok ? ok({ values: values.value }) : values;
    },
    'preferences.write': ({ key, value }) => {
      const written = preferences.write(key, value);
      return written.ok ? ok({ saved: true }) : written;
    },
  };
}

const noBackground: Failure = {
  kind: 'notFound',
  source: 'local',
  message: 'Nothing is synced in the background, because this window was opened without it. Sync by hand.',
};

const noDesktop: Failure = {
  kind: 'notFound',
  source: 'local',
  message:
    'This belongs to the desktop app, and Tallybridge is open in a browser here. Open the desktop app to change it.',
};
