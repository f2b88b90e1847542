import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import envPaths from 'env-paths';
import type { Failure, InputProblem } from '../shared/domain/failure.ts';
import { err, ok, type Result } from '../shared/lib/result.ts';
import { checkBaseUrl } from './adapters/http/address.ts';
import type { RateLimits } from './adapters/http/rate-governor.ts';

/** Where the app talks to and keeps its things: the environment of the automation interface, read once and checked. */
export interface Environment {
  readonly dataDir: string;
  readonly cledaraUrl: string;
  readonly xeroApiUrl: string;
  readonly xeroLoginUrl: string;
  readonly xeroIdentityUrl: string;
  readonly xeroLimits: RateLimits & { readonly perDay: number };
  readonly cledaraLimits: RateLimits;
  readonly secrets: { readonly kind: 'keychain' | 'file' | 'memory'; readonly passphrase: string | null };
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  /** Read by `connect cledara` instead of standard input. */
  readonly cledaraApiKey: string | null;
}

export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

const urls = {
  TALLYBRIDGE_CLEDARA_URL: 'https://api.cledara.com',
  TALLYBRIDGE_XERO_API_URL: 'https://api.xero.com',
  TALLYBRIDGE_XERO_LOGIN_URL: 'https://login.xero.com',
  TALLYBRIDGE_XERO_IDENTITY_URL: 'https://identity.xero.com',
} as const;

const xeroLimits = { perMinute: 60, perDay: 5000, concurrent: 5 };
/** Cledara documents no limit on requests at once; more than a few at a time gains nothing under 120 a minute. */
const cledaraLimits = { perMinute: 120 };
const cledaraConcurrent = 4;

/** Reads and checks everything; every bad value is reported at once, by its name (`invalidInput`). */
export function readEnvironment(variables: EnvironmentVariables): Result<Environment, Failure> {
  const problems: InputProblem[] = [];
  const url = (name: keyof typeof urls): string => {
    const checked = checkBaseUrl(given(variables, name) ?? urls[name]);
    if (!checked.ok) problems.push({ at: name, message: checked.error });
    return checked.ok ? checked.value.href.replace(/\/+$/, '') : '';
  };
  const choice = <const T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const value = given(variables, name) ?? fallback;
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) problems.push({ at: name, message: `"${value}" is not one of: ${allowed.join(', ')}.` });
    return found ?? fallback;
  };
  const limits = <T extends Readonly<Record<string, number>>>(name: string, fallback: T): T => {
    const parsed = parseLimits(given(variables, name), fallback);
    if (!parsed.ok) problems.push({ at: name, message: parsed.error });
    return parsed.ok ? parsed.value : fallback;
  };

  const kind = choice('TALLYBRIDGE_SECRETS', ['keychain', 'file', 'memory'], 'keychain');
  const passphrase = given(variables, 'TALLYBRIDGE_PASSPHRASE');
  if (kind === 'file' && passphrase === null) {
    problems.push({
      at: 'TALLYBRIDGE_PASSPHRASE',
      message: 'The encrypted file needs a passphrase; this variable is empty.',
    });
  }
  const dataDir = resolve(given(variables, 'TALLYBRIDGE_DATA_DIR') ?? envPaths('Tallybridge', { suffix: '' }).data);
  const unusable = whyUnusable(dataDir);
  if (unusable !== null) problems.push({ at: 'TALLYBRIDGE_DATA_DIR', message: unusable });
  const environment: Environment = {
    dataDir,
    cledaraUrl: url('TALLYBRIDGE_CLEDARA_URL'),
    xeroApiUrl: url('TALLYBRIDGE_XERO_API_URL'),
    xeroLoginUrl: url('TALLYBRIDGE_XERO_LOGIN_URL'),
    xeroIdentityUrl: url('TALLYBRIDGE_XERO_IDENTITY_URL'),
    xeroLimits: limits('TALLYBRIDGE_XERO_LIMITS', xeroLimits),
    cledaraLimits: {
      ...limits('TALLYBRIDGE_CLEDARA_LIMITS', cledaraLimits),
      perDay: null,
      concurrent: cledaraConcurrent,
    },
    secrets: { kind, passphrase },
    logLevel: choice('TALLYBRIDGE_LOG', ['error', 'warn', 'info', 'debug'], 'info'),
    cledaraApiKey: variables['TALLYBRIDGE_CLEDARA_API_KEY'] ?? null,
  };
  if (problems.length === 0) return ok(environment);
  return err({
    kind: 'invalidInput',
    source: 'local',
    message: `${problems.length === 1 ? 'One environment variable is' : `${problems.length} environment variables are`} not usable. Nothing was changed.`,
    details: problems,
  });
}

/** Why a folder cannot be written or made; null where it seems that it can. */
function whyUnusable(folder: string): string | null {
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    if (!statSync(nearest).isDirectory()) return `The data folder cannot be used: ${nearest} is a file, not a folder.`;
    accessSync(nearest, constants.W_OK);
    return null;
  } catch {
    return `The data folder cannot be used: this user may not write in ${nearest}.`;
  }
}

function given(variables: EnvironmentVariables, name: string): string | null {
  const value = variables[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

/** `name=whole number` pairs with commas between them; names that are absent keep their default. */
function parseLimits<T extends Readonly<Record<string, number>>>(text: string | null, fallback: T): Result<T, string> {
  if (text === null) return ok(fallback);
  const values: Record<string, number> = { ...fallback };
  for (const pair of text.split(',')) {
    const [, name, digits] = /^\s*([A-Za-z]+)\s*=\s*(\d{1,9})\s*$/.exec(pair) ?? [];
    if (name === undefined || digits === undefined || !Object.hasOwn(fallback, name) || Number(digits) < 1) {
      return err(
        `"${pair.trim()}" is not a limit. Write ${Object.keys(fallback)
          .map((key) => `${key}=N`)
          .join(',')} with whole numbers of at least 1.`,
      );
    }
    values[name] = Number(digits);
  }
  return ok(values as T);
}
