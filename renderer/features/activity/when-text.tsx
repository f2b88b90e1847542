import { agoText } from '../../ui/ago-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useFormat } from '../../words/format.ts';

const dayMs = 86_400_000;

/** When something happened: in words up to a day ago, then the day and the time, for a day has many runs. */
export function WhenText({ at }: { readonly at: string }) {
  const format = useFormat();
  const nowMs = useNow();
  const exact = format.moment(at);
  return (
    <time dateTime={at} title={exact} translate="no">
      {nowMs - Date.parse(at) < dayMs ? agoText(at, format.locale, nowMs) : exact}
    </time>
  );
}
