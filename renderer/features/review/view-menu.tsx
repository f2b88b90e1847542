import { BookmarkIcon, CheckIcon, PencilIcon, Trash2Icon } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import type { ReviewPlace } from './review-address.ts';
import { builtInViews, isSameLook, lookOf, type SavedView } from './saved-views.ts';
import type { ViewControl } from './use-views.ts';
import styles from './view-menu.module.css';
import { ViewNameForm } from './view-name-form.tsx';

type Look = Pick<ReviewPlace, 'filter' | 'sort'>;

export interface ViewMenuProps {
  /** How the list is looked at; asked when the menu is opened, so that a letter of the search passes it by. */
  readonly look: () => Look;
  readonly views: ViewControl;
  readonly onShow: (view: Look & Partial<Pick<SavedView, 'columns'>>) => void;
}

/** Ways to look at the list, under names: those that everybody has, and one's own. */
export const ViewMenu = memo(function ViewMenu({ look, views, onShow }: ViewMenuProps) {
  const { t } = useTranslation('review');
  return (
    <Popover
      label={t('views.label')}
      placement="bottom end"
      trigger={
        <Button size="small" variant="quiet" icon={<BookmarkIcon />}>
          {t('views.label')}
        </Button>
      }
    >
      {(close) => (
        <div className={styles['views']}>
          <section>
            <h2 className={styles['heading']}>{t('views.standard')}</h2>
            <ul>
              {builtInViews.map((view) => (
                <li key={view.name} className={styles['entry']}>
                  <ViewButton
                    label={t(`views.builtIn.${view.name}`)}
                    isShown={isSameLook(view, look())}
                    onPress={() => {
                      onShow(view);
                      close();
                    }}
                  />
                </li>
              ))}
            </ul>
          </section>
          {views.own.length > 0 && <OwnViews look={look} views={views} onShow={onShow} close={close} />}
          <ViewNameForm
            label={t('views.name')}
            action={t('views.save')}
            help={t('views.saveHelp')}
            taken={[]}
            onName={(name) => {
              views.save(name, look());
              close();
            }}
          />
        </div>
      )}
    </Popover>
  );
});

function OwnViews({ look, views, onShow, close }: ViewMenuProps & { readonly close: () => void }) {
  const { t } = useTranslation('review');
  const [renamed, setRenamed] = useState<string | null>(null);
  return (
    <section>
      <h2 className={styles['heading']}>{t('views.own')}</h2>
      <ul>
        {views.own.map((view) =>
          view.name === renamed ? (
            <li key={view.name}>
              <ViewNameForm
                label={t('views.rename', { name: view.name })}
                action={t('common:actions.save')}
                first={view.name}
                taken={views.own.map(({ name }) => name).filter((name) => name !== view.name)}
                onName={(name) => {
                  views.rename(view.name, name);
                  setRenamed(null);
                }}
              />
            </li>
          ) : (
            <li key={view.name} className={styles['entry']}>
              <ViewButton
                label={view.name}
                isData
                isShown={isSameLook(lookOf(view), look())}
                onPress={() => {
                  onShow({ ...lookOf(view), columns: view.columns });
                  close();
                }}
              />
              <IconButton
                size="small"
                label={t('views.rename', { name: view.name })}
                icon={<PencilIcon />}
                onPress={() => setRenamed(view.name)}
              />
              <IconButton
                size="small"
                label={t('views.remove', { name: view.name })}
                icon={<Trash2Icon />}
                onPress={() => views.remove(view.name)}
              />
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

interface ViewButtonProps {
  readonly label: string;
  readonly isShown: boolean;
  readonly isData?: boolean;
  readonly onPress: () => void;
}

function ViewButton({ label, isShown, isData = false, onPress }: ViewButtonProps) {
  return (
    <button type="button" aria-current={isShown || undefined} className={styles['view']} onClick={onPress}>
      <span className={styles['name']} {...(isData ? { translate: 'no' as const } : {})}>
        {label}
      </span>
      {isShown && <CheckIcon size={16} aria-hidden="true" />}
    </button>
  );
}
