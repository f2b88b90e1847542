import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callApp } from '../../bridge/client.ts';
import { appQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from './failure-note.tsx';

/** The system's own dialog for a folder. Only the desktop app has one; in a browser there is nothing here, and a path is typed. */
export function ChooseFolder({ onChosen }: { readonly onChosen: (path: string) => void }) {
  const { t } = useTranslation('settings');
  const desktop = useQuery(appQuery('desktop.read'));
  const choose = useMutation({
    mutationFn: () => callApp('desktop.chooseFolder', {}),
    onSuccess: ({ path }) => {
      if (path !== null) onChosen(path);
    },
  });
  if (desktop.data === undefined) return null;
  return (
    <>
      {choose.isError && <FailureNote what={t('folder.notChosen')} thrown={choose.error} />}
      <Button pendingLabel={choose.isPending ? t('folder.choosing') : undefined} onPress={() => choose.mutate()}>
        {t('folder.choose')}
      </Button>
    </>
  );
}
