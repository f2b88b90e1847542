import ChevronDown from 'lucide-react/icons/chevron-down';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useSync } from './use-sync.ts';

/** Menus are a large part of the kit, and this is the only one of the first screen. */
const SyncMenu = lazy(async () => ({ default: (await import('./sync-menu.tsx')).SyncMenu }));

/** The one thing to do on this screen, and beside it the way to do it without sending anything. */
export function SyncNow() {
  const { t } = useTranslation('overview');
  const { t: common } = useTranslation('common');
  const { isRunning, start } = useSync();
  const [isMenuWanted, setIsMenuWanted] = useState(false);
  const busy = isRunning ? t('sync.running') : undefined;
  const trigger = (onPress?: () => void): ReactElement => (
    <IconButton
      label={t('sync.more')}
      icon={<ChevronDown />}
      variant="secondary"
      aria-haspopup="menu"
      {...(onPress === undefined ? {} : { onPress })}
    />
  );
  return (
    <>
      {isMenuWanted ? (
        <Suspense fallback={trigger()}>
          <SyncMenu trigger={trigger()} busy={busy} onStart={start} />
        </Suspense>
      ) : (
        trigger(() => setIsMenuWanted(true))
      )}
      <Button variant="primary" icon={<RefreshCw />} pendingLabel={busy} onPress={() => start(true)}>
        {common('sync.now')}
      </Button>
    </>
  );
}
