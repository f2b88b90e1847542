import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../bridge/company.ts';
import { errorOfThrown } from '../bridge/host-error.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { goTo, useScreenName } from '../ui/route.ts';
import { type Shortcut, useRestingShortcuts, useShortcuts } from '../ui/shortcuts.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { Banners } from './banners.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { placeNamed, places } from './places.ts';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { usePageCommands } from './use-page-commands.ts';
import { useSyncNow } from './use-sync-now.ts';

const loadPalette = async () => ({ default: (await import('./command-palette.tsx')).CommandPalette });
const CommandPalette = lazy(loadPalette);
const ShortcutOverview = lazy(async () => ({ default: (await import('./shortcut-overview.tsx')).ShortcutOverview }));
const StartScreen = lazy(async () => ({ default: (await import('../features/start/start-screen.tsx')).StartScreen }));

/** What is open above the screens. */
type Above = 'palette' | 'shortcuts' | null;

/** Everything around a screen of the company that is shown. */
export function Shell() {
  const { t } = useTranslation();
  const company = useCompany();
  const screen = useScreenName();
  const [above, setAbove] = useState<Above>(null);
  const place = screen === 'start' ? null : (placeNamed(screen) ?? places[0] ?? null);
  useGlobalShortcuts(setAbove);
  usePageCommands(() => setAbove('shortcuts'));
  useRestingShortcuts(above !== null);
  const Screen = place?.Screen ?? StartScreen;
  useFocusOnScreen(screen);
  return (
    <div className={styles['shell']}>
      <button type="button" className={styles['skip']} onClick={skipToContent}>
        {t('nav.skip')}
      </button>
      <Rail shown={place} onPalette={() => setAbove('palette')} />
      <div className={styles['column']}>
        {/* Where the rail has room for the initials alone; the switcher says it to everybody who listens. */}
        <p className={styles['company']} translate="no" aria-hidden>
          <bdi>{company.name}</bdi>
        </p>
        {company.sample && <p className={styles['sample']}>{t('banner.sample')}</p>}
        <Banners />
        <main id="content" tabIndex={-1} className={styles['main']}>
          <ErrorBoundary
            resetKey={`${company.id} ${screen}`}
            fallback={(error, retry) => <BrokenScreen error={error} onRetry={retry} />}
          >
            <Suspense fallback={<Skeleton label={t('app.loading')} shape="table" />}>
              {/* Another company is another screen: nothing of the one before may be left in it. */}
              <Screen key={company.id} />
              <FetchAhead />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Suspense fallback={null}>
        {above === 'palette' && <CommandPalette onClose={() => setAbove(null)} />}
        {above === 'shortcuts' && <ShortcutOverview onClose={() => setAbove(null)} />}
      </Suspense>
    </div>
  );
}

/**
 * Stands beside the screen, so it begins when that is there: then come the palette, so that the first letters typed into it
 * find it, and one after the other the screens that may be wanted next.
 */
function FetchAhead() {
  useEffect(() => {
    const idle = requestIdleCallback(() => void fetchAhead());
    return () => cancelIdleCallback(idle);
  }, []);
  return null;
}

async function fetchAhead(): Promise<void> {
  const review = placeNamed('review');
  const others = places.filter((place) => place !== review);
  for (const load of [loadPalette, review?.load, ...others.map((place) => place.load)]) {
    await load?.().catch(() => undefined); // it is tried again when it is shown
  }
}

/** Another screen has taken away what had the focus: then it is the screen's, and Tab goes on from there. */
function useFocusOnScreen(screen: string): void {
  useEffect(() => {
    if (screen !== '' && document.activeElement === document.body) document.getElementById('content')?.focus();
  }, [screen]);
}

function useGlobalShortcuts(open: (above: Above) => void): void {
  const { t } = useTranslation();
  const syncNow = useSyncNow();
  const everywhere = t('shortcuts.groups.everywhere');
  const shortcuts: Shortcut[] = [
    {
      keys: 'mod+k',
      label: t('palette.open'),
      group: everywhere,
      run: () => open('palette'),
      inText: true,
      hidden: true,
    },
    { keys: '?', label: t('shortcuts.open'), group: everywhere, run: () => open('shortcuts') },
    { keys: 's', label: t('sync.now'), group: everywhere, run: syncNow },
    ...places.map(({ name, key }) => ({
      keys: `g ${key}`,
      label: t(`nav.${name}`),
      group: t('shortcuts.groups.goTo'),
      run: () => goTo(`#/${name}`),
      hidden: true,
    })),
  ];
  useShortcuts(shortcuts);
}

function BrokenScreen({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['broken']}>
      <ProblemNote
        whatHappened={t('problem.screen.title')}
        why={t('problem.screen.why')}
        whatToDo={t('problem.screen.todo')}
        actions={<Button onPress={onRetry}>{t('problem.screen.retry')}</Button>}
      />
      <details>
        <summary>{t('problem.details')}</summary>
        <code translate="no">{errorOfThrown(error).message}</code>
      </details>
    </div>
  );
}

/** No link: the address is the page's place, and the browser's own jump would leave the screen. */
function skipToContent(): void {
  document.getElementById('content')?.focus();
}
