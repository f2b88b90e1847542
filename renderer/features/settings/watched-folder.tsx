import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchedFolderDto } from '../../../shared/contract/import-files.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { Button } from '../../ui/button.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { PlacedTexts } from '../../ui/placed-texts.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSay } from '../../words/say.ts';
import { ChooseFolder } from './choose-folder.tsx';
import styles from './form.module.css';
import { ImportFailure } from './import-failure.tsx';

/** A folder of this computer that is looked into for exported files. */
export function WatchedFolder({ folder }: { readonly folder: WatchedFolderDto | null }) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const { author } = useCompany();
  const [typed, setTyped] = useState<string | null>(null);
  const watch = useAct('import.watch');
  const path = typed ?? folder?.path ?? '';
  const save = (next: string | null): void =>
    watch.mutate(
      { path: next, author },
      {
        onSuccess: () => {
          setTyped(null);
          pageToasts.show({ kind: 'success', title: t(next === null ? 'folder.ended' : 'folder.begun') });
        },
      },
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!watch.isPending) save(path);
  };
  const problems = folder?.files ?? [];
  return (
    <form className={styles['stack']} onSubmit={submit} noValidate>
      <div className={styles['fields']}>
        <TextField
          label={t('folder.label')}
          description={t('folder.help')}
          look="code"
          autoComplete="off"
          value={path}
          onChange={setTyped}
        />
      </div>
      {watch.isError && <ImportFailure thrown={watch.error} />}
      {folder !== null && folder.problem !== null && (
        <ProblemNote whatHappened={t('folder.unread')} why={say(folder.problem)} whatToDo={null} />
      )}
      {problems.length > 0 && (
        <ProblemNote
          whatHappened={t('folder.notTaken')}
          why={<PlacedTexts items={problems.map(({ name, problem }) => ({ at: name, text: say(problem) }))} />}
          whatToDo={t('folder.todo')}
        />
      )}
      <div className={styles['buttons']}>
        <ChooseFolder onChosen={save} />
        <Button
          type="submit"
          isDisabled={path.trim() === ''}
          pendingLabel={watch.isPending ? t('folder.working') : undefined}
        >
          {t('folder.watch')}
        </Button>
        {folder !== null && (
          <Button variant="quiet" onPress={() => save(null)}>
            {t('folder.end')}
          </Button>
        )}
      </div>
    </form>
  );
}
