import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanyContext } from '../bridge/company.ts';
import { errorOfThrown } from '../bridge/host-error.ts';
import { useLive } from '../bridge/live.ts';
import { appQuery } from '../bridge/queries.ts';
import { Button } from '../ui/button.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { pageToasts } from '../ui/page-toasts.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { localeFor } from '../words/format.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { useShownLanguage } from './language.ts';
import styles from './root.module.css';
import { Shell } from './shell.tsx';
import { useShownCompany } from './shown-company.ts';
import { useRememberedTheme } from './theme.ts';
import { useNoPageCommands } from './use-page-commands.ts';

// Only wanted once, at the end: the first screen does not wait for it.
const Finishing = lazy(async () => ({ default: (await import('./finishing.tsx')).Finishing }));
const StartScreen = lazy(async () => ({ default: (await import('../features/start/start-screen.tsx')).StartScreen }));

/** The page from the outside in: language and theme, then the company, then everything about it. */
export function Root() {
  const { t, i18n } = useTranslation();
  const preferences = useQuery(appQuery('preferences.read'));
  const theme = useRememberedTheme();
  const isFinishing = useLive((live) => live.isFinishing);
  useShownLanguage();
  return (
    <KitRoot lang={localeFor(i18n.language, navigator.languages)} theme={theme}>
      <ErrorBoundary resetKey="page" fallback={(error, retry) => <Broken error={error} onRetry={retry} />}>
        {/* Without the preferences the first frame would show another company than the last one. */}
        {(preferences.isSuccess || preferences.isError) && <Company />}
      </ErrorBoundary>
      <Suspense fallback={null}>{isFinishing && <Finishing />}</Suspense>
      <Toasts store={pageToasts} label={t('toast.label')} closeLabel={t('toast.dismiss')} />
    </KitRoot>
  );
}

function Company() {
  const { app, failure, company } = useShownCompany();
  if (failure !== null) return <NoHost error={failure} />;
  if (app === null) return null;
  if (company === null) return <FirstRun />;
  return (
    <CompanyContext value={{ ...company, author: app.author }}>
      <Shell />
    </CompanyContext>
  );
}

function FirstRun() {
  useNoPageCommands();
  return (
    <Suspense fallback={null}>
      <main className={styles['alone']}>
        <StartScreen />
      </main>
    </Suspense>
  );
}

/** The page came, but what is behind it does not answer. */
function NoHost({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const { code } = errorOfThrown(error);
  const words = code === 'signed-out' ? 'signedOut' : 'lost';
  return (
    <main className={styles['broken']}>
      <ProblemNote
        whatHappened={t(`banner.${words}.title`)}
        why={t(`banner.${words}.why`)}
        whatToDo={t(`banner.${words}.todo`)}
      />
    </main>
  );
}

function Broken({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <main className={styles['broken']}>
      <ProblemNote
        whatHappened={t('problem.screen.title')}
        why={t('problem.screen.why')}
        whatToDo={t('problem.screen.todo')}
        actions={<Button onPress={onRetry}>{t('problem.screen.retry')}</Button>}
      />
      <code translate="no">{errorOfThrown(error).message}</code>
    </main>
  );
}
