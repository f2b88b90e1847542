import ExternalLink from 'lucide-react/icons/external-link';
import { useTranslation } from 'react-i18next';
import type { CheckDto } from '../../../shared/contract/diagnostics.ts';
import type { ReviewFilter } from '../../../shared/contract/review-list.ts';
import { useAct } from '../../bridge/act.ts';
import { host } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { fixHref } from '../../bridge/fix-href.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { useLive } from '../../bridge/live.ts';
import { Button } from '../../ui/button.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { goTo } from '../../ui/route.ts';
import { useSay } from '../../words/say.ts';

const xeroAddress = 'https://go.xero.com/';
/** What the check "What needs me?" counts. */
const needsPerson: ReviewFilter = { states: ['proposed', 'held', 'blocked'] };

/** The one step that leads to what mends it; nothing where only time does. */
export function CheckFix({ check: { fix } }: { readonly check: CheckDto }) {
  const { t } = useTranslation(['diagnostics', 'common'] as const);
  if (fix === null || fix.kind === 'wait') return null;
  if (fix.kind === 'sync') return <SyncNow />;
  if (fix.kind === 'xero')
    return (
      <Button size="small" icon={<ExternalLink />} onPress={() => host.openExternal(xeroAddress)}>
        {t('diagnostics:openXero')}
      </Button>
    );
  const href = fixHref(fix, needsPerson);
  if (href === null) return null;
  const label =
    fix.kind === 'settings'
      ? t(`diagnostics:fix.${fix.section}`)
      : t(fix.kind === 'feed' ? 'common:fix.feed' : 'diagnostics:fix.review');
  return (
    <Button size="small" onPress={() => goTo(href)}>
      {label}
    </Button>
  );
}

function SyncNow() {
  const { t } = useTranslation('common');
  const say = useSay();
  const company = useCompany();
  const isUnderWay = useLive((live) => live.progress[company.id] !== undefined);
  const begin = useAct('sync.start');
  const start = (): void =>
    begin.mutate(
      { push: true, author: company.author },
      {
        onSuccess: () => void pageToasts.show({ kind: 'info', title: t('sync.started') }),
        onError: (thrown) =>
          pageToasts.show({ kind: 'problem', title: t('sync.failed'), detail: say(errorOfThrown(thrown).message) }),
      },
    );
  return (
    <Button size="small" pendingLabel={isUnderWay || begin.isPending ? t('sync.running') : undefined} onPress={start}>
      {t('fix.sync')}
    </Button>
  );
}
