import type { LucideIcon } from 'lucide-react';
import ActivityIcon from 'lucide-react/icons/activity';
import AppWindowIcon from 'lucide-react/icons/app-window';
import DownloadIcon from 'lucide-react/icons/download';
import LayoutDashboardIcon from 'lucide-react/icons/layout-dashboard';
import ListChecksIcon from 'lucide-react/icons/list-checks';
import SettingsIcon from 'lucide-react/icons/settings';
import StethoscopeIcon from 'lucide-react/icons/stethoscope';
import { type ComponentType, createElement, lazy, useState } from 'react';
import { OverviewScreen } from '../features/overview/overview-screen.tsx';
import { loadWords } from '../words/words.ts';

export type PlaceName = 'overview' | 'review' | 'applications' | 'activity' | 'diagnostics' | 'export' | 'settings';

/** A destination of the rail: its screen is loaded when it is first shown. */
export interface Place {
  readonly name: PlaceName;
  /** Second key after G. */
  readonly key: string;
  readonly icon: LucideIcon;
  readonly Screen: ComponentType;
  /** Fetches the screen before it is shown. */
  readonly load: () => Promise<unknown>;
}

/**
 * A screen and its words, fetched side by side: one that had to wait for its words would be seen to come twice. One that is
 * there is drawn at once: what takes the place of a sign of waiting React holds back until that stood for 300 ms.
 */
function screenOf(read: () => Promise<ComponentType>, ...words: string[]): Pick<Place, 'Screen' | 'load'> {
  let present: ComponentType | null = null;
  const load = async () => {
    const [screen] = await Promise.all([read(), loadWords(words)]);
    present = screen;
    return { default: screen };
  };
  const Later = lazy(load);
  function Screen() {
    const [Drawn] = useState<ComponentType>(() => present ?? Later); // for as long as it stands: another would begin anew
    return createElement(Drawn);
  }
  return { Screen, load };
}

export const places: readonly Place[] = [
  {
    name: 'overview',
    key: 'o',
    icon: LayoutDashboardIcon,
    // The app opens with it, so that it comes with the app's own code.
    ...screenOf(() => Promise.resolve(OverviewScreen), 'overview'),
  },
  {
    name: 'review',
    key: 'r',
    icon: ListChecksIcon,
    ...screenOf(async () => (await import('../features/review/review-screen.tsx')).ReviewScreen, 'review'),
  },
  {
    name: 'applications',
    key: 'a',
    icon: AppWindowIcon,
    ...screenOf(
      async () => (await import('../features/applications/applications-screen.tsx')).ApplicationsScreen,
      'applications',
    ),
  },
  {
    name: 'activity',
    key: 'l',
    icon: ActivityIcon,
    ...screenOf(async () => (await import('../features/activity/activity-screen.tsx')).ActivityScreen, 'activity'),
  },
  {
    name: 'diagnostics',
    key: 'd',
    icon: StethoscopeIcon,
    ...screenOf(
      async () => (await import('../features/diagnostics/diagnostics-screen.tsx')).DiagnosticsScreen,
      'diagnostics',
    ),
  },
  {
    name: 'export',
    key: 'e',
    icon: DownloadIcon,
    ...screenOf(async () => (await import('../features/export/export-screen.tsx')).ExportScreen, 'export'),
  },
  {
    name: 'settings',
    key: 's',
    icon: SettingsIcon,
    ...screenOf(async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen, 'settings'),
  },
];

export function placeNamed(name: string | undefined): Place | null {
  return places.find((place) => place.name === name) ?? null;
}
