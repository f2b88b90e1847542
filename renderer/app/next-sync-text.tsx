import { useQuery } from '@tanstack/react-query';
import { useCompany } from '../bridge/company.ts';
import { appQuery } from '../bridge/queries.ts';
import { useNow } from '../ui/use-now.ts';
import { useNextSync } from '../words/next-sync.ts';
import styles from './connection-state.module.css';

/** When the company on screen is synced by itself next, or why it is not. */
export function NextSyncText() {
  const company = useCompany();
  const { data } = useQuery(appQuery('background.read'));
  const say = useNextSync();
  const text = say(
    data?.companies.find((one) => one.company === company.id),
    useNow(),
  );
  return text === null ? null : <p className={styles['sync']}>{text}</p>;
}
