import { useQuery } from '@tanstack/react-query';
import CommandIcon from 'lucide-react/icons/command';
import { Focusable } from 'react-aria-components/Focusable';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../bridge/company.ts';
import { companyQuery } from '../bridge/queries.ts';
import field from '../ui/field.module.css';
import { IconButton } from '../ui/icon-button.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { useFormat } from '../words/format.ts';
import { CompanySwitcher } from './company-switcher.tsx';
import { ConnectionState } from './connection-state.tsx';
import { type Place, places } from './places.ts';
import styles from './rail.module.css';

interface Props {
  readonly shown: Place | null;
  readonly onPalette: () => void;
}

/** The left edge of every screen: whose books these are, where to go, and whether both services are there. */
export function Rail({ shown, onPalette }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['rail']}>
      <div className={styles['top']}>
        <CompanySwitcher />
        <IconButton label={t('palette.open')} keys="Mod+K" icon={<CommandIcon size={16} />} onPress={onPalette} />
      </div>
      <nav aria-label={t('nav.label')} className={styles['places']}>
        {places.map((place) => (
          <PlaceLink key={place.name} place={place} isShown={place === shown} />
        ))}
      </nav>
      <ConnectionState />
    </div>
  );
}

function PlaceLink({ place, isShown }: { readonly place: Place; readonly isShown: boolean }) {
  const { t } = useTranslation();
  const label = t(`nav.${place.name}`);
  const Icon = place.icon;
  return (
    <Tooltip text={label} keys={`g ${place.key}`} placement="end">
      <Focusable>
        <a href={`#/${place.name}`} className={styles['place']} aria-current={isShown ? 'page' : undefined}>
          <Icon size={16} aria-hidden />
          <span className={styles['name']}>{label}</span>
          {place.name === 'review' && <WaitingCount />}
        </a>
      </Focusable>
    </Tooltip>
  );
}

/** How many wait for a person, beside Review. */
function WaitingCount() {
  const { t } = useTranslation();
  const company = useCompany();
  const format = useFormat();
  const { data } = useQuery(companyQuery(company.id, 'status.read', {}));
  const counts = data?.counts ?? {};
  const waiting = (counts['proposed'] ?? 0) + (counts['held'] ?? 0) + (counts['blocked'] ?? 0);
  if (waiting === 0) return null;
  return (
    <span className={styles['count']} translate="no">
      <span aria-hidden>{format.count(waiting)}</span>
      <span className={field['hidden']}>{t('count.transactions', { count: waiting })}</span>
    </span>
  );
}
