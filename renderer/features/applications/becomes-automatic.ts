import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';
import { targetOf } from './row-key.ts';
import type { CodingChanges } from './with-coding.ts';

/** Whether what was looked at before it left will leave by itself after the change. */
export function becomesAutomatic(row: ApplicationRowDto, changes: CodingChanges, defaults: ApplicationRowDto): boolean {
  if (changes.mode === undefined || row.coding.mode?.value === 'auto') return false;
  if (changes.mode === 'auto') return true;
  return changes.mode === null && targetOf(row) !== 'defaults' && defaults.coding.mode?.value === 'auto';
}
