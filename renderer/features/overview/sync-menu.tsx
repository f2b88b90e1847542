import Eye from 'lucide-react/icons/eye';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu } from '../../ui/menu.tsx';

interface SyncMenuProps {
  readonly trigger: ReactElement;
  /** Why neither can be done now; undefined where both can. */
  readonly busy: string | undefined;
  readonly onStart: (push: boolean) => void;
}

/** The two ways to sync: with sending, and looking only. */
export function SyncMenu({ trigger, busy, onStart }: SyncMenuProps) {
  const { t } = useTranslation('overview');
  return (
    <Menu
      label={t('sync.more')}
      placement="bottom end"
      trigger={trigger}
      startsOpen
      groups={[
        {
          id: 'sync',
          label: t('sync.more'),
          entries: [
            {
              id: 'look',
              label: t('sync.look'),
              icon: <Eye size={16} />,
              onPress: () => onStart(false),
              disabledReason: busy,
            },
            {
              id: 'send',
              label: t('sync.send'),
              icon: <RefreshCw size={16} />,
              keys: 's',
              onPress: () => onStart(true),
              disabledReason: busy,
            },
          ],
        },
      ]}
    />
  );
}
