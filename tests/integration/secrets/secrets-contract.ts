import { deepEqual, equal, ok as holds, match, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import { checkSecrets } from '../../../electron/adapters/secrets/check-secrets.ts';
import type { Secrets } from '../../../electron/ports/secrets.ts';

/** What every store of secrets that works does. Throws where it does not. */
export interface Clause {
  readonly name: string;
  readonly check: (secrets: Secrets) => Promise<void>;
}

const done = { ok: true, value: null };

/** Without NUL, which system keychains cut at, and without halves of surrogate pairs. */
const anySecret = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 60 })
  .filter((text) => !text.includes('\0') && text.isWellFormed());

/** Free of any test framework, because the system's keychain is tried in a process of its own. */
export const secretsContract: readonly Clause[] = [
  {
    name: 'has nothing under a name that was never used',
    check: async (secrets) => deepEqual(await secrets.get('never-used'), done),
  },
  {
    name: 'gives back what was stored, unchanged',
    check: async (secrets) => {
      deepEqual(await secrets.set('xero-consent/acme', 'ü€ "quoted"\n\ttwo lines \u{1f511}'), done);
      deepEqual(await secrets.get('xero-consent/acme'), { ok: true, value: 'ü€ "quoted"\n\ttwo lines \u{1f511}' });
    },
  },
  {
    name: 'replaces, and keeps names apart',
    check: async (secrets) => {
      await secrets.set('one', 'first');
      await secrets.set('two', 'other');
      deepEqual(await secrets.set('one', 'second'), done);
      deepEqual(await secrets.get('one'), { ok: true, value: 'second' });
      deepEqual(await secrets.get('two'), { ok: true, value: 'other' });
    },
  },
  {
    name: 'deletes one, and is content where there is nothing to delete',
    check: async (secrets) => {
      await secrets.set('gone', 'x');
      await secrets.set('kept', 'y');
      deepEqual(await secrets.delete('gone'), done);
      deepEqual(await secrets.get('gone'), done);
      deepEqual(await secrets.delete('gone'), done);
      deepEqual(await secrets.get('kept'), { ok: true, value: 'y' });
    },
  },
  {
    name: 'takes names that mean something elsewhere',
    check: async (secrets) => {
      for (const name of ['__proto__', 'constructor', 'a/b', 'ключ', ' ']) {
        deepEqual(await secrets.get(name), done);
        deepEqual(await secrets.set(name, `value of ${name}`), done);
        deepEqual(await secrets.get(name), { ok: true, value: `value of ${name}` });
      }
    },
  },
  {
    name: 'takes any text',
    check: async (secrets) => {
      const law = fc.asyncProperty(anySecret, async (secret) => {
        deepEqual(await secrets.set('any', secret), done);
        deepEqual(await secrets.get('any'), { ok: true, value: secret });
      });
      await fc.assert(law, { numRuns: 30 });
    },
  },
  {
    name: 'takes a key of two thousand characters', // the Credential Manager of Windows ends at 2,560 bytes
    check: async (secrets) => deepEqual(await secrets.set('long', 'k'.repeat(2000)), done),
  },
  {
    name: 'loses nothing where many are stored at once',
    check: async (secrets) => {
      const names = Array.from({ length: 8 }, (_, index) => `parallel-${index}`);
      const stored = await Promise.all(names.map((name) => secrets.set(name, `secret of ${name}`)));
      for (const result of stored) deepEqual(result, done);
      for (const name of names) deepEqual(await secrets.get(name), { ok: true, value: `secret of ${name}` });
    },
  },
  {
    name: 'takes an empty name or value for a mistake of the program',
    check: async (secrets) => {
      await rejects(secrets.set('name', ''), RangeError);
      await rejects(secrets.set('', 'value'), RangeError);
      await rejects(secrets.get(''), RangeError);
      await rejects(secrets.delete(''), RangeError);
    },
  },
  {
    name: 'passes the self-test, which leaves nothing behind',
    check: async (secrets) => {
      const seen: string[] = [];
      const watched: Secrets = {
        description: secrets.description,
        get: (name) => secrets.get(name),
        set: (name, value) => {
          seen.push(name);
          return secrets.set(name, value);
        },
        delete: (name) => secrets.delete(name),
      };
      deepEqual(await checkSecrets(watched), done);
      equal(seen.length, 1);
      for (const name of seen) deepEqual(await secrets.get(name), done);
    },
  },
  {
    name: 'says what it is',
    check: async (secrets) => {
      match(secrets.description, /^(the system keychain|an encrypted file|memory)$/);
      holds(!secrets.description.includes('.'));
    },
  },
];
