import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import Clock from 'lucide-react/icons/clock';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import type { Tone } from '../../ui/tone.ts';

export type Health = 'ok' | 'ending' | 'refused' | 'none';

const looks: Readonly<Record<Health, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  ok: { tone: 'green', icon: <CircleCheck size={14} /> },
  ending: { tone: 'amber', icon: <Clock size={14} /> },
  refused: { tone: 'red', icon: <CircleAlert size={14} /> },
  none: { tone: 'neutral', icon: <CircleDashed size={14} /> },
};

export function HealthBadge({ health }: { readonly health: Health }) {
  const { t } = useTranslation('settings');
  const { tone, icon } = looks[health];
  return (
    <Badge tone={tone} icon={icon} look="plain">
      {t(`health.${health}`)}
    </Badge>
  );
}
