import { useTranslation } from 'react-i18next';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { PlacedTexts } from '../../ui/placed-texts.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSay } from '../../words/say.ts';
import { FailureNote } from './failure-note.tsx';

/** Why nothing was imported: of each file, and of each line that stands in the way, what to do about it. */
export function ImportFailure({ thrown }: { readonly thrown: unknown }) {
  const { t } = useTranslation('common');
  const say = useSay();
  const { details } = errorOfThrown(thrown);
  if (details.length === 0) return <FailureNote what={t('files.failed')} thrown={thrown} />;
  const items = details.map(({ at, message }) => ({ at, text: say(message) }));
  return (
    <div role="alert">
      <ProblemNote whatHappened={t('files.failed')} why={<PlacedTexts items={items} />} whatToDo={null} />
    </div>
  );
}
