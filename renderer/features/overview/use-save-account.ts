import { useTranslation } from 'react-i18next';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { useAccountChange } from '../../bridge/use-account-change.ts';
import type { AccountChange } from '../../bridge/with-account.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';
import { useAccountLabel } from '../../words/use-account-label.ts';

/** Saves a change of an account and says so, with the way back. */
export function useSaveAccount(): {
  save(change: AccountChange, onSaved?: () => void): void;
  readonly isPending: boolean;
} {
  const { t } = useTranslation('overview');
  const { t: common } = useTranslation('common');
  const say = useSay();
  const labelOf = useAccountLabel();
  const change = useAccountChange();
  const problem = (title: string, thrown: unknown): void => {
    const { message, details } = errorOfThrown(thrown);
    const detail = details.length === 0 ? say(message) : details.map((one) => say(one.message)).join(' ');
    pageToasts.show({ kind: 'problem', title, detail });
  };
  const save = (wanted: AccountChange, onSaved?: () => void): void => {
    const account = labelOf(wanted.id);
    const takeBack = (undo: () => Promise<void>): void => {
      undo().then(
        () => pageToasts.show({ kind: 'success', title: t('accounts.undone', { account }) }),
        (thrown: unknown) => problem(t('accounts.undoFailed'), thrown),
      );
    };
    change.mutate(wanted, {
      onSuccess: (undo) => {
        const title = wanted.enabled ? t('accounts.on', { account }) : t('accounts.off', { account });
        pageToasts.show({
          kind: 'success',
          title,
          action: { label: common('actions.undo'), onPress: () => takeBack(undo) },
        });
        onSaved?.();
      },
      onError: (thrown) => problem(t('accounts.notChanged'), thrown),
    });
  };
  return { save, isPending: change.isPending };
}
