import { lookup as systemLookup } from 'node:dns/promises';
import { expect, test } from 'vitest';
import { checkBaseUrl } from '../../../electron/adapters/http/address.ts';
import { isPublicAddress, isPublicHost, publicLookup } from '../../../electron/adapters/http/public-address.ts';

test.each([
  ['https://api.cledara.com', 'https://api.cledara.com/'],
  [' https://example.com:8443/base/ ', 'https://example.com:8443/base/'],
  ['http://localhost:4100', 'http://localhost:4100/'],
  ['http://127.0.0.1', 'http://127.0.0.1/'],
  ['http://127.9.8.7:1', 'http://127.9.8.7:1/'],
  ['http://[::1]:4100/x', 'http://[::1]:4100/x'],
])('%s is a base address', (text, href) => {
  const checked = checkBaseUrl(text);
  expect(checked.ok && checked.value.href).toBe(href);
});

test.each([
  ['http://api.cledara.com', 'must begin with https://'],
  ['http://localhost.example.com', 'must begin with https://'],
  ['http://127.0.0.1.nip.io', 'must begin with https://'],
  ['http://0.0.0.0', 'must begin with https://'],
  ['http://[::ffff:127.0.0.1]', 'must begin with https://'],
  ['ftp://127.0.0.1', 'must begin with https://'],
  ['javascript:alert(1)', 'must begin with https://'],
  ['api.cledara.com', 'is not an address'],
  ['', 'is not an address'],
  ['https://', 'is not an address'],
  ['https://me:s3cret@example.com', 'must not hold a user name'],
  ['https://example.com/?key=s3cret', 'no ? and no #'],
  ['https://example.com/#', 'no ? and no #'],
])('%j is no base address', (text, reason) => {
  const checked = checkBaseUrl(text);
  expect(checked.ok ? checked.value.href : checked.error).toContain(reason);
  expect(JSON.stringify(checked)).not.toContain('s3cret');
});

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '64:ff9b::808:808', '64:ff9b::8.8.8.8'])(
  '%s is public',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.19.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '64:ff9b::7f00:1',
  '64:ff9b::a00:1',
  '64:ff9b::1',
  'not an address',
])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

test('a host given by number is judged as the socket would take it, a name is left to the look-up', () => {
  expect(isPublicHost(new URL('https://0x7f.1/').hostname)).toBe(false);
  expect(isPublicHost(new URL('https://[fd00::1]/').hostname)).toBe(false);
  expect(isPublicHost(new URL('https://8.8.8.8/').hostname)).toBe(true);
  expect(isPublicHost('localhost')).toBe(true);
});

test.each([true, false])('the look-up refuses a name of this computer (all: %s)', async (all) => {
  const known = await systemLookup('localhost');
  expect(isPublicAddress(known.address)).toBe(false);
  const error = await new Promise((resolve) => publicLookup('localhost', { all }, resolve));
  expect(error).toMatchObject({ code: 'ERR_ADDRESS_NOT_PUBLIC' });
});

test('the look-up passes on that a name does not exist', async () => {
  const error = await new Promise((resolve) => publicLookup('nowhere.invalid', {}, resolve));
  expect(error).toMatchObject({ syscall: 'getaddrinfo' });
});
