import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import Clock from 'lucide-react/icons/clock';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useSay } from '../../words/say.ts';
import type { RunOutcome } from './run-outcome.ts';

const looks: Readonly<Record<RunOutcome, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  ok: { tone: 'green', icon: <CircleCheck size={14} /> },
  waiting: { tone: 'amber', icon: <Clock size={14} /> },
  attention: { tone: 'amber', icon: <CircleAlert size={14} /> },
  failed: { tone: 'red', icon: <CircleX size={14} /> },
  running: { tone: 'accent', icon: <RefreshCw size={14} /> },
  broken: { tone: 'red', icon: <CircleX size={14} /> },
};

interface RunStateProps {
  readonly outcome: RunOutcome;
  /** Why it ended early; null where it did not. */
  readonly reason: string | null;
}

/** What a run came to. */
export function RunState({ outcome, reason }: RunStateProps) {
  const { t } = useTranslation('overview');
  const say = useSay();
  const { tone, icon } = looks[outcome];
  return (
    <span title={reason === null ? undefined : say(reason)}>
      <Badge tone={tone} icon={icon} look="plain">
        {t(`runs.${outcome}`)}
      </Badge>
    </span>
  );
}
