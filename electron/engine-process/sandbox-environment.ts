import type { Environment } from '../environment.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** What a program needs to talk to the sandbox; its secrets are kept in memory alone. */
export function sandboxEnvironment(environment: Environment, sandbox: Sandbox, dataDir: string): Environment {
  return {
    ...environment,
    dataDir,
    cledaraUrl: sandbox.cledaraUrl,
    xeroApiUrl: sandbox.xeroApiUrl,
    xeroLoginUrl: sandbox.xeroLoginUrl,
    xeroIdentityUrl: sandbox.xeroIdentityUrl,
    secrets: { kind: 'memory', passphrase: null },
  };
}
