import { describe, expect, it } from 'vitest';
import { readMapping } from '../../../shared/domain/read-mapping.ts';
import type { ApplicationSettings, Settings } from '../../../shared/domain/settings.ts';

const listed = [
  { id: 'a', name: 'Figma' },
  { id: 'd', name: 'Zoom' },
];

/** The file's lines as cells, the first line being 1. */
function take(lines: readonly (readonly string[])[], applications: readonly ApplicationSettings[]) {
  const settings: Settings = { version: 1, xero: {}, accounts: [], defaults: {}, applications, movements: {} };
  const table = lines.map((cells, place) => ({ line: place + 1, cells }));
  return readMapping(table, settings, listed);
}

function rowsAfter(lines: readonly (readonly string[])[], applications: readonly ApplicationSettings[]) {
  const read = take(lines, applications);
  return read.ok ? read.value.settings.applications : read.error;
}

describe('which application a line is about', () => {
  it('may be one that only the settings know, by its id or by its name, without a name beside the id', () => {
    const own = [
      { id: 'gone', account: '429' },
      { name: 'Old', account: '429' },
    ];
    const file = [
      ['application', 'application_id', 'account'],
      ['', 'gone', '463'],
      ['old', '', '485'],
    ];
    expect(rowsAfter(file, own)).toEqual([
      { id: 'gone', account: '463' },
      { name: 'Old', account: '485' },
    ]);
    // A name beside the id of one that has no name in the settings is no other name.
    expect(rowsAfter([file[0] ?? [], ['Whatever', 'gone', '463']], own)).toMatchObject([{ id: 'gone' }, {}]);
  });

  it('is told for each of several that only the settings know and that have no id', () => {
    const own = [
      { name: 'Old', account: '429' },
      { name: 'Older', account: '429' },
    ];
    const file = [
      ['application', 'account'],
      ['Old', '463'],
      ['Older', '485'],
    ];
    expect(rowsAfter(file, own)).toEqual([
      { name: 'Old', account: '463' },
      { name: 'Older', account: '485' },
    ]);
    expect(rowsAfter([...file, ['OLD', '463']], own)).toEqual([
      { at: 'line 4: OLD', message: 'It is in the file twice; see line 2.' },
    ]);
  });

  it('has to be known, by id as by name, and to be named at all', () => {
    expect(rowsAfter([['application_id'], ['x']], [{ name: 'No id' }])).toEqual([
      { at: 'line 2: x', message: 'Cledara has no application with the id x.' },
    ]);
    expect(rowsAfter([['application'], ['Nobody']], [{ id: 'no-name' }])).toEqual([
      { at: 'line 2: Nobody', message: 'Cledara has no application called Nobody.' },
    ]);
    expect(rowsAfter([['account'], ['463']], [])).toEqual([
      { at: 'line 1', message: 'A column called application or application_id has to name the application.' },
    ]);
    expect(rowsAfter([['application_id'], [' ']], [])).toEqual([
      { at: 'line 2: no application', message: 'The line names no application.' },
    ]);
  });

  it('is read without the spaces that somebody left around names, ids and columns', () => {
    const file = [
      [' application ', 'application_id ', ' account', 'tracking: Department '],
      [' Figma ', ' a ', ' 463 ', ' Design '],
    ];
    const account = [{ id: 'a', name: 'Figma', account: '463', tracking: { Department: 'Design' } }];
    expect(rowsAfter(file, [])).toEqual(account);
  });
});

describe('what a line says', () => {
  it('keeps a row that said nothing and goes on saying nothing, and takes out one that says nothing any more', () => {
    const own = [{ name: 'figma' }, { id: 'd', account: '429' }];
    const file = [
      ['application_id', 'account'],
      ['a', ''],
      ['d', ''],
    ];
    expect(rowsAfter(file, own)).toEqual([{ name: 'figma' }]);
  });

  it('adds a row behind the others where the application had none, and none where it says nothing', () => {
    const own = [{ id: 'd', account: '429' }];
    const file = (account: string) => [
      ['application', 'account'],
      ['Figma', account],
    ];
    expect(rowsAfter(file('463'), own)).toEqual([...own, { id: 'a', name: 'Figma', account: '463' }]);
    expect(rowsAfter(file(''), own)).toEqual(own);
  });

  it('leaves the tracking of a category without a column, and takes away that of an empty cell', () => {
    const own = [{ id: 'a', tracking: { Department: 'Design', Region: 'North' } }];
    const file = (...cells: readonly string[]) => [
      ['application_id', 'tracking:department', 'tracking:Mars'],
      ['a', ...cells],
    ];
    expect(rowsAfter(file('', ''), own)).toEqual([{ id: 'a', tracking: { Region: 'North' } }]);
    expect(rowsAfter(file('Sales', 'Red'), own)).toEqual([
      { id: 'a', tracking: { Region: 'North', Department: 'Sales', Mars: 'Red' } },
    ]);
    expect(
      rowsAfter(
        [
          ['application_id', 'account'],
          ['a', '463'],
        ],
        [{ id: 'a' }],
      ),
    ).toEqual([{ id: 'a', account: '463' }]);
  });

  it('is refused where two columns are of one tracking category: only one of them could count', () => {
    expect(
      rowsAfter(
        [
          ['application_id', 'tracking:Région', 'tracking: region'],
          ['a', 'North', 'South'],
        ],
        [],
      ),
    ).toEqual([{ at: 'line 1', message: 'The column tracking: region is there twice.' }]);
  });
});

it('says where in the file an application of the new settings is told of', () => {
  const read = take(
    [
      ['application', 'account'],
      ['Zoom', '463'],
      ['Figma', '485'],
    ],
    [{ name: 'Old' }, { id: 'a', account: '429' }],
  );
  expect(read.ok && [0, 1, 2, 3].map(read.value.placeOf)).toEqual([null, 'line 3: Figma', 'line 2: Zoom', null]);
});
