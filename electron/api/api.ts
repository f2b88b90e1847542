import { type MethodInput, type MethodName, type MethodOutputs, methodInputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { diagnose } from '../engine/diagnostics.ts';
import { listRuns, searchActivity } from './activity.ts';
import { listApplications } from './applications.ts';
import { archived, worksArchived } from './archived.ts';
import { backfillMethods } from './backfill.ts';
import { feedMethods } from './bank-feed.ts';
import { makeBundle } from './bundle.ts';
import type { CompanyHost } from './company-host.ts';
import { connectionMethods } from './connection-methods.ts';
import { makeBankAccount } from './create-bank-account.ts';
import { makeContact } from './create-contact.ts';
import { decideDrift, lookAtXero } from './drift.ts';
import { errorOf } from './error-of.ts';
import { exportStatement, listStatementExports, withdrawExport } from './export-statement.ts';
import { exportTransactions } from './export-transactions.ts';
import { badInput, type Handlers } from './handlers.ts';
import { importMethods } from './import-files.ts';
import { readInvoice } from './invoice.ts';
import { mappingMethods } from './mapping.ts';
import { chooseReviewDay } from './open-day.ts';
import { readOverview } from './overview.ts';
import { decidePosted } from './posted-questions.ts';
import { applyToPushed, previewReapplication } from './reapply.ts';
import { recodeReview } from './recode.ts';
import { readReferenceLists, refreshReference } from './reference.ts';
import { decideReview, listReview } from './review.ts';
import { reviewQueries } from './review-queries.ts';
import { applySetupFile, exportSetupFile } from './settings.ts';
import {
  changeSettings,
  compareVersions,
  previewSettings,
  readSettings,
  revertSettings,
  settingsHistory,
} from './settings-versions.ts';
import { readStatus } from './status.ts';
import { suggestionMethods } from './suggestions.ts';
import { syncMethods } from './sync.ts';
import { templateMethods } from './template.ts';
import { undoReview } from './undo.ts';

/** The methods of the contract for one company. Every input is parsed; every expected failure is a value. */
export interface Api {
  call<M extends MethodName>(method: M, input: unknown): Promise<Result<MethodOutputs[M], Failure>>;
}

export function createApi(host: CompanyHost): Api {
  const handlers = handlersOf(host);
  return {
    async call<M extends MethodName>(method: M, input: unknown): Promise<Result<MethodOutputs[M], Failure>> {
      const parsed = methodInputs[method].safeParse(input);
      if (!parsed.success) {
        const details = parsed.error.issues.map(({ path, message }) => ({ at: path.join('.'), message }));
        return badInput(method, details);
      }
      if (!worksArchived(method) && host.isArchived()) return err(archived(host.company()));
      // The schema of this very method has just parsed it; the compiler cannot follow that through the map.
      const handler: Handlers[M] = handlers[method];
      return await handler(parsed.data as MethodInput<M>);
    },
  };
}

function handlersOf(host: CompanyHost): Handlers {
  return {
    ...connectionMethods(host),
    ...syncMethods(host),
    ...mappingMethods(host),
    ...reviewQueries(host),
    ...backfillMethods(host),
    ...suggestionMethods(host),
    ...templateMethods(host),
    'settings.compare': (input) => compareVersions(host, input),
    ...importMethods(host),
    ...feedMethods(host),
    'settings.apply': (input) => applySetupFile(host, input),
    'settings.export': () => exportSetupFile(host),
    'settings.read': () => readSettings(host),
    'settings.change': (input) => changeSettings(host, input),
    'settings.history': (input) => settingsHistory(host, input),
    'settings.preview': (input) => previewSettings(host, input),
    'settings.revert': (input) => revertSettings(host, input),
    'applications.list': () => listApplications(host),
    'reference.read': () => readReferenceLists(host),
    'accounts.createBank': (input) => makeBankAccount(host, input),
    'contacts.create': (input) => makeContact(host, input),
    'reference.refresh': () => refreshReference(host),
    'review.list': (input) => listReview(host, input),
    'review.decide': (input) => decideReview(host, input),
    'review.openDay': (input) => chooseReviewDay(host, input),
    'review.recode': (input) => recodeReview(host, input),
    'review.undo': (input) => undoReview(host, input),
    'drift.look': () => lookAtXero(host),
    'drift.decide': (input) => decideDrift(host, input),
    'posted.decide': (input) => decidePosted(host, input),
    'reapply.preview': (input) => previewReapplication(host, input),
    'reapply.apply': (input) => applyToPushed(host, input),
    'invoice.read': (input) => readInvoice(host, input),
    'overview.read': () => readOverview(host),
    'activity.runs': (input) => listRuns(host, input),
    'activity.search': (input) => searchActivity(host, input),
    'status.read': () => readStatus(host),
    'diagnostics.run': async () => {
      const engine = host.engine();
      if (!engine.ok) return engine;
      const secrets = { description: host.secrets.description, check: () => host.checkSecrets() };
      const { checks, failure } = await diagnose(engine.value, secrets);
      return ok({ checks, ...(failure === null ? {} : { error: errorOf(failure) }) });
    },
    'diagnostics.bundle': () => makeBundle(host),
    'export.statement': (input) => exportStatement(host, input),
    'export.statement.withdraw': (input) => withdrawExport(host, input),
    'export.statements': () => listStatementExports(host),
    'export.transactions': (input) => exportTransactions(host, input),
  };
}
