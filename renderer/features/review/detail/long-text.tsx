import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../ui/link-button.tsx';

/** Characters that are shown without being asked for: some five lines of the pane. */
const shownAtFirst = 300;

/** A text of the company's that may be of any length: its beginning, and the whole on request. */
export function LongText({ text }: { readonly text: string }) {
  const { t } = useTranslation('detail');
  const [isWhole, setIsWhole] = useState(false);
  if (text.length <= shownAtFirst) return <bdi translate="no">{text}</bdi>;
  return (
    <>
      <bdi translate="no">{isWhole ? text : `${Array.from(text).slice(0, shownAtFirst).join('')}…`}</bdi>{' '}
      <LinkButton onPress={() => setIsWhole(!isWhole)}>{t(isWhole ? 'facts.lessText' : 'facts.wholeText')}</LinkButton>
    </>
  );
}
