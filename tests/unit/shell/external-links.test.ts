import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { externalAddress, LinkOpener } from '../../../electron/shell/external-links.ts';
import { memoryLog } from '../../fixtures/electron-double/memory-log.ts';
import { hostileAddresses } from './hostile-addresses.ts';

const xeroSignIn = 'https://login.xero.com';
const hosts = [
  ...['login.xero.com', 'go.xero.com', 'developer.xero.com', 'central.xero.com'],
  ...['app.cledara.com', 'help.cledara.com'],
];

describe('an address that is let out', () => {
  test.each([
    'https://go.xero.com/',
    'https://developer.xero.com/app/manage',
    'https://login.xero.com/identity/connect/authorize?response_type=code&client_id=A1&redirect_uri=http%3A%2F%2Flocalhost%3A47610%2Fcallback&state=x',
    'https://go.xero.com/organisationlogin/default.aspx?shortcode=%21ab&redirecturl=/Bank/ViewTransaction.aspx?bankTransactionID=1',
    'https://central.xero.com/s/',
    'https://app.cledara.com',
    'https://help.cledara.com/en/',
  ])('%s', (address) => {
    expect(externalAddress(address, xeroSignIn)).toBe(new URL(address).href);
  });

  test('is that of the sign-in by the environment, to the very origin', () => {
    const sandbox = 'http://127.0.0.1:40123';
    expect(externalAddress(`${sandbox}/identity/connect/authorize?a=b`, sandbox)).not.toBeNull();
    for (const other of ['http://127.0.0.1:40124/', 'https://127.0.0.1:40123/', 'http://localhost:40123/'])
      expect(externalAddress(other, sandbox), other).toBeNull();
    expect(externalAddress(`${sandbox}/`, xeroSignIn)).toBeNull();
  });
});

describe('an address that is kept in', () => {
  test.each([
    ...hostileAddresses,
    'http://go.xero.com/',
    'https://xero.com/',
    'https://evil.go.xero.com/',
    'https://go.xero.com.evil.com/',
    'https://go.xero.com./',
    'https://go.xero.com:443/',
    'https://go.xero.com:8443/',
    'https://ann@go.xero.com/',
    'https://:@go.xero.com/',
    'https://go.xero.com@evil.com/',
    'https://evil.com\\@go.xero.com/',
    'https://go.xero.com\\.evil.com/',
    'https:\\\\go.xero.com/',
    'https:go.xero.com/',
    'https:///go.xero.com/',
    'https:/go.xero.com/',
    ' https://go.xero.com/',
    'https://go.xero.com/ ',
    'https://go.xe\tro.com/',
    'https://go.xero.com/\n',
    'https://go.xero.com/\u0000',
    'https://go.xero.com/\u202Etxt',
    'https://ｇo.xero.com/',
    'https://gо.xero.com/',
    'https://go%2Exero.com/',
    'HTTPS://GO.XERO.COM/',
    'https://go.xero.com%00.evil.com/',
    'https://evil.com/https://go.xero.com/',
    'https://evil.com#https://go.xero.com/',
    'https://evil.com?https://go.xero.com/',
    `https://go.xero.com/${'a'.repeat(5000)}`,
  ])('%j', (address) => {
    expect(externalAddress(address, xeroSignIn)).toBeNull();
  });
});

test('of 100,000 addresses that are put together to get out, each that does leads to a host of the list', () => {
  const pieces = [
    ...['https', 'http', 'HTTPS', 'file', 'javascript', 'app', ':', '://', ':/', ':\\\\', '//', '/', '\\', '@', ':@'],
    ...[
      '#',
      '?',
      '%2f',
      '%40',
      '%5c',
      '%00',
      '.',
      '..',
      ' ',
      '\t',
      '\n',
      '\u0000',
      '\u202E',
      ':443',
      ':80',
      'evil.com',
    ],
    ...['xero.com', 'ｇo.xero.com', '127.0.0.1', 'a', 'é', ...hosts],
  ];
  const address = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom(...hosts), fc.array(fc.constantFrom(...pieces), { maxLength: 3 }), fc.string())
      .map(([host, parts, end]) => `https://${parts.join('')}${host}${parts.toReversed().join('')}/${end}`),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.tuple(fc.constantFrom(...hosts), fc.webPath()).map(([host, path]) => `https://${host}${path}`),
    fc.string(),
  );
  let letOut = 0;
  fc.assert(
    fc.property(address, (given) => {
      const opened = externalAddress(given, xeroSignIn);
      if (opened === null) return;
      letOut += 1;
      // Read here by its letters alone, and not by the parser that decided.
      const authority = /^https:\/\/([a-z.]+)(?:[/?#]|$)/.exec(opened)?.[1];
      expect(hosts).toContain(authority);
      expect(given.startsWith(`https://${authority}`)).toBe(true);
    }),
    { numRuns: 100_000 },
  );
  expect(letOut).toBeGreaterThan(1_000); // it is not true for want of any
});

describe('LinkOpener', () => {
  function opener(openExternal: (address: string) => Promise<void>) {
    const log = memoryLog();
    const failed: string[] = [];
    const opened = new LinkOpener({
      shell: { openExternal },
      signInUrl: xeroSignIn,
      log,
      onFailed: (address) => failed.push(address),
    });
    return { opened, log, failed };
  }

  test('asks the system for what is let out, and for nothing else', async () => {
    const asked: string[] = [];
    const { opened, log } = opener(async (address) => void asked.push(address));
    expect(await opened.open('https://go.xero.com/a')).toBe(true);
    expect(await opened.open('https://evil.com/?token=very-secret')).toBe(false);
    expect(asked).toEqual(['https://go.xero.com/a']);
    expect(log.lines).toEqual([{ level: 'warn', event: 'link-refused', fields: { to: 'https://evil.com' } }]);
  });

  test('says so where no browser takes it, and never rejects', async () => {
    const { opened, failed } = opener(() => Promise.reject(new Error('No application is registered')));
    expect(await opened.open('https://go.xero.com/a')).toBe(false);
    expect(failed).toEqual(['https://go.xero.com/a']);
  });
});
