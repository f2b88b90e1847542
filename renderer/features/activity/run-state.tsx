import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleSlash from 'lucide-react/icons/circle-slash';
import CircleX from 'lucide-react/icons/circle-x';
import Clock from 'lucide-react/icons/clock';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import type { Tone } from '../../ui/tone.ts';
import type { RunOutcome } from './run-outcome.ts';

const looks: Readonly<Record<RunOutcome, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  ok: { tone: 'green', icon: <CircleCheck /> },
  attention: { tone: 'amber', icon: <CircleAlert /> },
  waiting: { tone: 'amber', icon: <Clock /> },
  early: { tone: 'red', icon: <CircleX /> },
  running: { tone: 'accent', icon: <RefreshCw /> },
  broken: { tone: 'red', icon: <CircleX /> },
  outside: { tone: 'neutral', icon: <CircleSlash /> },
};

interface RunStateProps {
  readonly outcome: RunOutcome;
  readonly look: 'filled' | 'plain';
}

/** What a run came to, in a word with its sign. */
export function RunState({ outcome, look }: RunStateProps) {
  const { t } = useTranslation('activity');
  const { tone, icon } = looks[outcome];
  return (
    <Badge tone={tone} icon={icon} look={look}>
      {t(`outcome.${outcome}`)}
    </Badge>
  );
}
