import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { useAccountChange } from '../../bridge/use-account-change.ts';
import { Button } from '../../ui/button.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { Select } from '../../ui/select.tsx';
import { useSay } from '../../words/say.ts';
import { useAccountLabel } from '../../words/use-account-label.ts';
import styles from './add-account.module.css';
import step from './step.module.css';

/** The currencies that Cledara's accounts have. */
const currencies = ['GBP', 'EUR', 'USD'] as const;
type Currency = (typeof currencies)[number];
type Kind = 'saas' | 'spend';

/** Cledara lists no accounts, only movements, so one without any has to be named by hand. */
export function AddAccount({ known }: { readonly known: readonly string[] }) {
  const { t } = useTranslation('start');
  const say = useSay();
  const labelOf = useAccountLabel();
  const change = useAccountChange();
  const [currency, setCurrency] = useState<Currency>('GBP');
  const [kind, setKind] = useState<Kind>('saas');
  const id = `${currency}:${kind}`;
  const isKnown = known.includes(id);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isKnown || change.isPending) return;
    change.mutate(
      { id, enabled: false, bankAccount: null },
      {
        onSuccess: () => pageToasts.show({ kind: 'success', title: t('accountsStep.added', { account: labelOf(id) }) }),
        onError: (thrown) =>
          pageToasts.show({
            kind: 'problem',
            title: t('accountsStep.notChanged'),
            detail: say(errorOfThrown(thrown).message),
          }),
      },
    );
  };
  return (
    <form className={step['tight']} onSubmit={submit}>
      <p className={step['quiet']}>{t('accountsStep.addText')}</p>
      <div className={styles['row']}>
        <div className={styles['currency']} translate="no">
          <Select
            label={t('accountsStep.currency')}
            placeholder={t('accountsStep.currency')}
            options={currencies.map((code) => ({ id: code, label: code }))}
            value={currency}
            onChange={setCurrency}
          />
        </div>
        <div className={styles['kind']}>
          <Select
            label={t('accountsStep.kind')}
            placeholder={t('accountsStep.kind')}
            options={[
              { id: 'saas', label: t('accountsStep.kindSaas') },
              { id: 'spend', label: t('accountsStep.kindSpend') },
            ]}
            value={kind}
            onChange={setKind}
          />
        </div>
        <Button type="submit" isDisabled={isKnown}>
          {t('accountsStep.addSubmit')}
        </Button>
      </div>
      {isKnown && <p className={step['quiet']}>{t('accountsStep.has')}</p>}
    </form>
  );
}
