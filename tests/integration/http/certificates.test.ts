import 'reflect-metadata'; // wanted by what makes the certificates
import type { webcrypto } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openHttpDoor, type WireFault } from '../../../electron/adapters/http/http-door.ts';
import { readFailure } from '../../../electron/adapters/http/wire-failure.ts';

// Real servers on this computer, with certificates that are made here: by an authority that this process believes, or not.

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 24 * 3_600_000;

interface Signed {
  readonly certificate: X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

interface CertificateFacts {
  readonly host?: string;
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Itself, where there is none. */
  readonly by?: Signed;
}

let serial = 1;
let believed: Signed;
let unknown: Signed;

async function makeCertificate({ host, fromMs = -day, toMs = day, by }: CertificateFacts): Promise<Signed> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  serial += 1;
  const name = `CN=${host ?? `Authority ${serial} of the tests`}`;
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial.toString(16).padStart(4, '0'),
    subject: name,
    issuer: by?.certificate.subject ?? name,
    notBefore: new Date(Date.now() + fromMs),
    notAfter: new Date(Date.now() + toMs),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: (by?.keys ?? keys).privateKey,
    extensions: [
      new BasicConstraintsExtension(host === undefined, undefined, true),
      ...(host === undefined ? [] : [new SubjectAlternativeNameExtension([{ type: 'dns', value: host }])]),
    ],
  });
  return { certificate, keys };
}

async function privateKeyOf({ keys }: Signed): Promise<string> {
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return `-----BEGIN PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END PRIVATE KEY-----\n`;
}

/** A server with this certificate, and what it hears. */
async function serveWith(signed: Signed): Promise<{ readonly port: number; readonly heard: readonly string[] }> {
  const heard: string[] = [];
  const server = createServer({ key: await privateKeyOf(signed), cert: signed.certificate.toString('pem') });
  server.on('request', (request, response) => {
    heard.push(`${request.url} ${request.headers.authorization}`);
    response.end('answered');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, heard };
}

async function ask(facts: CertificateFacts) {
  const { port, heard } = await serveWith(await makeCertificate(facts));
  const door = openHttpDoor();
  onTestFinished(() => door.close());
  const headers = { authorization: 'Bearer secret' };
  const sent = await door.send({ method: 'GET', url: `https://localhost:${port}/reports`, headers });
  return { sent, heard };
}

beforeAll(async () => {
  believed = await makeCertificate({});
  unknown = await makeCertificate({});
  setDefaultCACertificates([...getCACertificates('default'), believed.certificate.toString('pem')]);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a certificate of an authority that is believed, for this host and this day, is taken', async () => {
  const { sent, heard } = await ask({ host: 'localhost', by: believed });
  expect(sent.ok && sent.value.text()).toBe('answered');
  expect(heard).toEqual(['/reports Bearer secret']);
});

const wrong: readonly (readonly [string, () => CertificateFacts, code: string])[] = [
  ['signed by nobody but itself', () => ({ host: 'localhost' }), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['of an unknown authority', () => ({ host: 'localhost', by: unknown }), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['that has expired', () => ({ host: 'localhost', by: believed, fromMs: -9 * day, toMs: -day }), 'CERT_HAS_EXPIRED'],
  ['of a day to come', () => ({ host: 'localhost', by: believed, fromMs: day, toMs: 9 * day }), 'CERT_NOT_YET_VALID'],
  ['of another host', () => ({ host: 'xero.example', by: believed }), 'ERR_TLS_CERT_ALTNAME_INVALID'],
];

describe.each(wrong)('a certificate %s', (_name, facts, code) => {
  async function expectRefused(): Promise<WireFault> {
    const { sent, heard } = await ask(facts());
    expect(heard).toEqual([]);
    if (sent.ok) throw new Error('It was taken.');
    expect(sent.error).toMatchObject({ kind: 'certificate', reached: 'no' });
    expect(sent.error.message).toMatch(new RegExp(`^GET localhost:\\d+/reports: ${code}$`));
    return sent.error;
  }

  test('is refused before anything is sent, and a person is told why', async () => {
    const failure = readFailure('xero', await expectRefused());
    expect(failure.kind).toBe('offline'); // it certainly did not reach Xero
    expect(failure.message).toContain('could not prove that it is Xero, so nothing was sent');
  });

  test('is refused where the environment says not to look at certificates', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    await expectRefused();
  });
});
