import { ArrowDownIcon, ArrowUpIcon, Columns3Icon } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import styles from './column-chooser.module.css';
import type { ColumnControl } from './use-columns.ts';

/** Which columns there are, and in which order. */
export const ColumnChooser = memo(function ColumnChooser({ columns }: { readonly columns: ColumnControl }) {
  const { t } = useTranslation('review');
  const { choice } = columns;
  return (
    <Popover
      label={t('columns.label')}
      placement="bottom end"
      trigger={<IconButton size="small" label={t('columns.label')} icon={<Columns3Icon />} />}
    >
      <ul className={styles['list']}>
        {choice.order.map((id, at) => {
          const column = t(`columns.${id}`);
          return (
            <li key={id} className={styles['entry']}>
              <Checkbox
                label={column}
                isSelected={!choice.hidden.includes(id)}
                isDisabled={id === 'description'} // what tells the rows apart
                onChange={(isShown) => columns.show(id, isShown)}
              />
              <span className={styles['moves']}>
                <IconButton
                  size="small"
                  label={t('columns.up', { column })}
                  icon={<ArrowUpIcon />}
                  isDisabled={at === 0}
                  onPress={({ target }) => {
                    if (at === 1) focusOther(target);
                    columns.move(id, -1);
                  }}
                />
                <IconButton
                  size="small"
                  label={t('columns.down', { column })}
                  icon={<ArrowDownIcon />}
                  isDisabled={at === choice.order.length - 1}
                  onPress={({ target }) => {
                    if (at === choice.order.length - 2) focusOther(target);
                    columns.move(id, 1);
                  }}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <p className={styles['help']}>{t('columns.help')}</p>
      <Button size="small" onPress={columns.reset}>
        {t('columns.reset')}
      </Button>
    </Popover>
  );
});

/** At an end the button rests, and the focus would be lost: its neighbour takes it beforehand. */
function focusOther(pressed: Element): void {
  for (const button of pressed.closest('li')?.querySelectorAll('button') ?? []) if (button !== pressed) button.focus();
}
