import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CheckDto } from '../../../shared/contract/diagnostics.ts';
import { useCompany } from '../../bridge/company.ts';
import { appQuery } from '../../bridge/queries.ts';
import { useFormat } from '../../words/format.ts';
import { useCheckWords } from './use-check-words.ts';

/** Checks as plain text for a colleague: question, state, answer, evidence, and when and where it was so. */
export function useCheckText(): (checks: readonly CheckDto[], takenAtMs: number) => string {
  const { t } = useTranslation('diagnostics');
  const words = useCheckWords();
  const format = useFormat();
  const company = useCompany();
  const { data: app } = useQuery(appQuery('app.read'));
  const textOf = (check: CheckDto): string => {
    const action = words.action(check);
    return [
      words.question(check),
      `${words.state(check)}: ${words.answer(check)}`,
      ...(action === null ? [] : [t('copy.todo', { action })]),
      ...words.evidence(check).map(({ label, value }) => `- ${label}: ${value}`),
    ].join('\n');
  };
  return (checks, takenAtMs) => {
    const foot = t('copy.foot', {
      company: company.name,
      at: format.moment(new Date(takenAtMs).toISOString()),
      version: app?.version ?? '',
    });
    return `${[...checks.map(textOf), foot].join('\n\n')}\n`;
  };
}
