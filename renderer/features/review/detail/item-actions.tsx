import BookCheck from 'lucide-react/icons/book-check';
import Check from 'lucide-react/icons/check';
import CircleMinus from 'lucide-react/icons/circle-minus';
import CirclePause from 'lucide-react/icons/circle-pause';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Eraser from 'lucide-react/icons/eraser';
import ExternalLink from 'lucide-react/icons/external-link';
import Link2 from 'lucide-react/icons/link-2';
import Pencil from 'lucide-react/icons/pencil';
import Undo2 from 'lucide-react/icons/undo-2';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemAction, ReviewItemDto } from '../../../../shared/contract/review-item.ts';
import { host } from '../../../bridge/client.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { useSay } from '../../../words/say.ts';
import type { DetailCallbacks } from './detail-callbacks.ts';
import styles from './detail-head.module.css';

/** In the order they are offered, with the keys that the list listens to. */
const offered: readonly { readonly action: ItemAction; readonly keys: string; readonly icon: ComponentType }[] = [
  { action: 'approve', keys: 'a', icon: Check },
  { action: 'recode', keys: 'e', icon: Pencil },
  { action: 'hold', keys: 'h', icon: CirclePause },
  { action: 'exclude', keys: 'x', icon: CircleMinus },
  { action: 'handled', keys: 'm', icon: BookCheck },
  { action: 'adopt', keys: 'i', icon: Link2 },
  { action: 'reopen', keys: 'u', icon: Undo2 },
  { action: 'undo', keys: '', icon: Eraser },
];

export interface ItemActionsProps extends Pick<DetailCallbacks, 'onDecide' | 'onEditCoding' | 'onUndo'> {
  readonly item: ReviewItemDto;
  readonly isStale: boolean;
}

/** The next step as buttons, none of them primary: the screen has that one at its top; everything else behind one, where what cannot be done says why. */
export function ItemActions({ item, isStale, onDecide, onEditCoding, onUndo }: ItemActionsProps) {
  const { t } = useTranslation(['detail', 'common']);
  const say = useSay();
  const { actions, xeroUrl } = item;
  const id = item.row.transactionId;
  const run = (action: ItemAction): void => {
    if (isStale) return; // what is on screen is not what was asked for
    if (action === 'recode') onEditCoding([id]);
    else if (action === 'undo') onUndo([id]);
    else onDecide(action, [id]);
  };
  const next = actions.approve.allowed ? 'approve' : actions.reopen.allowed ? 'reopen' : null;
  const isButton = (action: ItemAction): boolean =>
    action === next || ((action === 'recode' || action === 'undo') && actions[action].allowed);
  const entries = offered
    .filter(({ action }) => !isButton(action))
    .map(({ action, keys, icon: Icon }): MenuEntry => {
      const { allowed, why } = actions[action];
      const disabledReason = allowed ? undefined : say(why ?? t('actions.notNow'));
      return {
        id: action,
        label: t(`actions.${action}`),
        ...(keys === '' ? {} : { keys }),
        icon: <Icon />,
        disabledReason,
        onPress: () => run(action),
      };
    });
  return (
    <div className={styles['actions']}>
      {offered
        .filter(({ action }) => isButton(action))
        .map(({ action, icon: Icon }) => (
          <Button key={action} size="small" icon={<Icon />} onPress={() => run(action)}>
            {t(`actions.${action}`)}
          </Button>
        ))}
      <Menu
        label={t('actions.more')}
        trigger={<IconButton label={t('actions.more')} icon={<Ellipsis />} size="small" variant="secondary" />}
        groups={[{ id: 'item', label: t('actions.more'), entries }]}
      />
      {xeroUrl !== null && (
        <div className={styles['end']}>
          <Button size="small" variant="quiet" icon={<ExternalLink />} onPress={() => host.openExternal(xeroUrl)}>
            {t('common:actions.openInXero')}
          </Button>
        </div>
      )}
    </div>
  );
}
