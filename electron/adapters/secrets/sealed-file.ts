import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';

/** The cost of guessing a passphrase: 128 MB and some tenths of a second a guess (OWASP, Password Storage Cheat Sheet). */
const scryptCost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const satisfies ScryptOptions;

const header = {
  format: 'tallybridge-secrets',
  version: 1,
  kdf: 'scrypt',
  N: scryptCost.N,
  r: scryptCost.r,
  p: scryptCost.p,
};
const keyBytes = 32;
const saltBytes = 16;
const nonceBytes = 12; // of AES-GCM; drawn anew for every write
const tagBytes = 16;

export type SecretValues = Readonly<Record<string, string>>;

/** A key and the salt it was made with. */
export interface SealingKey {
  readonly salt: string;
  readonly key: Buffer;
}

export function freshSalt(): string {
  return randomBytes(saltBytes).toString('base64');
}

/** Slow by design. The same passphrase counts as the same however its accents were typed. */
export function deriveKey(passphrase: string, salt: string): Promise<SealingKey> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), keyBytes, scryptCost, (error, key) => {
      if (error === null) resolve({ salt, key });
      else reject(error);
    });
  });
}

/** The salt of a sealed text; null where the text is none that this version wrote. */
export function saltOf(text: string): string | null {
  return parse(text)?.salt ?? null;
}

/** Names and values as one AES-256-GCM ciphertext; what stands in the clear is authenticated with it. */
export function seal(values: SecretValues, { salt, key }: SealingKey): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(authenticated(salt));
  const data = Buffer.concat([cipher.update(JSON.stringify(values), 'utf8'), cipher.final()]);
  const parts = { salt, nonce: nonce.toString('base64'), tag: cipher.getAuthTag().toString('base64') };
  return `${JSON.stringify({ ...header, ...parts, data: data.toString('base64') }, null, 2)}\n`;
}

/** Null where the key is another one, or where anything in the text was changed. */
export function unseal(text: string, { salt, key }: SealingKey): SecretValues | null {
  const parts = parse(text);
  if (parts === null || parts.salt !== salt) return null;
  try {
    const nonce = Buffer.from(parts.nonce, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(authenticated(salt));
    decipher.setAuthTag(Buffer.from(parts.tag, 'base64'));
    const clear = Buffer.concat([decipher.update(parts.data, 'base64'), decipher.final()]);
    return JSON.parse(clear.toString('utf8'));
  } catch {
    return null;
  }
}

function authenticated(salt: string): Buffer {
  return Buffer.from(JSON.stringify({ ...header, salt }));
}

type Parts = Readonly<Record<'salt' | 'nonce' | 'tag' | 'data', string>>;

/** Only texts with exactly our header: a file cannot ask for another cost. */
function parse(text: string): Parts | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  if (Object.entries(header).some(([name, expected]) => fields.get(name) !== expected)) return null;
  const [salt, nonce, tag, data] = ['salt', 'nonce', 'tag', 'data'].map((name) => fields.get(name));
  if (typeof salt !== 'string' || typeof nonce !== 'string') return null;
  if (typeof tag !== 'string' || typeof data !== 'string') return null;
  return { salt, nonce, tag, data };
}
