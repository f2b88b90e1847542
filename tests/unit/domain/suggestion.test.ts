import { expect, test } from 'vitest';
import { type Finding, suggestionOf } from '../../../shared/domain/suggestion.ts';

const figma = { id: 'a', name: 'Figma' };
const finding: Finding = { value: '463', source: 'history', evidence: 'Once.' };

test('a suggestion that a person has turned down is known again by its id, however it is found the next time', () => {
  const { id } = suggestionOf(figma, 'account', finding);
  expect(id).toMatch(/^[0-9a-f]{16}$/);
  expect(suggestionOf({ ...figma, name: 'Figma Inc' }, 'account', { ...finding, source: 'similar-name' }).id).toBe(id);
  const others = [
    suggestionOf({ ...figma, id: 'b' }, 'account', finding),
    suggestionOf(figma, 'taxType', finding),
    suggestionOf(figma, 'account', { ...finding, value: '429' }),
    suggestionOf(figma, 'tracking', { ...finding, value: { A: 'B' } }),
  ];
  expect(new Set([id, ...others.map((one) => one.id)]).size).toBe(5);
});

test('a suggestion says for which application and field, what, and why', () => {
  const team = { ...figma, teams: ['Design'] };
  expect(suggestionOf(team, 'account', finding)).toEqual({
    id: expect.any(String),
    application: figma,
    field: 'account',
    ...finding,
  });
});
