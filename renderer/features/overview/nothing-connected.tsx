import Plug from 'lucide-react/icons/plug';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { goTo } from '../../ui/route.ts';

/** A company of which nothing was ever connected has no books, and so nothing to overlook. */
export function NothingConnected() {
  const { t } = useTranslation('overview');
  return (
    <Page title={t('title')}>
      <EmptyState
        icon={<Plug />}
        title={t('unconnected.title')}
        action={
          <Button variant="primary" onPress={() => goTo('#/start')}>
            {t('unconnected.go')}
          </Button>
        }
      >
        {t('unconnected.text')}
      </EmptyState>
    </Page>
  );
}
