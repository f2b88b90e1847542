import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { root } from '../checks.ts';

// The first net: what an environment does not have does not compile. These are the two that know no machine at all.

const machineless = ['shared', 'electron/engine'];

/** Names and modules of Node and of the browser, used as code that would sit in such a folder uses them. */
const temptations = [
  'fetch("https://example.com");',
  'process.env;',
  'setTimeout(() => undefined, 1);',
  'console.log(1);',
  'Buffer.from("a");',
  'document.title;',
  'window.alert(1);',
  'crypto.randomUUID();',
  'performance.now();',
  'require("fs");',
  'import "node:fs"; export const x = import("node:fs");',
];

describe.each(machineless)('%s', (folder) => {
  const { options } = readProject(folder);

  test('has neither Node nor DOM types', () => {
    expect(options.types).toEqual([]);
    expect(options.lib).toEqual(['lib.es2024.d.ts']);
  });

  test.each(temptations)('does not compile: %s', (source) => {
    expect(errorsOf(folder, options, `export {};\n${source}`).length).toBeGreaterThan(0);
  });

  test('compiles what the language itself has', () => {
    expect(errorsOf(folder, options, 'export const day: string = new Date(0).toISOString().slice(0, 10);')).toEqual([]);
  });
});

test.each(['shared', 'electron', 'electron/engine', 'tests'])('%s is compiled as strictly as it goes', (folder) => {
  expect(readProject(folder).options).toMatchObject({
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
  });
});

function readProject(folder: string): ts.ParsedCommandLine {
  const path = join(root, folder, 'tsconfig.json');
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  return ts.parseJsonConfigFileContent(config, ts.sys, join(root, folder));
}

/** Compiles `source` as if it were a file in `folder`, without writing one. */
function errorsOf(folder: string, options: ts.CompilerOptions, source: string): string[] {
  const path = join(root, folder, 'temptation.ts').replaceAll('\\', '/');
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === path || fileExists(name);
  host.getSourceFile = (name, target, ...rest) =>
    name === path ? ts.createSourceFile(name, source, target) : getSourceFile(name, target, ...rest);
  const program = ts.createProgram(
    [path],
    { ...options, composite: false, incremental: false, emitDeclarationOnly: false, noEmit: true },
    host,
  );
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
