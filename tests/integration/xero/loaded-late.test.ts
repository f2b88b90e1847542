import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = `
  const { createRequire } = await import('node:module');
  const { XeroApi } = await import(process.argv[1]);
  const { cache } = createRequire(process.argv[1]);
  const loaded = () => Object.keys(cache).filter((path) => /[\\\\/](xero-node|axios)[\\\\/]/.test(path)).length;
  const before = loaded();
  const session = { accessToken: async () => ({ ok: false, error: { kind: 'notConnected' } }) };
  await new XeroApi({ apiUrl: 'http://127.0.0.1:1', session, governor: () => null }).contacts('t');
  process.stdout.write(JSON.stringify({ name: XeroApi.name, before, after: loaded() > 0 }));
`;

test('xero-node is loaded with the first call, not with the adapter', async () => {
  const adapter = new URL('../../../electron/adapters/xero/xero-api.ts', import.meta.url).href;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, adapter]);
  expect(JSON.parse(stdout)).toEqual({ name: 'XeroApi', before: 0, after: true });
});
