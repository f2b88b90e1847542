import { useTranslation } from 'react-i18next';
import type { CheckDto } from '../../../shared/contract/diagnostics.ts';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import { knownCheck, knownEvidence, knownRole } from './check-words.ts';
import { evidenceKind } from './evidence-kind.ts';

export interface EvidenceWords {
  readonly label: string;
  /** The label is the name of an account, not a word of ours. */
  readonly isLabelData: boolean;
  readonly value: string;
  /** The value comes from the books: it was not put into words. */
  readonly isValueData: boolean;
}

export interface CheckWords {
  readonly state: (check: CheckDto) => string;
  readonly question: (check: CheckDto) => string;
  readonly answer: (check: CheckDto) => string;
  readonly action: (check: CheckDto) => string | null;
  readonly evidence: (check: CheckDto) => readonly EvidenceWords[];
}

/** A check in the language of the window. */
export function useCheckWords(): CheckWords {
  const { t } = useTranslation('diagnostics');
  const say = useSay();
  const format = useFormat();
  const worded = (text: string): Pick<EvidenceWords, 'value' | 'isValueData'> => {
    const kind = evidenceKind(text);
    if (kind === 'instant') return { value: format.moment(text), isValueData: true };
    if (kind === 'day') return { value: format.day(text), isValueData: true };
    if (kind === 'count') return { value: format.count(Number(text)), isValueData: true };
    const role = knownRole(text);
    if (role !== null) return { value: t(`roles.${role}`), isValueData: false };
    const said = say(text);
    return { value: said, isValueData: said === text };
  };
  return {
    state: ({ status }) => t(`state.${status}`),
    question: ({ id, title }) => {
      const known = knownCheck(id);
      return known === null ? say(title) : t(`check.${known}.title`);
    },
    answer: ({ detail }) => say(detail),
    action: ({ action }) => (action === null ? null : say(action)),
    evidence: ({ evidence }) =>
      evidence.map(({ label, value }) => {
        const known = knownEvidence(label);
        return {
          label: known === null ? label : t(`evidence.${known}`),
          isLabelData: known === null,
          ...worded(value),
        };
      }),
  };
}
