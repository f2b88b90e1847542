import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../../ui/problem-note.tsx';

/** Why a file that is here cannot be shown. */
export interface InvoiceProblemProps {
  readonly words: 'locked' | 'damaged' | 'viewer' | 'image' | 'kind';
  readonly actions?: ReactNode;
}

export function InvoiceProblem({ words, actions }: InvoiceProblemProps) {
  const { t } = useTranslation('detail');
  return (
    <ProblemNote
      whatHappened={t(`invoice.problem.${words}.what`)}
      why={t(`invoice.problem.${words}.why`)}
      whatToDo={t(`invoice.problem.${words}.todo`)}
      actions={actions}
    />
  );
}
