import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the checkout. */
export const root = join(import.meta.dirname, '..');

export interface Outcome {
  readonly passed: boolean;
  readonly output: string;
}

interface Check {
  readonly name: string;
  readonly package: string;
  readonly bin: string;
  readonly args: readonly string[];
}

const sourceFolders = ['shared', 'electron', 'renderer', 'tests'].filter((folder) => existsSync(join(root, folder)));

const checks: readonly Check[] = [
  // The compiler as a native program: a quarter of the processor time of the one in JavaScript, whose library some tests use.
  { name: 'types', package: 'typescript-native', bin: 'tsc', args: ['-b', '--singleThreaded'] },
  {
    name: 'lint',
    package: '@biomejs/biome',
    bin: 'biome',
    args: ['check', '--error-on-warnings', '--max-diagnostics=100', '.'],
  },
  { name: 'architecture', package: 'dependency-cruiser', bin: 'depcruise', args: [...sourceFolders, '-T', 'err-long'] },
  { name: 'dead code', package: 'knip', bin: 'knip', args: [] },
];

/** Runs every check, whatever the others say, and prints what each one said. True when all passed. */
export async function runChecks(): Promise<boolean> {
  const started = performance.now();
  const running = checks.map(async (check) => ({ check, outcome: await runBin(check.package, check.bin, check.args) }));
  let allPassed = true;
  for (const { check, outcome } of await Promise.all(running)) {
    process.stdout.write(`${outcome.passed ? 'ok    ' : 'FAILED'} ${check.name}\n`);
    if (!outcome.passed) process.stdout.write(`${outcome.output.trimEnd()}\n\n`);
    allPassed &&= outcome.passed;
  }
  process.stdout.write(`checks took ${((performance.now() - started) / 1000).toFixed(1)} s\n\n`);
  return allPassed;
}

/** Path of a program that an installed package brings, so that no shell and no search path stands between. */
export function binOf(packageName: string, bin: string): string {
  const folder = join(root, 'node_modules', packageName);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly bin: string | Readonly<Record<string, string>>;
  };
  const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin];
  if (path === undefined) throw new Error(`The package ${packageName} brings no program named ${bin}.`);
  return join(folder, path);
}

async function runBin(packageName: string, bin: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binOf(packageName, bin), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}

if (import.meta.main) process.exitCode = (await runChecks()) ? 0 : 1;
