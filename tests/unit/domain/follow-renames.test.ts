import { describe, expect, it } from 'vitest';
import { followRenames, type RenamedApplication } from '../../../shared/domain/follow-renames.ts';
import type { ApplicationSettings, Settings } from '../../../shared/domain/settings.ts';
import { settings } from './example-company.ts';

const pro: RenamedApplication = { id: 'app-figma', name: 'Figma Pro', before: ['Figma', 'Figma Starter'] };
const names = ['Figma Pro', 'GitHub', 'AWS'];

function rowsAfter(
  rows: readonly ApplicationSettings[],
  { present = names, renamed = [pro] }: { present?: readonly string[]; renamed?: readonly RenamedApplication[] } = {},
): readonly ApplicationSettings[] {
  const before: Settings = { ...settings, applications: rows };
  const after = followRenames(before, present, renamed);
  expect({ ...after, applications: [] }).toEqual({ ...before, applications: [] });
  return after.applications;
}

describe('a row that names a renamed application', () => {
  it.each(['Figma', 'FIGMA', 'Figma Starter', 'figma pro'])('by %s means it by its id and present name', (name) => {
    const rows = [
      { name: 'GitHub', account: '464' },
      { name, account: '463' },
    ];
    expect(rowsAfter(rows)).toEqual([rows[0], { id: 'app-figma', name: 'Figma Pro', account: '463' }]);
  });

  it('by its id and a former name has the present one', () => {
    expect(rowsAfter([{ id: 'app-figma', name: 'Figma' }])).toEqual([{ id: 'app-figma', name: 'Figma Pro' }]);
  });

  it('by an id that was made from the name of a file means it as by the name', () => {
    const row = { id: 'file-application-0011223344556677', name: 'Figma', account: '463' };
    expect(rowsAfter([row])).toEqual([{ id: 'app-figma', name: 'Figma Pro', account: '463' }]);
  });
});

describe('a row stays as it is', () => {
  it('where nothing was renamed: the settings are the very same', () => {
    expect(followRenames(settings, names, [])).toBe(settings);
  });

  it.each([
    ['it names an application that was never renamed', { name: 'AWS' }],
    ['it names none that there ever was', { name: 'Linear' }],
    ['it has an id alone', { id: 'app-figma' }],
    ['it has the id and a name that the application never had', { id: 'app-figma', name: 'Linear' }],
    ['it has the id of another one', { id: 'app-github', name: 'Figma' }],
  ])('where %s', (_, row) => {
    expect(rowsAfter([row])).toEqual([row]);
  });

  it('where another application has the name now', () => {
    expect(rowsAfter([{ name: 'Figma' }], { present: [...names, 'Figma'] })).toEqual([{ name: 'Figma' }]);
  });

  it('where two applications have the present name', () => {
    const row = { name: 'Figma Pro' };
    expect(rowsAfter([row], { present: [...names, 'FIGMA PRO'] })).toEqual([row]);
  });

  it('where two applications had the name', () => {
    const other = { id: 'app-other', name: 'Other', before: ['Figma'] };
    const row = { name: 'Figma' };
    expect(rowsAfter([row], { present: [...names, 'Other'], renamed: [pro, other] })).toEqual([row]);
  });

  it.each([
    ['by its present name', { name: 'Figma Pro', account: '464' }],
    ['by its id', { id: 'app-figma', account: '464' }],
    ['by another former name before it', { name: 'Figma Starter', account: '464' }],
  ])('where another row means the application %s', (_, other) => {
    expect(rowsAfter([other, { name: 'Figma', account: '463' }])[1]).toEqual({ name: 'Figma', account: '463' });
  });
});
