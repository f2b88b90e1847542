import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../ui/disclosure.tsx';
import { columnCount, columnGroups } from './column-groups.ts';
import styles from './columns-list.module.css';

/** What each column of the file holds, for who wants to know before opening it. */
export function ColumnsList() {
  const { t } = useTranslation('export');
  return (
    <Disclosure summary={t('columns.show', { count: columnCount })}>
      <div className={styles['groups']}>
        {columnGroups.map(({ id, columns }) => (
          <section key={id} aria-label={t(`columns.groups.${id}`)}>
            <h3 className={styles['name']}>{t(`columns.groups.${id}`)}</h3>
            <dl className={styles['columns']}>
              {columns.map((column) => (
                <div key={column} className={styles['column']}>
                  <dt>
                    <code translate="no">{column}</code>
                  </dt>
                  <dd>{t(`columns.names.${column}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Disclosure>
  );
}
