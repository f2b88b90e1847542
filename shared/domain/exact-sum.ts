import { currencyDecimals } from './money.ts';

/** Both parts stay whole numbers that a double holds exactly, for more rows than any ledger has. */
const part = 2 ** 26;

/** A sum of minor units that stays exact beyond what one number can hold. */
export class ExactSum {
  #high = 0;
  #low = 0;
  #count = 0;

  /** How many amounts were added. */
  get count(): number {
    return this.#count;
  }

  add(amountMinor: number): void {
    const low = amountMinor % part;
    this.#low += low;
    this.#high += (amountMinor - low) / part;
    this.#count += 1;
  }

  /** A sum of so many amounts that was made elsewhere. */
  addMade(minor: bigint, count: number): void {
    this.#low += Number(minor % BigInt(part));
    this.#high += Number(minor / BigInt(part));
    this.#count += count;
  }

  addAll(other: ExactSum): void {
    this.#low += other.#low;
    this.#high += other.#high;
    this.#count += other.#count;
  }

  get minor(): bigint {
    return BigInt(this.#high) * BigInt(part) + BigInt(this.#low);
  }

  /** Exact decimal text with all decimals of the currency, as `formatMinor` writes it. */
  text(currency: string): string {
    const minor = this.minor;
    const decimals = currencyDecimals(currency);
    const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, '0');
    const sign = minor < 0n ? '-' : '';
    return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  }
}
