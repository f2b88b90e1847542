import Copy from 'lucide-react/icons/copy';
import Package from 'lucide-react/icons/package';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BundleDialog } from './bundle-dialog.tsx';
import { checkGroups } from './check-groups.ts';
import { CheckRow } from './check-row.tsx';
import { ChecksTaken } from './checks-taken.tsx';
import styles from './diagnostics-screen.module.css';
import { FailureNote } from './failure-note.tsx';
import { useCheckText } from './use-check-text.ts';
import { type Checks, useChecks } from './use-checks.ts';

/** The questions that people ask, each answered from the company's own data at this moment. */
export function DiagnosticsScreen() {
  const { t } = useTranslation('diagnostics');
  const checks = useChecks();
  const [isBundling, setIsBundling] = useState(false);
  return (
    <Page
      title={t('title')}
      subtitle={<ChecksTaken checks={checks} />}
      actions={
        <>
          <CopyAll checks={checks} />
          <Button icon={<Package />} onPress={() => setIsBundling(true)}>
            {t('bundle.open')}
          </Button>
          <Button
            variant="primary"
            icon={<RefreshCw />}
            pendingLabel={checks.isRunning ? t('running') : undefined}
            onPress={checks.again}
          >
            {t('again')}
          </Button>
        </>
      }
    >
      <Answers checks={checks} />
      {isBundling && <BundleDialog onClose={() => setIsBundling(false)} />}
    </Page>
  );
}

function Answers({ checks: { checks, takenAtMs, isRunning, error, again } }: { readonly checks: Checks }) {
  const { t } = useTranslation(['diagnostics', 'common'] as const);
  return (
    <>
      {error !== null && !isRunning && (
        <FailureNote
          what={checks === undefined ? t('diagnostics:failed') : t('diagnostics:failedAgain')}
          thrown={error}
          actions={
            <Button size="small" onPress={again}>
              {t('common:problem.tryAgain')}
            </Button>
          }
        />
      )}
      {checks === undefined && isRunning && <Skeleton label={t('diagnostics:running')} shape="table" count={11} />}
      {checks !== undefined &&
        checkGroups(checks).map((group) => (
          <Section key={group.id} title={t(`diagnostics:group.${group.id}`)}>
            <div className={styles['rows']}>
              {group.checks.map((check) => (
                // One that now needs somebody opens its evidence, whatever it did before.
                <CheckRow key={`${check.id} ${check.status}`} check={check} takenAtMs={takenAtMs} />
              ))}
            </div>
          </Section>
        ))}
    </>
  );
}

function CopyAll({ checks: { checks, takenAtMs } }: { readonly checks: Checks }) {
  const { t } = useTranslation('diagnostics');
  const textOf = useCheckText();
  const copy = (): void => {
    const inOrder = checkGroups(checks ?? []).flatMap((group) => group.checks);
    navigator.clipboard.writeText(textOf(inOrder, takenAtMs)).then(
      () => pageToasts.show({ kind: 'success', title: t('copy.done', { count: inOrder.length }) }),
      () => pageToasts.show({ kind: 'problem', title: t('copy.failed'), detail: t('copy.failedWhy') }),
    );
  };
  return (
    <Button icon={<Copy />} isDisabled={checks === undefined} onPress={copy}>
      {t('copy.all')}
    </Button>
  );
}
