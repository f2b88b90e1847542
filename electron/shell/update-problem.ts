import type { UpdateProblem } from '../../shared/contract/desktop.ts';

/**
 * What an error of electron-updater means to a person. It carries the codes of its own, those of Node and of Chromium's
 * network, whose names stand in its message (`net::ERR_…`); what the systems' installers say is English text.
 */
export function updateProblem(thrown: unknown): UpdateProblem {
  if (!(thrown instanceof Error)) return 'other';
  const code = 'code' in thrown ? String(thrown.code) : '';
  const { message } = thrown;
  const found = kinds.find(([, codes, texts]) => codes.includes(code) || texts.test(message));
  return found?.[0] ?? 'other';
}

/** Looked through in this order: the network's names are the most certain. */
const kinds: readonly (readonly [UpdateProblem, readonly string[], RegExp])[] = [
  ['insecure', [], /net::ERR_BLOCKED_BY_CLIENT/],
  ['certificate', [], /net::ERR_(?:CERT|SSL)_/],
  [
    'offline',
    ['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN'],
    /net::ERR_(?:INTERNET|NAME|NETWORK|CONNECTION|ADDRESS|TIMED|PROXY|TUNNEL|DNS|EMPTY|SOCKET)\w*/,
  ],
  ['not-ours', ['ERR_UPDATER_INVALID_SIGNATURE', 'ERR_UPDATER_WEB_INSTALLER_DISABLED'], /code signature/i],
  ['damaged', ['ERR_CHECKSUM_MISMATCH', 'ERR_UPDATER_NO_CHECKSUM'], /sha(?:512|2) checksum/i],
  ['read-only', ['EROFS', 'EACCES', 'EPERM'], /read-only volume/i],
  ['disk-full', ['ENOSPC', 'EDQUOT'], /no space left/i],
  [
    'no-answer',
    [
      ...['CHANNEL_FILE_NOT_FOUND', 'LATEST_VERSION_NOT_FOUND', 'NO_PUBLISHED_VERSIONS', 'ASSET_NOT_FOUND'],
      ...['RELEASE_NOT_FOUND', 'INVALID_RELEASE_FEED', 'INVALID_UPDATE_INFO', 'INVALID_VERSION'],
      ...['NO_FILES_PROVIDED', 'ZIP_FILE_NOT_FOUND'],
    ].map((name) => `ERR_UPDATER_${name}`),
    /^[345]\d\d\b/, // an answer of HTTP begins with its number
  ],
];
