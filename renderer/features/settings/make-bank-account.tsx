import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { Button } from '../../ui/button.tsx';
import { useAccountLabel } from '../../words/use-account-label.ts';
import { FailureNote } from './failure-note.tsx';
import styles from './form.module.css';

interface MakeBankAccountProps {
  readonly account: string;
  readonly onMade: (bankAccount: ReferenceDto['bankAccounts'][number]) => void;
}

/** Makes the bank account in Xero that an account lacks. It is linked once the settings are saved. */
export function MakeBankAccount({ account, onMade }: MakeBankAccountProps) {
  const { t } = useTranslation('settings');
  const { author } = useCompany();
  const label = useAccountLabel()(account);
  const make = useAct('accounts.createBank');
  const run = (): void => make.mutate({ account, author }, { onSuccess: ({ bankAccount }) => onMade(bankAccount) });
  return (
    <div className={styles['beneath']}>
      {make.isError && <FailureNote what={t('bank.notMade')} thrown={make.error} />}
      <Button
        size="small"
        aria-label={t('bank.makeOf', { account: label })}
        pendingLabel={make.isPending ? t('bank.making') : undefined}
        onPress={run}
      >
        {t('bank.make')}
      </Button>
    </div>
  );
}
