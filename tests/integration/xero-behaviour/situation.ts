import type { TestCompany, TestCompanyOptions } from '../../fixtures/test-company.ts';

/** What a command comes to, as the test saw it and the page tells it. */
export interface Outcome {
  /** State and reason code of every item, such as `blocked lock-date`; in alphabetical order. */
  readonly items: readonly string[];
  /** What the command line ends with; null for what is done in the window alone. */
  readonly exit: 0 | 1 | 3 | null;
  /** Code of what ended it early; absent where nothing did. */
  readonly error?: string;
  /** Codes of invoices that could not be attached; absent where there are none. */
  readonly invoices?: readonly string[];
  /** Codes of what could not be taken out or changed; absent where there are none. */
  readonly refused?: readonly string[];
  /** Requests that wrote documents, in this command. */
  readonly writes: number;
  /** Documents of ours that stand in Xero at the end. */
  readonly documents: number;
  /** Files on them; absent where there are none. */
  readonly files?: number;
}

/** One row of the page: something that Xero says, and what becomes of it. */
export interface Situation {
  /** Name of the test. */
  readonly name: string;
  /** What Xero answers, letter by letter where it is a message. `…` stands for what differs every time. */
  readonly xero: string;
  /** How the sandbox is made to answer so. */
  readonly made: string;
  readonly options?: TestCompanyOptions;
  /** Settings of the company; `plainSetup` unless told. */
  readonly setup?: object;
  /** Before the command: the movements, and what will go wrong. */
  arrange(books: TestCompany): void | Promise<void>;
  /** What meets it: a sync unless told, else the undo of every item, or ours sent again over what somebody changed. */
  readonly command?: 'undo' | 'send-again';
  readonly first: Outcome;
  /** Part of a sentence that a person must have read after it: Xero's own words where they are passed on. */
  readonly told?: string;
  /** A status that Xero must have answered with meanwhile. */
  readonly status?: number;
  /** What ends it, and the sync after that. */
  readonly later?: {
    readonly when: string;
    change(books: TestCompany): void | Promise<void>;
    readonly outcome: Outcome;
  };
}

/** Rows of the page under one heading. */
export interface Chapter {
  readonly title: string;
  readonly about: string;
  readonly situations: readonly Situation[];
}
