import Check from 'lucide-react/icons/check';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SettingsVersionDto } from '../../../shared/contract/settings.ts';
import { AgoText } from '../../ui/ago-text.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../words/format.ts';
import { ChangeList } from './change-list.tsx';
import styles from './history-sheet.module.css';

interface VersionEntryProps {
  readonly version: SettingsVersionDto;
  readonly isInForce: boolean;
  readonly reference: ReferenceDto | null;
  readonly onRevert: () => void;
}

/** One version: when, by whom, what it changed, and what was pushed under it. */
export function VersionEntry({ version, isInForce, reference, onRevert }: VersionEntryProps) {
  const { t } = useTranslation('applications');
  const { locale } = useFormat();
  const { number, at, author, changes, pushed } = version;
  return (
    <li className={styles['version']}>
      <div className={styles['head']}>
        <h3 className={styles['number']}>{t('history.version', { number })}</h3>
        {isInForce ? (
          <Badge tone="green" icon={<Check size={14} />} look="plain">
            {t('history.inForce')}
          </Badge>
        ) : (
          <Button size="small" variant="quiet" onPress={onRevert}>
            {t('history.revert')}
          </Button>
        )}
      </div>
      <p className={styles['facts']}>
        <AgoText at={at} lang={locale} />
        <span aria-hidden="true"> · </span>
        <bdi translate="no">{author}</bdi>
        <span aria-hidden="true"> · </span>
        {t('history.pushed', { count: pushed })}
      </p>
      {changes.length === 0 ? (
        <p className={styles['facts']}>{t('history.noChanges')}</p>
      ) : (
        <ChangeList changes={changes} reference={reference} first={6} />
      )}
    </li>
  );
}
