import { useTranslation } from 'react-i18next';
import type words from '../../words/en/activity.json';

type EventWord = keyof (typeof words)['event'];

/** What happened, in words; an event of another version of the program keeps its own name. */
export function useEventWord(): (event: string) => string {
  const { t, i18n } = useTranslation('activity');
  return (event) => {
    if (!i18n.exists(`event.${event}`, { ns: 'activity' })) return event;
    return t(`event.${event as EventWord}`); // the words themselves say so
  };
}
