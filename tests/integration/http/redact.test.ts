import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactText } from '../../../electron/adapters/http/redact.ts';

const jwt = `eyJ${'hbGciOiJSUzI1NiJ9'}.${'eyJzdWIiOiIxIn0'}.${'c2lnbmF0dXJl'}`;

test.each([
  ['Authorization: Bearer abc.DEF-123_~+/=', 'Authorization: *** ***'],
  ['bearer k3y, next', 'bearer ***, next'],
  [`token ${jwt} end`, 'token *** end'],
  ['?code=abc123&state=xyz', '?code=***&state=xyz'],
  ['code_verifier=v3rifier&grant_type=x', 'code_verifier=***&grant_type=x'],
  ['{"refresh_token":"s3cret","expires_in":1800}', '{"refresh_token":"***","expires_in":1800}'],
  ['{\\"access_token\\":\\"s3cret\\",\\"a\\":1}', '{\\"access_token\\":\\"***\\",\\"a\\":1}'],
  ["id_token: 's3cret'", "id_token: '***'"],
  ['client_secret = s3cret;', 'client_secret = ***;'],
  ['apiKey=s3cret api-key: s3cret API_KEY="s3cret"', 'apiKey=*** api-key: *** API_KEY="***"'],
  ['card 4111 1111 1111 1111 07/29', 'card ***1111 07/29'],
  ['card 4111111111111111.', 'card ***1111.'],
  ['5500-0000-0000-0004 12', '***0004 12'],
  ['12 5500000000000004', '12 ***0004'],
  ['IBAN GB82 WEST 1234 5698 7654 32', 'IBAN GB***5432'],
  ['DE89370400440532013000', 'DE***3000'],
  ['from jane.doe+x@example.co.uk', 'from ***@example.co.uk'],
  ['one\r\n2026-11-22 fake entry\u001b[31m', 'one 2026-11-22 fake entry [31m'],
  ['in\u202Evoice', 'in voice'],
])('%j becomes %j', (text, masked) => {
  expect(redactText(text)).toBe(masked);
});

test.each([
  'GET api.cledara.com/v0/transactions answered 429',
  '123e4567-e89b-12d3-a456-426614174000',
  '4111 1111 1111 1112 fails the check digit',
  'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'INV2026 is no account number',
  'the barcode of an encoded message',
  '2026-11-22T09:30:00.000Z amount -1234.56',
])('%j stays', (text) => {
  expect(redactText(text)).toBe(text);
});

test('masking twice changes nothing more', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'access_token=',
      'Bearer abc',
      jwt,
      '4111111111111111',
      'a@b.co',
      'code":"x"',
      'GB82WEST12345698765432',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const once = redactText(pieces.join(' '));
      expect(redactText(once)).toBe(once);
    }),
  );
});

test('a very long text is masked to its end', () => {
  // One that looked back for every character would outlast this test's own limit.
  const long = '1 '.repeat(20_000) + 'a.'.repeat(20_000) + 'eyJ'.repeat(10_000) + 'AB12 '.repeat(10_000);
  const masked = redactText(`${long} 4111111111111111 `);
  expect(masked).not.toContain('4111111111111111');
});
