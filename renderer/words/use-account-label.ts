import { useTranslation } from 'react-i18next';

/** Cledara names its accounts by currency and kind, such as `GBP:saas`. What is of no such form stays as it is. */
export function useAccountLabel(): (id: string) => string {
  const { t } = useTranslation();
  return (id) => {
    const [currency = '', kind] = id.split(':');
    if (kind === 'saas') return t('account.saas', { currency });
    if (kind === 'spend') return t('account.spend', { currency });
    return id;
  };
}
