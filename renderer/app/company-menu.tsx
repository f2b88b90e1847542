import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { useTranslation } from 'react-i18next';
import { callApp } from '../bridge/client.ts';
import { useCompany } from '../bridge/company.ts';
import { errorOfThrown } from '../bridge/host-error.ts';
import { Mark } from '../ui/mark.tsx';
import { pageToasts } from '../ui/page-toasts.ts';
import { goTo } from '../ui/route.ts';
import { useSay } from '../words/say.ts';
import styles from './company-switcher.module.css';
import { useShownCompany } from './shown-company.ts';

const add = 'add';
const sample = 'sample';

/** The companies there are, and how to get another one. Open from the start: it is loaded when its button is pressed. */
export function CompanyMenu({ trigger }: { readonly trigger: ReactElement }) {
  const { t } = useTranslation();
  const say = useSay();
  const company = useCompany();
  const { app, show } = useShownCompany();
  const openSample = useMutation({
    mutationFn: () => callApp('companies.openSample', {}),
    onSuccess: ({ id }) => switchTo(id),
    onError: (thrown) =>
      pageToasts.show({ kind: 'problem', title: t('toast.failed'), detail: say(errorOfThrown(thrown).message) }),
  });
  const switchTo = (id: string): void => {
    show(id);
    goTo('#/overview');
  };
  const act = (key: unknown): void => {
    if (key === add) goTo('#/start/new');
    else if (key === sample) openSample.mutate();
    else if (key !== company.id) switchTo(String(key));
  };
  const companies = app?.companies ?? [];
  return (
    <MenuTrigger defaultOpen>
      {trigger}
      <Popover className={styles['popover'] ?? ''} placement="bottom start" offset={4}>
        <Menu aria-label={t('company.switch')} className={styles['menu'] ?? ''} onAction={act}>
          <MenuSection
            aria-label={t('company.switch')}
            selectionMode="single"
            selectedKeys={[company.id]}
            disallowEmptySelection
          >
            {[...companies.filter(({ archived }) => !archived), ...companies.filter(({ archived }) => archived)].map(
              ({ id, name, sample: isSample, archived }) => (
                <MenuItem key={id} id={id} textValue={name} className={styles['item'] ?? ''}>
                  <Mark name={name} />
                  <span className={styles['name']} translate="no">
                    <bdi>{name}</bdi>
                  </span>
                  {isSample && <span className={styles['tag']}>{t('company.sampleTag')}</span>}
                  {archived && <span className={styles['tag']}>{t('company.archivedTag')}</span>}
                </MenuItem>
              ),
            )}
          </MenuSection>
          <Separator className={styles['line'] ?? ''} />
          <MenuItem id={add} className={styles['item'] ?? ''}>
            {t('company.add')}
          </MenuItem>
          {app?.sampleAvailable === true && !companies.some((one) => one.sample) ? (
            <MenuItem id={sample} className={styles['item'] ?? ''}>
              {t('company.sample')}
            </MenuItem>
          ) : null}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
