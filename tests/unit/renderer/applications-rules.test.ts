import { describe, expect, it } from 'vitest';
import { becomesAutomatic } from '../../../renderer/features/applications/becomes-automatic.ts';
import { withChangesShown } from '../../../renderer/features/applications/changes-shown.ts';
import { changeFor, choiceOf, sendOf } from '../../../renderer/features/applications/choices.ts';
import { countHref } from '../../../renderer/features/applications/count-href.ts';
import { nextCell } from '../../../renderer/features/applications/next-cell.ts';
import { problemPlace } from '../../../renderer/features/applications/problem-place.ts';
import { rowName } from '../../../renderer/features/applications/row-name.ts';
import { sameName } from '../../../renderer/features/applications/same-name.ts';
import { fileNamePart } from '../../../renderer/features/applications/save-file.ts';
import { settingParts } from '../../../renderer/features/applications/setting-parts.ts';
import { shortName } from '../../../renderer/features/applications/short-name.ts';
import { isInView, type RowSort, shownRows, type View } from '../../../renderer/features/applications/shown-rows.ts';
import { differences, type Settings, withCoding } from '../../../renderer/features/applications/with-coding.ts';
import type { ApplicationRowDto, ChosenDto } from '../../../shared/contract/settings.ts';
import { compareSettings } from '../../../shared/domain/compare-settings.ts';
import { nameKey } from '../../../shared/domain/contact-name.ts';

const settings: Settings = {
  version: 1,
  xero: {},
  accounts: [],
  defaults: { account: '429' },
  applications: [
    { id: 'a1', name: 'Figma', account: '463', mode: 'auto' },
    { name: 'Café Números', taxType: 'NONE' },
  ],
  movements: {},
};

const builtIn = (value: ChosenDto['value']): ChosenDto => ({ value, label: '', from: 'built-in' });

function row(change: Partial<ApplicationRowDto>): ApplicationRowDto {
  return {
    id: 'a1',
    name: 'Figma',
    status: 'active',
    ownerName: null,
    teams: [],
    own: {},
    coding: {
      pushTransactions: builtIn(true),
      pushStatementLines: builtIn(true),
      document: builtIn('spend-money'),
      contact: null,
      account: null,
      taxType: null,
      tracking: null,
      description: builtIn('{merchant}'),
      mode: builtIn('review'),
      needsInvoice: builtIn(false),
      needsConfirmedVat: builtIn(false),
      needsAccountingFields: builtIn(false),
    },
    problems: [],
    counts: { movements: 1, waiting: 0, blocked: 0, pushed: 0, missing: 0 },
    ...change,
  };
}

const defaults = row({ id: null, name: null, own: { account: '429' } });

describe('changing what an application says itself', () => {
  it('changes the row that names it by its id, and keeps the rest as it is', () => {
    const changed = withCoding(settings, [{ id: 'a1', name: 'Renamed' }], { account: '485', mode: null });
    expect(changed.applications).toEqual([{ id: 'a1', name: 'Figma', account: '485' }, settings.applications[1]]);
    expect(settings.applications[0]).toMatchObject({ account: '463', mode: 'auto' });
  });

  it('finds a row without an id by its name, whatever case and accents', () => {
    const changed = withCoding(settings, [{ id: 'a2', name: 'CAFE  NUMEROS' }], { account: '485' });
    expect(changed.applications[1]).toEqual({ name: 'Café Números', taxType: 'NONE', account: '485' });
  });

  it('adds a row where there is none, with both its names', () => {
    const changed = withCoding(settings, [{ id: 'a9', name: 'Notion' }], { account: '485' });
    expect(changed.applications.at(-1)).toEqual({ id: 'a9', name: 'Notion', account: '485' });
  });

  it('takes a row away that says nothing any more, and adds none to say nothing', () => {
    const cleared = withCoding(settings, [{ id: 'a1', name: 'Figma' }], { account: null, mode: null });
    expect(cleared.applications).toEqual([settings.applications[1]]);
    expect(withCoding(settings, [{ id: 'a9', name: 'Notion' }], { account: null })).toEqual(settings);
  });

  it('changes many, and the defaults, at once', () => {
    const targets = ['defaults' as const, { id: 'a1', name: 'Figma' }, { id: 'a2', name: 'Café Números' }];
    const changed = withCoding(settings, targets, { account: '485' });
    expect(changed.defaults.account).toBe('485');
    expect(changed.applications.map(({ account }) => account)).toEqual(['485', '485']);
  });

  it('knows which fields would become others', () => {
    const own = { account: '463', tracking: { Region: 'UK', Department: 'Design' } };
    expect(differences(own, { account: '463', tracking: { Department: 'Design', Region: 'UK' } })).toEqual([]);
    expect(differences(own, { account: null, contact: null, mode: 'auto' })).toEqual(['account', 'mode']);
  });

  it('takes names for the same as the engine does', () => {
    const names = ['Figma', ' figma ', 'FIGMÁ', 'Fig ma', 'Fig  ma', 'Notion', '', 'ﬁgma', 'Ångström', 'angstrom'];
    for (const a of names) for (const b of names) expect(sameName(a, b)).toBe(nameKey(a) === nameKey(b));
  });
});

describe('the table before the engine has answered', () => {
  it('shows the new value as the application’s own, and no problem of the old one', () => {
    const problems = [{ field: 'account', code: 'account-archived', message: '' }];
    const list = withChangesShown({ defaults, applications: [row({ problems })] }, [{ id: 'a1', name: 'Figma' }], {
      account: '485',
    });
    expect(list.applications[0]?.coding.account).toMatchObject({ value: '485', from: 'application' });
    expect(list.applications[0]?.problems).toEqual([]);
  });

  it('gives a new default to whoever has no value, and to nobody else', () => {
    const own = row({ id: 'a2', own: { account: '463' } });
    const list = withChangesShown({ defaults, applications: [row({}), own] }, ['defaults'], { account: '485' });
    expect(list.applications[0]?.coding.account).toMatchObject({ value: '485', from: 'default' });
    expect(list.applications[1]?.coding.account).toMatchObject({ value: '463', from: 'application' });
  });
});

describe('what goes to Xero unseen', () => {
  it('is asked about where it begins, also by leaving the mode to automatic defaults', () => {
    const auto = row({ coding: { ...defaults.coding, mode: { value: 'auto', label: '', from: 'application' } } });
    const automatic = { ...defaults, coding: auto.coding };
    expect(becomesAutomatic(row({}), { mode: 'auto' }, defaults)).toBe(true);
    expect(becomesAutomatic(row({}), { mode: null }, automatic)).toBe(true);
    expect(becomesAutomatic(row({}), { mode: null }, defaults)).toBe(false);
    expect(becomesAutomatic(row({}), { account: '485' }, automatic)).toBe(false);
    expect(becomesAutomatic(auto, { mode: 'auto' }, defaults)).toBe(false);
  });
});

describe('the choices of a cell', () => {
  it('what is pushed is two settings in one', () => {
    for (const id of ['both', 'transactions', 'statementLines', 'nothing'] as const) {
      const { pushTransactions, pushStatementLines } = changeFor('send', id);
      expect(sendOf(pushTransactions === true, pushStatementLines === true)).toBe(id);
    }
    expect(changeFor('send', '')).toEqual({ pushTransactions: null, pushStatementLines: null });
    expect(choiceOf('send', { pushTransactions: false }, null)).toBe('statementLines');
    expect(choiceOf('send', {}, null)).toBe('');
  });
});

describe('which rows are shown', () => {
  const rows = [
    row({ id: '1', name: 'beta 10', counts: { movements: 0, waiting: 3, blocked: 0, pushed: 0, missing: 0 } }),
    row({ id: '2', name: 'Beta 9', ownerName: 'Chloé Dubois' }),
    row({
      id: '3',
      name: 'Álpha',
      coding: { ...defaults.coding, mode: { value: 'auto', label: '', from: 'default' } },
    }),
  ];
  const names = (view: View, search = '', sort: RowSort = { by: 'name', isDescending: false }) =>
    shownRows(rows, { view, search, sort, locale: 'en-GB' }).map(({ name }) => name);

  it('sorts names as people do, and counts by what they count', () => {
    expect(names('all')).toEqual(['Álpha', 'Beta 9', 'beta 10']);
    expect(names('all', '', { by: 'name', isDescending: true })).toEqual(['beta 10', 'Beta 9', 'Álpha']);
    expect(names('all', '', { by: 'waiting', isDescending: true })).toEqual(['beta 10', 'Álpha', 'Beta 9']);
  });

  it('finds every word anywhere, whatever case and accents', () => {
    expect(names('all', 'alpha')).toEqual(['Álpha']);
    expect(names('all', ' dubois BETA ')).toEqual(['Beta 9']);
    expect(names('all', 'nothing')).toEqual([]);
  });

  it('narrows to what its name says', () => {
    expect(names('automatic')).toEqual(['Álpha']);
    expect(names('unused')).toEqual(['beta 10']);
    expect(names('missing')).toHaveLength(3);
    expect(isInView(row({ problems: [{ field: 'account', code: 'x', message: '' }] }), 'problems')).toBe(true);
  });
});

describe('small things of the table', () => {
  it('keys lead to cells and never out of the grid', () => {
    const size = { rows: 30, columns: 12 };
    const plain = { ctrlKey: false, metaKey: false };
    expect(nextCell({ key: 'ArrowUp', ...plain }, { row: 0, column: 3 }, size)).toEqual({ row: 0, column: 3 });
    expect(nextCell({ key: 'PageDown', ...plain }, { row: 25, column: 3 }, size)).toEqual({ row: 29, column: 3 });
    expect(nextCell({ key: 'End', ...plain, ctrlKey: true }, { row: 0, column: 0 }, size)).toEqual({
      row: 29,
      column: 11,
    });
    expect(nextCell({ key: 'x', ...plain }, { row: 0, column: 0 }, size)).toBeNull();
  });

  it('a count of the defaults leads to what has no application, and one without an id nowhere', () => {
    expect(countHref(defaults, 'waiting')).toBe('#/review?applications=&states=proposed&states=held');
    expect(countHref(row({ id: null }), 'waiting')).toBeNull();
  });

  it('names an application that shows nothing by its id', () => {
    expect(rowName({ id: 'a1', name: 'Figma' })).toBe('Figma');
    for (const name of ['\u200B\u200B', '\u180E', ' ', '', '\u3164', '\u202E\u202C'])
      expect(rowName({ id: 'a1', name })).toBe('a1');
    expect(rowName({ id: 'a1', name: '-' })).toBe('-');
    expect(rowName({ id: null, name: 'Figma' })).toBe('Figma');
  });

  it('cuts long names between letters, and makes file names of any name', () => {
    expect(shortName('𝒳'.repeat(80))).toBe(`${'𝒳'.repeat(59)}…`);
    expect(fileNamePart('Harbour & Vine – Ñandú Ltd.')).toBe('harbour-vine-nandu-ltd');
    expect(fileNamePart('😀/..')).toBe('company');
  });
});

describe('differences and problems in words', () => {
  it('takes the engine’s line about a whole entry apart again', () => {
    const [change] = compareSettings(null, {
      ...settings,
      defaults: {},
      applications: [{ name: 'Figma', account: '463', tracking: { Region: 'UK', Department: 'Design' }, mode: 'auto' }],
    });
    expect(settingParts(change?.to ?? '')).toEqual([
      { name: 'name', value: 'Figma' },
      { name: 'account', value: '463' },
      { name: 'tracking', value: 'Region: UK, Department: Design' },
      { name: 'mode', value: 'automatic' },
    ]);
  });

  it('names what a path of a setup file is about', () => {
    const file = { applications: [{ name: 'Figma' }, { id: 'a2' }, 7], accounts: [{ id: 'GBP:saas' }] };
    expect(problemPlace('applications[0].account', file)).toEqual({
      area: 'application',
      name: 'Figma',
      field: 'account',
    });
    expect(problemPlace('applications[1]', file)).toEqual({ area: 'application', name: 'a2', field: null });
    expect(problemPlace('accounts[0].bankAccount', file)).toEqual({
      area: 'account',
      name: 'GBP:saas',
      field: 'bankAccount',
    });
    expect(problemPlace('movements.topUps.post', file)).toEqual({ area: 'movement', name: 'topUps', field: 'post' });
    expect(problemPlace('defaults.taxType', file)).toEqual({ area: 'default', name: null, field: 'taxType' });
    expect(problemPlace('applications[2].name', file)).toBeNull();
    expect(problemPlace('the file', null)).toBeNull();
  });
});
