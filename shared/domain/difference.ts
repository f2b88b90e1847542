export type DifferenceField =
  | 'kind'
  | 'number'
  | 'date'
  | 'dueDate'
  | 'amount'
  | 'bankAccount'
  | 'toBankAccount'
  | 'contact'
  | 'lines'
  | 'description'
  | 'account'
  | 'taxType'
  | 'tracking'
  | 'reference'
  | 'paidOn'
  | 'amountDue'
  | 'payments';

/** One field that says something else in Xero. Both as a person reads them: days `YYYY-MM-DD`, decimal amounts; empty for nothing. */
export interface Difference {
  readonly field: DifferenceField;
  /** What the document of ours says. */
  readonly ours: string;
  readonly theirs: string;
}
