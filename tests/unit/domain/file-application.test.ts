import { expect, test } from 'vitest';
import { fileApplicationId, isFileApplicationId } from '../../../shared/domain/file-application.ts';

test('an application that a file names has one id, whatever the case, accents and spaces of its name', () => {
  const id = fileApplicationId('Café  Figma');
  expect(fileApplicationId(' CAFE figma ')).toBe(id);
  expect(fileApplicationId('Figma')).not.toBe(id);
  expect(id).toMatch(/^file-application-[0-9a-f]{16}$/);
});

test('an id that was made from a name is told from one of Cledara’s', () => {
  expect(isFileApplicationId(fileApplicationId('Figma'))).toBe(true);
  expect(isFileApplicationId('6f1f-file-application-')).toBe(false);
  expect(isFileApplicationId('app-figma')).toBe(false);
});
