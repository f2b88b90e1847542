/** Settings by their names in a setup file. */
export const settingNames = [
  'name',
  'id',
  'tenant',
  'syncFrom',
  'enabled',
  'bankAccount',
  'bankFeed',
  'pushTransactions',
  'pushStatementLines',
  'document',
  'contact',
  'account',
  'taxType',
  'tracking',
  'description',
  'mode',
  'post',
  'fromBankAccount',
  'toBankAccount',
  'needsInvoice',
  'needsConfirmedVat',
  'needsAccountingFields',
  'carries',
  'category',
] as const;
export type SettingName = (typeof settingNames)[number];

export function isSettingName(text: string): text is SettingName {
  return settingNames.some((name) => name === text);
}

export interface SettingPart {
  readonly name: SettingName;
  readonly value: string;
}

const beginning = new RegExp(`(?:^|, )(${settingNames.join('|')}) `, 'g');

/**
 * A whole entry comes in one line: `account 463, taxType INPUT2`. This takes it apart again. A value that itself has a
 * comma and the name of a setting in it is cut there; it is only shown.
 */
export function settingParts(summary: string): readonly SettingPart[] {
  const starts = [...summary.matchAll(beginning)];
  return starts.flatMap((start, at) => {
    const [whole, name = ''] = start;
    if (!isSettingName(name)) return [];
    return [{ name, value: summary.slice(start.index + whole.length, starts[at + 1]?.index ?? summary.length) }];
  });
}
