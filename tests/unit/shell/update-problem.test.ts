import { expect, test } from 'vitest';
import { updateProblem } from '../../../electron/shell/update-problem.ts';

function error(message: string, code?: string): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

// Messages and codes as Chromium's network, Node, Squirrel.Mac and electron-updater 6.8.10 write them.
test.each([
  ['offline', error('net::ERR_INTERNET_DISCONNECTED')],
  ['offline', error('net::ERR_NAME_NOT_RESOLVED')],
  ['offline', error('net::ERR_CONNECTION_TIMED_OUT')],
  ['offline', error('net::ERR_NETWORK_CHANGED')],
  ['offline', error('connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED')],
  ['certificate', error('net::ERR_CERT_AUTHORITY_INVALID')],
  ['certificate', error('net::ERR_SSL_PROTOCOL_ERROR')],
  ['insecure', error('net::ERR_BLOCKED_BY_CLIENT')],
  ['no-answer', error('404 "method: GET url: https://a.example/latest.yml"', 'HTTP_ERROR_404')],
  ['no-answer', error('Cannot find channel "beta.yml" update info', 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND')],
  ['no-answer', error('Cannot parse update info from latest.yml', 'ERR_UPDATER_INVALID_UPDATE_INFO')],
  ['damaged', error('sha512 checksum mismatch, expected a, got b', 'ERR_CHECKSUM_MISMATCH')],
  ['not-ours', error('New version 2 is not signed by the application owner', 'ERR_UPDATER_INVALID_SIGNATURE')],
  ['not-ours', error('Could not get code signature for running application')],
  ['read-only', error('Cannot update while running on a read-only volume.')],
  ['read-only', error("EACCES: permission denied, unlink '/opt/x'", 'EACCES')],
  ['disk-full', error('ENOSPC: no space left on device, write', 'ENOSPC')],
  ['other', error('something else')],
] as const)('%s: %s', (expected, thrown) => {
  expect(updateProblem(thrown)).toBe(expected);
});

test('whatever is thrown has a name', () => {
  for (const thrown of [null, undefined, 'text', 4, {}]) expect(updateProblem(thrown)).toBe('other');
});
