import { useTranslation } from 'react-i18next';
import { useMakeContact } from '../../bridge/use-make-contact.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import type { PickerProps } from '../../ui/picker.tsx';
import { useSay } from '../../words/say.ts';

/** The last entry of a list of contacts: makes one in Xero with the name that was typed, and chooses it. */
export function useContactMaking(choose: (contact: string) => void): NonNullable<PickerProps['action']> {
  const { t } = useTranslation('common');
  const say = useSay();
  const onPress = useMakeContact({
    onMade: (contact) => {
      void pageToasts.show({ kind: 'success', title: t('contact.made', { name: contact }) });
      choose(contact);
    },
    onFailed: (name, message) =>
      void pageToasts.show({ kind: 'problem', title: t('contact.notMade', { name }), detail: say(message) }),
  });
  return {
    label: (query) => (query.trim() === '' ? t('contact.typeName') : t('contact.make', { name: query.trim() })),
    onPress,
  };
}
