import type { FuzzTarget } from './fuzz-target.ts';
import { appPaths } from './targets/app-paths.ts';
import { bankFeeds } from './targets/bank-feeds.ts';
import { cledaraAnswers } from './targets/cledara-answers.ts';
import { contractMessages } from './targets/contract-messages.ts';
import { exportedCsv, fileTypes, invoiceZip } from './targets/given-files.ts';
import { callbackRequests, windowRequests } from './targets/local-requests.ts';
import { mappingFiles, setupFiles } from './targets/settings-files.ts';
import { tokenAnswers } from './targets/token-answers.ts';
import { wholeSyncs } from './targets/whole-syncs.ts';
import { xeroReads } from './targets/xero-reads.ts';
import { xeroWrites } from './targets/xero-writes.ts';

/** Every reader of what comes from outside. */
export const fuzzTargets: readonly FuzzTarget[] = [
  cledaraAnswers,
  xeroReads,
  xeroWrites,
  bankFeeds,
  tokenAnswers,
  exportedCsv,
  invoiceZip,
  fileTypes,
  setupFiles,
  mappingFiles,
  contractMessages,
  windowRequests,
  callbackRequests,
  appPaths,
  wholeSyncs,
];
