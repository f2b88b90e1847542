import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** `code` of the error that `publicLookup` fails with. */
export const notPublicCode = 'ERR_ADDRESS_NOT_PUBLIC';

/**
 * A socket's own name look-up that fails where any of the addresses is not public. Checking here, and not before the
 * request, leaves no gap in which a name could change its address (OWASP ASVS 5.0, 1.3.6).
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, []);
    if (addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address))) {
      return callback(Object.assign(new Error('not a public address'), { code: notPublicCode }), []);
    }
    const [first] = addresses;
    if (options.all === true || first === undefined) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

/** False for hosts written as a non-public address, for which a socket never asks its look-up. Names are true. */
export function isPublicHost(hostname: string): boolean {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 || isPublicAddress(bare);
}

/** Whether an IP address is one of the public internet (IANA special-purpose address registries). */
export function isPublicAddress(text: string): boolean {
  const [address = ''] = text.split('%'); // link-local addresses may carry a zone
  const family = isIP(address);
  if (family === 4) return !reserved.check(address, 'ipv4');
  if (family !== 6) return false;
  const embedded = embeddedIpv4(address);
  if (embedded !== null) return !reserved.check(embedded, 'ipv4');
  return globalUnicast.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
}

/** The IPv4 address inside one that a translator made (64:ff9b::/96, RFC 6052), as networks without IPv4 use them. */
function embeddedIpv4(address: string): string | null {
  if (!translated.check(address, 'ipv6')) return null;
  const host = new URL(`http://[${address}]`).hostname.slice(1, -1); // normal form: the last 32 bits as two groups
  const groups = host.split('::')[1]?.split(':') ?? [];
  const low = Number.parseInt(groups.at(-1) ?? '0', 16);
  const high = groups.length > 1 ? Number.parseInt(groups.at(-2) ?? '0', 16) : 0;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

const translated = new BlockList();
translated.addSubnet('64:ff9b::', 96, 'ipv6');

const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

const reserved = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  reserved.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  reserved.addSubnet(network, prefix, 'ipv6');
}
