import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../checks.ts';

/** A file that breaks a rule: its path, what it says, and the rule. What it imports is made as needed. */
type Breach = readonly [rule: string, path: string, source: string];

const breaches: readonly Breach[] = [
  ['lib-imports-nothing', 'shared/lib/a.ts', "import '../domain/money.ts';"],
  ['lib-imports-nothing', 'shared/lib/b.ts', "import 'node:fs';"],
  ['domain-is-pure', 'shared/domain/a.ts', "import 'node:crypto';"],
  ['domain-is-pure', 'shared/domain/b.ts', "import '../../electron/engine/engine.ts';"],
  ['domain-is-pure', 'shared/domain/c.ts', "import 'zod';"],
  ['contract-is-plain-data', 'shared/contract/a.ts', "import '../../electron/api/status.ts';"],
  ['domain-by-type-only', 'shared/contract/b.ts', "import { x } from '../domain/money.ts'; x;"],
  ['domain-by-type-only', 'electron/ports/b.ts', "import { x } from '../../shared/domain/money.ts'; x;"],
  ['ports-speak-domain', 'electron/ports/a.ts', "import type { x } from 'undici'; export type Y = typeof x;"],
  ['ports-are-types', 'electron/engine/a.ts', "import { x } from '../ports/clock.ts'; x;"],
  [
    'ports-are-types',
    'electron/engine/b.ts',
    "import type { x } from '../ports/clock.ts'; import { x as y } from '../ports/clock.ts'; export const z: typeof x = y;",
  ],
  ['engine-acts-through-ports', 'electron/engine/c.ts', "import 'node:timers';"],
  ['engine-acts-through-ports', 'electron/engine/d.ts', "import '../adapters/xero/client.ts';"],
  ['engine-acts-through-ports', 'electron/engine/e.ts', "await import('../sandbox/server.ts');"],
  ['api-enters-by-the-front-door', 'electron/api/a.ts', "import '../engine/push.ts';"],
  ['api-enters-by-the-front-door', 'electron/api/b.ts', "import '../adapters/xero/client.ts';"],
  ['adapters-are-islands', 'electron/adapters/ledger/a.ts', "import '../xero/client.ts';"],
  ['adapters-are-islands', 'electron/adapters/http/a.ts', "import '../ledger/ledger.ts';"],
  ['adapters-are-islands', 'electron/adapters/xero/a.ts', "import '../../engine/engine.ts';"],
  ['sandbox-shares-no-mistakes', 'electron/sandbox/a.ts', "import '../adapters/xero/client.ts';"],
  ['sandbox-shares-no-mistakes', 'electron/sandbox/b.ts', "import '../../shared/domain/marker.ts';"],
  ['sandbox-shares-no-mistakes', 'electron/sandbox/c.ts', "import 'xero-node';"],
  ['hosts-carry-the-contract', 'electron/loopback/a.ts', "import '../engine/engine.ts';"],
  ['hosts-know-not-each-other', 'electron/loopback/b.ts', "import '../shell/window.ts';"],
  ['page-is-files-and-headers', 'electron/page/a.ts', "import '../api/status.ts';"],
  ['background-calls-as-a-window-does', 'electron/background/a.ts', "import '../engine/push.ts';"],
  ['background-calls-as-a-window-does', 'electron/background/b.ts', "import 'node:timers';"],
  ['compose-picks-parts', 'electron/compose.ts', "import 'undici';"],
  ['demo-joins-the-command-line-to-the-sandbox', 'electron/demo.ts', "import './engine/push.ts';"],
  ['first-contact-asks-the-services', 'electron/first-contact/a.ts', "import '../engine/push.ts';"],
  ['engine-process-joins-two-processes', 'electron/engine-process/a.ts', "import '../loopback/fine.ts';"],
  ['engine-process-joins-two-processes', 'electron/engine-process/b.ts', "import '../engine/push.ts';"],
  ['entries-only-start', 'electron/headless.ts', "import './engine/engine.ts';"],
  ['entries-only-start', 'electron/command-line/a.ts', "import '../adapters/ledger/ledger.ts';"],
  ['ui-is-presentational', 'renderer/ui/a.ts', "import '../bridge/client.ts';"],
  ['features-stand-alone', 'renderer/features/review/a.ts', "import '../export/export.ts';"],
  ['bridge-speaks-the-contract', 'renderer/bridge/a.ts', "import '../ui/button.ts';"],
  ['renderer-has-no-node', 'renderer/app/a.ts', "import 'node:fs';"],
  ['renderer-has-no-node', 'renderer/app/b.ts', "import '../../electron/engine/engine.ts';"],
  ['electron-stays-in-the-shell', 'electron/adapters/system/a.ts', "import 'electron';"],
  ['network-has-one-door', 'electron/adapters/cledara/a.ts', "import 'node:https';"],
  ['network-has-one-door', 'electron/adapters/cledara/b.ts', "import 'undici';"],
  ['network-has-one-door', 'electron/adapters/cledara/c.ts', "import 'net';"],
  ['network-has-one-door', 'electron/adapters/xero/b.ts', "process.getBuiltinModule('node:http');"],
  ['xero-packages-stay-in-the-xero-adapter', 'electron/adapters/cledara/d.ts', "import 'xero-node';"],
  ['keychain-stays-in-secrets', 'electron/adapters/xero/c.ts', "import 'keytar';"],
  ['sqlite-stays-in-the-ledger', 'electron/adapters/secrets/a.ts', "import 'node:sqlite';"],
  ['paths-and-file-types-stay-at-the-edge', 'electron/api/c.ts', "import 'env-paths';"],
  ['product-never-imports-tests', 'electron/engine/f.ts', "import '../../tests/fixtures/clock.ts';"],
  ['no-cycles', 'shared/domain/ring-a.ts', "import './ring-b.ts';"],
  ['reachable-from-an-entry', 'electron/adapters/ledger/forgotten.ts', 'export {};'],
  ['every-import-resolves', 'electron/engine/g.ts', "import './nowhere.ts';"],
  ['product-uses-declared-dependencies', 'electron/adapters/system/b.ts', "import 'vitest';"],
];

/** What a file of each layer may do, next to the breaches in the same tree. */
const innocent: Readonly<Record<string, string>> = {
  'shared/domain/ring-b.ts': "import './ring-a.ts';",
  'shared/domain/fine.ts': "import '../lib/result.ts'; import '@noble/hashes';",
  'shared/contract/fine.ts': "import 'zod'; import type { x } from '../domain/money.ts'; export type Y = typeof x;",
  'electron/ports/fine.ts': "import type { x } from '../../shared/domain/money.ts'; export type Y = typeof x;",
  'electron/engine/fine.ts': "import type { x } from '../ports/clock.ts'; export type Y = typeof x;",
  'electron/api/fine.ts': "import '../engine/engine.ts'; import '../../shared/domain/money.ts'; import 'zod';",
  'electron/adapters/http/fine.ts': "import 'undici'; import 'node:net'; import '../../../shared/domain/money.ts';",
  'electron/adapters/xero/fine.ts': "import 'xero-node'; import '../http/fine.ts'; import 'node:crypto';",
  'electron/adapters/xero/callback-fine.ts': "import 'node:http';",
  'electron/adapters/secrets/fine.ts': "import 'keytar';",
  'electron/adapters/ledger/fine.ts': "import 'node:sqlite'; import 'node:fs';",
  'electron/sandbox/fine.ts': "import 'node:http'; import '../../shared/domain/money.ts';",
  'electron/loopback/fine.ts': "import 'node:http'; import '../api/fine.ts';",
  'electron/shell/fine.ts': "import 'electron'; import '../api/fine.ts';",
  'renderer/features/review/fine.ts': "import '../../ui/button.ts'; import '../../bridge/client.ts';",
};

/** Targets of the imports above. */
const targets = [
  'shared/lib/result.ts',
  'shared/domain/money.ts',
  'shared/domain/marker.ts',
  'electron/ports/clock.ts',
  'electron/engine/engine.ts',
  'electron/engine/push.ts',
  'electron/api/status.ts',
  'electron/adapters/xero/client.ts',
  'electron/adapters/ledger/ledger.ts',
  'electron/sandbox/server.ts',
  'electron/shell/window.ts',
  'renderer/ui/button.ts',
  'renderer/bridge/client.ts',
  'renderer/features/export/export.ts',
  'tests/fixtures/clock.ts',
];
const packages = ['@noble/hashes', 'electron', 'env-paths', 'keytar', 'undici', 'xero-node', 'zod'];

const rulesFile = pathToFileURL(join(root, '.dependency-cruiser.mjs')).href;
const { default: configuration } = (await import(rulesFile)) as { readonly default: IConfiguration };

const folders = ['shared', 'electron', 'renderer', 'tests'];

test('the program obeys the import rules', async () => {
  const { summary, modules } = await cruiseTree(root);

  expect(modules.length).toBeGreaterThan(20);
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
});

describe('each rule fires when it is broken', () => {
  let tree: string;
  let fired: ReadonlySet<string>;

  beforeAll(async () => {
    tree = mkdtempSync(join(tmpdir(), 'import-rules-'));
    for (const target of targets) write(target, 'export const x = 1;');
    for (const [path, source] of Object.entries(innocent)) write(path, source);
    for (const [, path, source] of breaches) write(path, source);
    for (const name of [...packages, 'vitest']) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      write(`node_modules/${name}/index.js`, 'exports.x = 1;');
    }
    const pinned = Object.fromEntries(packages.map((name) => [name, '1.0.0']));
    write('package.json', JSON.stringify({ dependencies: pinned, devDependencies: { vitest: '1.0.0' } }));

    const { summary } = await cruiseTree(tree);
    fired = new Set(
      summary.violations.flatMap(({ rule, from, to }) =>
        rule.name === 'reachable-from-an-entry' ? [`${rule.name}: ${to}`] : [`${rule.name}: ${from}`],
      ),
    );
  });

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  function write(path: string, source: string): void {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), source);
  }

  test.each(breaches)('%s (%s)', (rule, path) => {
    expect(fired).toContain(`${rule}: ${path}`);
  });

  test('what is allowed is left alone', () => {
    const blamed = [...fired].filter((line) => !line.startsWith('reachable-from-an-entry: '));
    expect(blamed.filter((line) => line.includes('fine.ts'))).toEqual([]);
  });

  test('no rule is left without a breach, and none without a reason', () => {
    const rules = configuration.forbidden ?? [];
    expect(new Set(rules.map(({ name }) => name))).toEqual(new Set(breaches.map(([rule]) => rule)));
    for (const rule of rules) expect(rule.comment?.length, rule.name).toBeGreaterThan(40);
  });
});

async function cruiseTree(baseDir: string): Promise<ICruiseResult> {
  const present = folders.filter((folder) => existsSync(join(baseDir, folder)));
  const { options, ...ruleSet } = configuration;
  const { output } = await cruise(present, { ...options, baseDir, validate: true, ruleSet });
  if (typeof output === 'string') throw new Error('The import check answered with text where a result was expected.');
  return output;
}
