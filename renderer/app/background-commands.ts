import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useBackgroundAct } from '../bridge/background.ts';
import { errorOfThrown } from '../bridge/host-error.ts';
import { appQuery } from '../bridge/queries.ts';
import { pageToasts } from '../ui/page-toasts.ts';
import { useSay } from '../words/say.ts';

interface BackgroundCommand {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly run: () => void;
}

/** Pausing the syncs that begin by themselves for an hour, or letting them go on; none where there are none. */
export function useBackgroundCommands(): readonly BackgroundCommand[] {
  const { t } = useTranslation();
  const say = useSay();
  const { data } = useQuery(appQuery('background.read'));
  const pause = useBackgroundAct('background.pause');
  if (data === undefined || data.companies.length === 0) return [];
  const isPaused = data.pausedUntil !== null;
  const onError = (thrown: unknown) =>
    pageToasts.show({
      kind: 'problem',
      title: t('background.notChanged'),
      detail: say(errorOfThrown(thrown).message),
    });
  return [
    {
      id: 'background',
      group: t('palette.groups.actions'),
      label: t(isPaused ? 'background.resume' : 'background.pause'),
      run: () => pause.mutate({ minutes: isPaused ? null : 60 }, { onError }),
    },
  ];
}
