import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../ui/disclosure.tsx';
import { columnGroups } from './column-groups.ts';
import styles from './columns-list.module.css';

/** What each column of the file holds, for who wants to know before opening it. */
export function ColumnsList() {
  const { t } = useTranslation('export');
  return (
    <div className={styles['groups']}>
      {columnGroups.map(({ id, columns }) => (
        <Disclosure
          key={id}
          look="row"
          summary={
            <span className={styles['summary']}>
              <span>{t(`columns.groups.${id}`)}</span>
              <span className={styles['count']}>{t('columns.show', { count: columns.length })}</span>
            </span>
          }
        >
          <dl>
            {columns.map((column) => (
              <div key={column} className={styles['column']}>
                <dt>
                  <code translate="no">{column}</code>
                </dt>
                <dd>{t(`columns.names.${column}`)}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      ))}
    </div>
  );
}
