import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SettingsDto } from '../../../shared/contract/settings.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/section.tsx';
import { AccountDefaults } from './account-defaults.tsx';
import { AccountsTable } from './accounts-table.tsx';
import { AutomaticConfirm } from './automatic-confirm.tsx';
import { DraftActions } from './draft-actions.tsx';
import { SaveFailure } from './failure-note.tsx';
import styles from './form.module.css';
import { LeaveGuard } from './leave-guard.tsx';
import { RefreshLists } from './refresh-lists.tsx';
import { SectionActions } from './section-actions.tsx';
import type { AccountSettings, Settings } from './settings-shape.ts';
import { useDraft } from './use-draft.ts';
import { WithSettings } from './with-settings.tsx';

/** Which accounts are posted, and to which bank account of Xero each of them belongs. */
export function AccountsSection() {
  return (
    <WithSettings>{(settings, reference) => <AccountsForm present={settings} reference={reference} />}</WithSettings>
  );
}

const read = (settings: Settings): readonly AccountSettings[] => settings.accounts;
const write = (settings: Settings, accounts: readonly AccountSettings[]): Settings => ({ ...settings, accounts });

function AccountsForm({
  present,
  reference,
}: {
  readonly present: SettingsDto;
  readonly reference: ReferenceDto | null;
}) {
  const { t } = useTranslation('settings');
  const company = useCompany();
  const status = useQuery(companyQuery(company.id, 'status.read', {}));
  const backfills = useQuery(companyQuery(company.id, 'backfill.list', {}));
  const feeds = useQuery(companyQuery(company.id, 'feeds.read', {}));
  const hasFeeds =
    (feeds.data !== undefined && feeds.data.code !== 'not-asked') ||
    present.settings.accounts.some(({ bankFeed }) => bankFeed === true);
  const draft = useDraft({ present, read, write });
  const ids = [...new Set([...(status.data?.accounts ?? []).map(({ id }) => id), ...draft.value.map(({ id }) => id)])];
  // An account that is on and leads nowhere would block everything in it.
  const unlinked = draft.value.filter(({ enabled, bankAccount }) => enabled && bankAccount === undefined);
  const canSave = unlinked.length === 0;
  const [isAsking, setIsAsking] = useState(false);
  const save = (): void => {
    if (!canSave) return;
    if (becomesAutomatic(present.settings.accounts, draft.value)) setIsAsking(true);
    else draft.save();
  };
  return (
    <>
      <SectionActions>
        <DraftActions draft={draft} onSave={save} />
      </SectionActions>
      <LeaveGuard isDirty={draft.isDirty} onLeave={draft.discard} />
      <SaveFailure failure={draft.failure} onDiscard={draft.discard} />
      <Section title={t('accounts.title')} description={t('accounts.description')}>
        {ids.length === 0 ? (
          <EmptyState title={t('accounts.empty')}>{t('accounts.emptyText')}</EmptyState>
        ) : (
          <AccountsTable
            ids={ids}
            draft={draft}
            reference={reference}
            movements={status.data?.accounts ?? []}
            starts={backfills.data?.accounts ?? []}
            hasFeeds={hasFeeds}
          />
        )}
        <p className={styles['quiet']}>{t('accounts.offMeans')}</p>
        {hasFeeds && <p className={styles['quiet']}>{t('accounts.bankFeedMeans')}</p>}
      </Section>
      <AccountDefaults ids={ids} draft={draft} defaults={present.settings.defaults} reference={reference} />
      <RefreshLists reference={reference} />
      <AutomaticConfirm
        isOpen={isAsking}
        about="accounts"
        onCancel={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          draft.save();
        }}
      />
    </>
  );
}

/** Would something of an account leave unseen from now on that has not before? */
function becomesAutomatic(before: readonly AccountSettings[], after: readonly AccountSettings[]): boolean {
  const isAutomatic = (account: AccountSettings | undefined): boolean => account?.defaults?.mode === 'auto';
  return after.some((account) => isAutomatic(account) && !isAutomatic(before.find(({ id }) => id === account.id)));
}
