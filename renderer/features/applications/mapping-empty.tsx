import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

interface MappingEmptyProps {
  /** There are some, but none that were asked for. */
  readonly hasApplications: boolean;
  readonly onAll: () => void;
}

export function MappingEmpty({ hasApplications, onAll }: MappingEmptyProps) {
  const { t } = useTranslation('applications');
  if (!hasApplications) return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>;
  return (
    <EmptyState title={t('empty.noneShown')} action={<Button onPress={onAll}>{t('empty.showAll')}</Button>}>
      {t('empty.noneShownText')}
    </EmptyState>
  );
}
