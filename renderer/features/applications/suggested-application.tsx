import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SuggestionDto } from '../../../shared/contract/suggestions.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useSay } from '../../words/say.ts';
import { shortName } from './short-name.ts';
import styles from './suggest-sheet.module.css';
import { useCodingText } from './use-coding-text.ts';

interface SuggestedApplicationProps {
  /** Of one application; at least one. */
  readonly suggestions: readonly SuggestionDto[];
  readonly reference: ReferenceDto | null;
  /** Ids of those that are not to be accepted. */
  readonly left: ReadonlySet<string>;
  readonly isBusy: boolean;
  readonly onToggle: (id: string) => void;
}

/** An application with what it could be set to: from what to what, and why. */
export function SuggestedApplication(props: SuggestedApplicationProps) {
  const { suggestions, reference, left, isBusy, onToggle } = props;
  const { t } = useTranslation('applications');
  const say = useSay();
  const text = useCodingText(reference);
  const labelOf = ({ field, value, label, now }: SuggestionDto): string => {
    const said = { field: t(`settings.${field}`), value: text(field, value, label) };
    return now === null ? t('suggest.to', said) : t('suggest.instead', { ...said, now: now.label });
  };
  return (
    <li className={styles['application']}>
      <bdi className={styles['name']} translate="no">
        {shortName(suggestions[0]?.application ?? '')}
      </bdi>
      <ul>
        {suggestions.map((suggestion) => (
          <li key={suggestion.id} className={styles['suggestion']}>
            <Checkbox
              label={labelOf(suggestion)}
              isSelected={!left.has(suggestion.id)}
              isDisabled={isBusy}
              onChange={() => onToggle(suggestion.id)}
            />
            <p className={styles['evidence']}>{say(suggestion.evidence)}</p>
          </li>
        ))}
      </ul>
    </li>
  );
}
