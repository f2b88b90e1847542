import { expect, test } from 'vitest';
import type { HttpAnswer } from '../../../electron/adapters/http/http-door.ts';
import { readJson } from '../../../electron/adapters/http/read-json.ts';

function answer(text: string, type: string | null = 'application/json; charset=utf-8'): HttpAnswer {
  const headers: Record<string, string> = type === null ? {} : { 'content-type': type };
  return { status: 200, headers, body: Buffer.from(text), text: () => text };
}

test.each([
  ['{"a":[1,null,"x"]}', 'application/json'],
  [' [] \n', 'application/problem+json; charset=utf-8'],
  ['\uFEFF{}', 'text/json'],
  ['1', null],
])('%j as %s is JSON', (text, type) => {
  expect(readJson(answer(text, type))).toEqual({ ok: true, value: JSON.parse(text.replace('\uFEFF', '')) });
});

test.each([
  ['<!doctype html><title>Sign in</title>', 'text/html', 'html'],
  ['<html>', 'application/json', 'html'],
  ['{}', 'text/html', 'html'],
  ['{}', 'text/plain', 'not-json'],
  ['Service unavailable', 'application/json', 'not-json'],
  ['', 'application/json', 'not-json'],
  ['{"a":1', 'application/json', 'truncated'],
  ['[{"a":1},{"b"', null, 'truncated'],
  ['{"a":1}}', 'application/json', 'not-json'],
  ['NaN', 'application/json', 'not-json'],
  ['['.repeat(100) + ']'.repeat(100), 'application/json', 'too-deep'],
  ['['.repeat(200_000) + ']'.repeat(200_000), 'application/json', 'too-deep'],
])('%.30s as %s is refused', (text, type, problem) => {
  expect(readJson(answer(text, type))).toEqual({ ok: false, error: problem });
});

test('members called __proto__ are gone at every depth', () => {
  const read = readJson(answer('{"a":[{"__proto__":{"admin":true},"b":1}],"__proto__":{"admin":true}}'));
  const value = read.ok ? read.value : null;
  expect(JSON.stringify(value)).toBe('{"a":[{"b":1}]}');
  expect(Reflect.get(Object.assign({}, value), 'admin')).toBeUndefined();
});
