import { foldText } from './fold-text.ts';
import {
  codingText,
  type ListedCoding,
  type ListedInvoice,
  type ListedMovement,
  type ListedState,
} from './listed-movement.ts';
import { currencyDecimals, formatMinor } from './money.ts';
import { NumberColumn } from './number-column.ts';
import { TextCodes } from './text-codes.ts';

export const invoiceStates = ['none', 'has', 'attached', 'problem'] as const satisfies readonly ListedInvoice[];

/** The rows of a list, and what is filtered and sorted by as numbers beside them. */
export class MovementColumns {
  /** In the order of states on the screen. */
  readonly states: readonly ListedState[];
  readonly rows: ListedMovement[] = [];

  readonly state = new NumberColumn();
  /** 20261122 for 22 November 2026. */
  readonly day = new NumberColumn();
  /** Signed, in major units; NaN where it was not understood. */
  readonly amount = new NumberColumn();
  /** Signed, in minor units; NaN where it was not understood. Beside the rows, because they lie all over the memory. */
  readonly minor = new NumberColumn();
  readonly currency = new NumberColumn();
  /** Without account or application: the code of the empty text. */
  readonly account = new NumberColumn();
  readonly application = new NumberColumn();
  readonly applicationName = new NumberColumn();
  readonly cause = new NumberColumn();
  readonly description = new NumberColumn();
  readonly coding = new NumberColumn();
  readonly invoice = new NumberColumn();
  /** Which of `commonTexts` belongs to the row. */
  readonly common = new NumberColumn();

  readonly currencies = new TextCodes();
  readonly accounts = new TextCodes();
  readonly applications = new TextCodes();
  readonly applicationNames = new TextCodes();
  readonly causes = new TextCodes();
  readonly descriptions = new TextCodes();
  readonly codings = new TextCodes();
  /** What is searched that many rows share: they are looked through once for all of them. */
  readonly commonTexts = new TextCodes();

  /** Made when it is first searched, or beforehand by `prepareTexts`; null until then. */
  readonly #ownTexts: (string | null)[] = [];
  readonly #positions = new Map<string, number>();
  readonly #stateCodes: ReadonlyMap<ListedState, number>;
  readonly #owners = new TextCodes();
  readonly #reasons = new TextCodes();
  readonly #codingCodes = new Map<ListedCoding, number>();
  readonly #commonCodes = new Map<string, number>();

  constructor(states: readonly ListedState[]) {
    this.states = states;
    this.#stateCodes = new Map(states.map((state, code) => [state, code]));
  }

  positionOf(id: string): number | null {
    return this.#positions.get(id) ?? null;
  }

  append(row: ListedMovement): void {
    const position = this.rows.length;
    this.rows.push(row);
    this.#positions.set(row.id, position);
    this.#write(position, row);
  }

  replace(position: number, row: ListedMovement): void {
    this.rows[position] = row;
    this.#write(position, row);
  }

  #write(position: number, row: ListedMovement): void {
    const { amountMinor, currency, application, reason } = row;
    const isMoney = amountMinor !== null && currency !== null;
    this.state.set(position, this.#stateCodes.get(row.state) ?? -1);
    this.day.set(position, dayNumber(row.day));
    this.amount.set(position, isMoney ? amountMinor / 10 ** currencyDecimals(currency) : Number.NaN);
    this.minor.set(position, amountMinor ?? Number.NaN);
    this.currency.set(position, this.currencies.codeOf(currency));
    this.account.set(position, this.accounts.codeOf(row.accountId ?? ''));
    this.application.set(position, this.applications.codeOf(application?.id ?? ''));
    const name = this.applicationNames.codeOf(application?.name ?? null);
    this.applicationName.set(position, name);
    this.cause.set(position, this.causes.codeOf(reason?.code ?? null));
    this.description.set(position, this.descriptions.codeOf(row.description));
    const coding = this.#codingCode(row.coding);
    this.coding.set(position, coding);
    this.invoice.set(position, invoiceStates.indexOf(row.invoice));
    this.common.set(position, this.#commonCode(row, name, coding));
    this.#ownTexts[position] = null;
  }

  /** What is searched of a row that hardly another one has; folded. */
  ownText(position: number): string {
    const known = this.#ownTexts[position] ?? null;
    if (known !== null) return known;
    const row = this.rows[position];
    if (row === undefined) return '';
    const text = foldText(linesOf([row.description, row.comment, amountText(row), row.id]));
    this.#ownTexts[position] = text;
    return text;
  }

  /** Makes the texts that are searched, with pauses. Without it the first search does. */
  *prepareTexts(): Generator<void, void, undefined> {
    for (let position = 0; position < this.rows.length; position += 1) {
      this.ownText(position);
      if (position % 500 === 499) yield;
    }
  }

  #codingCode(coding: ListedCoding | null): number {
    if (coding === null) return -1;
    const known = this.#codingCodes.get(coding);
    if (known !== undefined) return known;
    const code = this.codings.codeOf(codingText(coding));
    this.#codingCodes.set(coding, code);
    return code;
  }

  /** By the codes of its parts, so that the text itself is put together once for many rows. */
  #commonCode({ application, ownerName, reason }: ListedMovement, name: number, coding: number): number {
    const key = `${name} ${this.#owners.codeOf(ownerName)} ${this.#reasons.codeOf(reason?.message ?? null)} ${coding}`;
    const known = this.#commonCodes.get(key);
    if (known !== undefined) return known;
    const text = linesOf([application?.name, ownerName, reason?.message, this.codings.texts[coding]]);
    const code = this.commonTexts.codeOf(foldText(text));
    this.#commonCodes.set(key, code);
    return code;
  }
}

function dayNumber(day: string): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
}

/** As it is written on the screen, and with its thousands apart. */
function amountText({ amountMinor, currency }: ListedMovement): string | null {
  if (amountMinor === null || currency === null) return null;
  const plain = formatMinor(amountMinor, currency);
  if (Math.abs(amountMinor) < 1000 * 10 ** currencyDecimals(currency)) return plain;
  const [whole = '', decimals] = plain.split('.');
  const grouped = whole.replace(/\d(?=(?:\d{3})+$)/g, '$&,');
  return `${plain}\n${decimals === undefined ? grouped : `${grouped}.${decimals}`}`;
}

/** A word never reaches across a line's end, so that it is found within one field alone. */
function linesOf(texts: readonly (string | null | undefined)[]): string {
  let lines = '';
  for (const text of texts) if (text !== null && text !== undefined) lines += `${text}\n`;
  return lines;
}
