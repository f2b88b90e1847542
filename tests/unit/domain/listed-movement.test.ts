import { expect, test } from 'vitest';
import { codingText } from '../../../shared/domain/listed-movement.ts';

test('a coding is found and sorted by its account, tax rate, tracking and contact, as far as it has them', () => {
  const whole = {
    account: '463 Software',
    taxType: 'INPUT2',
    tracking: ['Design', 'North'],
    contact: 'Figma',
    byHand: false,
  };
  expect(codingText(whole)).toBe('463 Software INPUT2 Design North Figma');
  expect(codingText({ ...whole, taxType: null, tracking: [] })).toBe('463 Software Figma');
  expect(codingText({ ...whole, account: null, taxType: null, tracking: [], contact: null })).toBe('');
});
