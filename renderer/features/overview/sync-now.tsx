import ChevronDown from 'lucide-react/icons/chevron-down';
import Eye from 'lucide-react/icons/eye';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useSync } from './use-sync.ts';

/** The one thing to do on this screen, and beside it the way to do it without sending anything. */
export function SyncNow() {
  const { t } = useTranslation('overview');
  const { t: common } = useTranslation('common');
  const { isRunning, start } = useSync();
  const busy = isRunning ? t('sync.running') : undefined;
  return (
    <>
      <Menu
        label={t('sync.more')}
        placement="bottom end"
        trigger={<IconButton label={t('sync.more')} icon={<ChevronDown />} variant="secondary" />}
        groups={[
          {
            id: 'sync',
            label: t('sync.more'),
            entries: [
              {
                id: 'look',
                label: t('sync.look'),
                icon: <Eye size={16} />,
                onPress: () => start(false),
                disabledReason: busy,
              },
              {
                id: 'send',
                label: t('sync.send'),
                icon: <RefreshCw size={16} />,
                keys: 's',
                onPress: () => start(true),
                disabledReason: busy,
              },
            ],
          },
        ]}
      />
      <Button variant="primary" icon={<RefreshCw />} pendingLabel={busy} onPress={() => start(true)}>
        {common('sync.now')}
      </Button>
    </>
  );
}
