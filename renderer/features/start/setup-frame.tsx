import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanyContext } from '../../bridge/company.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { goTo } from '../../ui/route.ts';
import styles from './setup-frame.module.css';
import { type SetupStep, type StepName, stepNames } from './setup-steps.ts';
import { StepList } from './step-list.tsx';

interface SetupFrameProps {
  readonly steps: readonly SetupStep[];
  readonly shown: StepName;
  /** Whether there is a company to go back to. */
  readonly canLeave: boolean;
  readonly children: ReactNode;
}

/** Around every step: which company it is about, all steps with their states, and what this one does and does not. */
export function SetupFrame({ steps, shown, canLeave, children }: SetupFrameProps) {
  const { t } = useTranslation('start');
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    heading.current?.focus();
  }, [shown]);
  return (
    <Page
      title={t('title')}
      subtitle={t('intro')}
      actions={canLeave ? <Button onPress={() => goTo('#/overview')}>{t('later')}</Button> : undefined}
    >
      <div className={styles['frame']}>
        <nav aria-label={t('list')} className={styles['list']}>
          <CompanyName isNew={steps.every(({ isDone }) => !isDone)} />
          <StepList steps={steps} shown={shown} />
        </nav>
        <section className={styles['step']} aria-labelledby="setup-step">
          <p className={styles['count']}>
            {t('stepOf', { step: stepNames.indexOf(shown) + 1, total: stepNames.length })}
          </p>
          <h2 id="setup-step" ref={heading} tabIndex={-1} className={styles['name']}>
            {t(`steps.${shown}.name`)}
          </h2>
          <p className={styles['does']}>{t(`steps.${shown}.does`)}</p>
          <p className={styles['doesNot']}>{t(`steps.${shown}.doesNot`)}</p>
          <div className={styles['body']}>{children}</div>
        </section>
      </div>
    </Page>
  );
}

/** Whose books are being set up stands beside every step: nobody should connect one client's Xero to another's company. */
function CompanyName({ isNew }: { readonly isNew: boolean }) {
  const { t } = useTranslation('start');
  const company = useContext(CompanyContext);
  return (
    <p className={styles['company']}>
      <span className={styles['companyLabel']}>{t('company')}</span>
      {company === null || isNew ? (
        <span className={styles['noCompany']}>{t('noCompany')}</span>
      ) : (
        <bdi translate="no" className={styles['companyName']} title={company.name}>
          {company.name}
        </bdi>
      )}
    </p>
  );
}
