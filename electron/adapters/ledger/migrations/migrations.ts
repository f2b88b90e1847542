import { firstSchema } from './0001-first-schema.ts';
import { overridesStep } from './0002-overrides.ts';
import { contactsStep } from './0003-contacts.ts';
import { changesStep } from './0004-changes-in-xero.ts';
import { billsStep } from './0005-bills.ts';
import { openDaysStep } from './0006-open-days.ts';
import { statementExportsStep } from './0007-statement-exports.ts';
import { lookAlikesStep } from './0008-look-alikes.ts';
import { xeroTroubleStep } from './0009-xero-trouble.ts';
import { invoiceLooksStep } from './0010-invoice-looks.ts';
import { codingHistoryStep } from './0011-coding-history.ts';
import { backfillsStep } from './0012-backfills.ts';
import { dayAllowancesStep } from './0013-day-allowances.ts';
import { fileImportsStep } from './0014-file-imports.ts';
import { watchedFolderStep } from './0015-watched-folder.ts';
import { bankFeedsStep } from './0016-bank-feeds.ts';
import { fedChangesStep } from './0017-fed-changes.ts';
import { applicationNamesStep } from './0018-application-names.ts';
import { fedLinesStep } from './0019-fed-lines.ts';
import { unlistedStep } from './0020-unlisted.ts';
import type { Migration } from './migration.ts';

/** Every step there ever was, in order. */
export const migrations: readonly Migration[] = [
  firstSchema,
  overridesStep,
  contactsStep,
  changesStep,
  billsStep,
  openDaysStep,
  statementExportsStep,
  lookAlikesStep,
  xeroTroubleStep,
  invoiceLooksStep,
  codingHistoryStep,
  backfillsStep,
  dayAllowancesStep,
  fileImportsStep,
  watchedFolderStep,
  bankFeedsStep,
  fedChangesStep,
  applicationNamesStep,
  fedLinesStep,
  unlistedStep,
];
