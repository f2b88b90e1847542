import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import CircleX from 'lucide-react/icons/circle-x';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckDto } from '../../../shared/contract/diagnostics.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Tone } from '../../ui/tone.ts';

const looks: Readonly<Record<CheckDto['status'], { readonly tone: Tone; readonly icon: ReactNode }>> = {
  ok: { tone: 'green', icon: <CircleCheck /> },
  warning: { tone: 'amber', icon: <CircleAlert /> },
  problem: { tone: 'red', icon: <CircleX /> },
  unknown: { tone: 'neutral', icon: <CircleQuestionMark /> },
};

/** How a check came out, in a word with its sign. */
export function CheckState({ status }: { readonly status: CheckDto['status'] }) {
  const { t } = useTranslation('diagnostics');
  const { tone, icon } = looks[status];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`state.${status}`)}
    </Badge>
  );
}
